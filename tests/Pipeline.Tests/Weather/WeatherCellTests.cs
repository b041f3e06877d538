using CsCheck;
using Wiker.Ingest.Pipeline.Weather;

namespace Wiker.Ingest.Pipeline.Tests.Weather;

public sealed class WeatherCellTests
{
    [Fact]
    public void Every_point_lies_within_a_cells_half_diagonal_of_its_middle_and_the_middle_lies_in_the_cell() => Gen.Select(Gen.Double[-60, 60], Gen.Double[-179, 179]).Sample((lat, lon) =>
    {
        var cell = WeatherCell.Of(new LatLon(lat, lon), "Europe/Paris");

        cell.Middle.MetresTo(new LatLon(lat, lon)).ShouldBeLessThan(7_200); // 10 km by 10 km; a row is a little wider at its end toward the equator
        WeatherCell.Of(cell.Middle, "Europe/Paris").ShouldBe(cell);
    });

    [Fact]
    public void Another_clock_is_another_cell()
    {
        var point = new LatLon(18.07, -63.05);
        WeatherCell.Of(point, "America/Marigot").Key.ShouldNotBe(WeatherCell.Of(point, "America/St_Barthelemy").Key);
    }
}
