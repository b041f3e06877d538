using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Store;
using static Wiker.Ingest.Pipeline.Tests.Pictures.TownWithPictures;

namespace Wiker.Ingest.Pipeline.Tests.Pictures;

/// <summary>Pictures from the feed of a real server to our own thumbnails: fetched once, asked about again, fetched anew when they were lost.</summary>
public sealed class PictureFollowerTests : IAsyncLifetime
{
    private TownWithPictures _pictures = null!;
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = (_pictures = await TownWithPictures.StartAsync()).Town;

    public ValueTask DisposeAsync() => _pictures.DisposeAsync();

    [Fact]
    public async Task A_record_s_picture_is_fetched_after_the_run_and_its_record_gets_a_new_number()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(1_600, 900), "image/jpeg");
        await _pictures.PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        var before = _town.Titled("Fest-noz");
        _pictures.Kept(before).ShouldBeNull();

        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(1);

        var kept = _pictures.Kept(before).ShouldNotBeNull();
        (kept.Small, kept.Large).ShouldBe((new PixelSize(480, 270), new PixelSize(1_200, 675)));
        _town.Pictures.TryFind(PictureFiles.FileName(kept.Name, ThumbnailSize.Large), out var path).ShouldBeTrue();
        (await File.ReadAllBytesAsync(path!, Cancellation)).AsSpan(0, 2).ToArray().ShouldBe([0xFF, 0xD8]);
        var after = _town.Titled("Fest-noz");
        after.Version.ShouldBeGreaterThan(before.Version);
        after.Content.ShouldBeEquivalentTo(before.Content);
        _town.Differences().ShouldBeEmpty();

        // Its own number is no reason to ask again, and neither is another run.
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
        await _town.RunDailyAsync(_pictures.News, 2);
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
        _town.Titled("Fest-noz").Version.ShouldBe(after.Version);
        _pictures.Asked(Poster).ShouldBe(["200 /affiches/fest-noz.jpg"]);
    }

    [Fact]
    public async Task A_month_later_it_is_asked_whether_the_picture_has_changed()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(800, 600), "image/jpeg");
        await _pictures.PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var (record, first) = (_town.Titled("Fest-noz"), _pictures.Kept(_town.Titled("Fest-noz"))!);

        _town.Time.Advance(TimeSpan.FromDays(30));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(1);
        _town.Titled("Fest-noz").Version.ShouldBe(record.Version);

        _town.Site.Serve(Poster, DrawnPictures.Draw(600, 800), "image/jpeg");
        _town.Time.Advance(TimeSpan.FromDays(30));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(1);
        var second = _pictures.Kept(record)!;
        second.Name.ShouldNotBe(first.Name);
        _town.Titled("Fest-noz").Version.ShouldBeGreaterThan(record.Version);
        _town.Pictures.Has(first.Name).ShouldBeFalse();
        _town.Pictures.Has(second.Name).ShouldBeTrue();

        // Vanished at its source, it stays as long as the source still says it.
        _town.Site.Fail(Poster, 404);
        _town.Time.Advance(TimeSpan.FromDays(30));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(1);
        _pictures.Kept(record)!.Name.ShouldBe(second.Name);
        _pictures.Reasons().ShouldBe(["gone"]);
        _pictures.Asked(Poster).ShouldBe(["200 /affiches/fest-noz.jpg", "304 /affiches/fest-noz.jpg", "200 /affiches/fest-noz.jpg", "404 /affiches/fest-noz.jpg"]);
    }

    [Fact]
    public async Task Thumbnails_that_were_lost_are_fetched_again_at_the_next_start()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await _pictures.PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var name = _pictures.Kept(_town.Titled("Fest-noz"))!.Name;
        Directory.Delete(_town.PicturesFolder, recursive: true);

        var leftOver = Path.Combine(_town.PicturesFolder, "ff", PictureFiles.FileName(new string('f', 32), ThumbnailSize.Small));
        Directory.CreateDirectory(Path.GetDirectoryName(leftOver)!);
        await File.WriteAllBytesAsync(leftOver, [1], Cancellation);

        using var restarted = _town.NewPictureFollower();
        (await restarted.SettleAsync(Cancellation)).ShouldBe(1);
        _town.Pictures.Has(name).ShouldBeTrue();
        File.Exists(leftOver).ShouldBeFalse();
    }

    [Fact]
    public async Task A_start_that_finds_rows_and_files_agreeing_waits_for_no_writer()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await _pictures.PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        using var restarted = _town.NewPictureFollower();

        using var writer = _town.Store.Write();
        (await Task.Run(() => restarted.SettleAsync(Cancellation), Cancellation).WaitAsync(TimeSpan.FromMinutes(10), Cancellation)).ShouldBe(0);
    }
}
