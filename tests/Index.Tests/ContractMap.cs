using static Wiker.Ingest.Index.Tests.Samples;

namespace Wiker.Ingest.Index.Tests;

public abstract partial class RecordIndexContract
{
    [Fact]
    public async Task A_map_s_cells_count_records_by_their_points_and_name_the_one_that_is_alone()
    {
        await Put(
            ("a", Document() with { Points = [At(0), At(100)] }),
            ("b", Document() with { Points = [At(50)] }),
            ("c", Document() with { Points = [At(8_000)] }),
            ("d", Document()),
            ("e", null));
        var cells = (await Index.SearchAsync(Query() with { MapLevel = 12, Limit = 1 }, CancellationToken.None)).Cells;
        cells.Select(cell => (cell.Records, cell.Id)).ShouldBe([(1, "c"), (2, null)]);
        cells[0].Mean.MetresTo(North(8_000)).ShouldBeLessThan(1);
        cells[1].Mean.MetresTo(North(50)).ShouldBeLessThan(1);
        cells[1].Cell.ShouldBe(MapCell.Of(Donges, 12));
        (await Index.SearchAsync(Query(), CancellationToken.None)).Cells.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_map_shows_the_points_of_the_zone_and_the_cells_of_the_box()
    {
        await Put(
            ("a", Document() with { Points = [At(100), At(50_000)] }),
            ("b", Document() with { Points = [At(60_000, "35238")] }),
            ("c", Document() with { Points = [At(200, "44103")] }));
        var near = (await Index.SearchAsync(Near(1_000, ["35238"], ["44103"]) with { MapLevel = 14 }, CancellationToken.None)).Cells;
        near.Select(cell => cell.Id).ShouldBe(["b", "a"]);
        var box = new BoundingBox(Donges.Lon - 0.01, Donges.Lat - 0.01, Donges.Lon + 0.01, Donges.Lat + 0.01);
        var boxed = (await Index.SearchAsync(Query() with { Bbox = box, MapLevel = 14 }, CancellationToken.None)).Cells;
        boxed.Sum(cell => cell.Records).ShouldBe(2);
    }

    [Fact]
    public async Task A_map_has_at_most_two_thousand_cells_those_with_the_most_records()
    {
        await Put([.. Enumerable.Range(0, 2_100).Select(at => ($"r{at:0000}", (IndexDocument?)(Document() with { Points = [new(new LatLon(40 + (at / 100 * 0.1), -2 + (at % 100 * 0.1)), null)] }))),
            ("twin", Document() with { Points = [new(new LatLon(42.0, 7.9), null)] })]);
        var cells = (await Index.SearchAsync(Query() with { MapLevel = 16, Limit = 1 }, CancellationToken.None)).Cells;
        cells.Count.ShouldBe(IndexAnswer.MostCells);
        cells.Count(cell => cell.Records == 2).ShouldBe(1);
        cells.Select(cell => (cell.Cell.Y, cell.Cell.X)).ShouldBeInOrder();
    }
}
