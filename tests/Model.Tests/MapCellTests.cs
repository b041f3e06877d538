namespace Wiker.Ingest.Model.Tests;

public sealed class MapCellTests
{
    // Reckoned beside this code by the formula of the OpenStreetMap wiki (asinh of the tangent), and the corners of the map.
    [Theory]
    [InlineData(0, 0, 4, 8, 8)]
    [InlineData(47.3183, -2.0756, 14, 8097, 5741)]
    [InlineData(51.51202, 0.02435, 16, 32772, 21791)]
    [InlineData(89.9, -180, 8, 0, 0)]
    [InlineData(-89.9, 180, 8, 255, 255)]
    public void A_point_lies_in_the_cell_that_tiles_count(double lat, double lon, int level, int x, int y) => MapCell.Of(new(lat, lon), level).ShouldBe(new(level, x, y));

    [Fact]
    public void A_cell_s_bounds_hold_its_points_and_touch_the_boxes_that_hold_them()
    {
        for (var lat = -84.0; lat < 85; lat += 7.3)
        {
            for (var lon = -179.0; lon < 180; lon += 11.7)
            {
                foreach (var level in MapCell.Levels)
                {
                    var cell = MapCell.Of(new(lat, lon), level);
                    cell.Bounds.Contains(new(lat, lon)).ShouldBeTrue();
                    cell.Touches(new(lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001)).ShouldBeTrue();
                    cell.Touches(new(cell.Bounds.East + 1e-9, lat, cell.Bounds.East + 1, lat + 1)).ShouldBeFalse();
                }
            }
        }
        MapCell.Of(new(89, 0), 8).Touches(new(-1, 88, 1, 90)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 6)]
    [InlineData(11, 12)]
    [InlineData(12, 14)]
    [InlineData(19, 18)]
    public void Cells_are_64_to_128_pixels_wide(int zoom, int level) => MapCell.LevelOf(zoom).ShouldBe(level);
}
