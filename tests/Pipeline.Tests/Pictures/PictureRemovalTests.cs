using static Wiker.Ingest.Pipeline.Tests.Pictures.TownWithPictures;

namespace Wiker.Ingest.Pipeline.Tests.Pictures;

/// <summary>Thumbnails go with the last record that says them, when they are reserved, and when a person asks; never before their rows.</summary>
public sealed class PictureRemovalTests : IAsyncLifetime
{
    private TownWithPictures _pictures = null!;
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = (_pictures = await TownWithPictures.StartAsync()).Town;

    public ValueTask DisposeAsync() => _pictures.DisposeAsync();

    [Fact]
    public async Task A_picture_goes_with_the_last_record_that_says_it()
    {
        var other = new Uri("http://nouvelles.town.test/affiches/copie.jpg");
        var file = DrawnPictures.Draw(200, 200);
        _town.Site.Serve(Poster, file, "image/jpeg");
        _town.Site.Serve(other, file, "image/jpeg");
        await _pictures.PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"), ("Loto", other, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var name = _pictures.Kept(_town.Titled("Fest-noz"))!.Name;
        _pictures.Kept(_town.Titled("Loto"))!.Name.ShouldBe(name); // the same file of two addresses is kept once
        _pictures.Files().Length.ShouldBe(2);

        await _pictures.PublishAsync(("Fest-noz", null, null), ("Loto", other, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        _town.Pictures.Has(name).ShouldBeTrue();
        _town.Read(s => s.Pictures.Find(Poster.AbsoluteUri)).ShouldBeNull();

        await _pictures.PublishAsync(("Fest-noz", null, null), ("Loto", null, null));
        await _town.PictureFollower.SettleAsync(Cancellation);
        _pictures.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_that_is_reserved_later_is_taken_down()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await _pictures.PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var (record, name) = (_town.Titled("Fest-noz"), _pictures.Kept(_town.Titled("Fest-noz"))!.Name);

        _town.Site.Serve(Poster, DrawnPictures.Draw(210, 200), "image/jpeg", ("X-Robots-Tag", "noai"));
        _town.Time.Advance(TimeSpan.FromDays(30));
        await _town.PictureFollower.SettleAsync(Cancellation);

        _pictures.Kept(record).ShouldBeNull();
        _town.Pictures.Has(name).ShouldBeFalse();
        _town.Titled("Fest-noz").Version.ShouldBeGreaterThan(record.Version);
    }

    [Fact]
    public async Task A_removal_request_takes_a_picture_whose_words_name_the_person()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await _pictures.PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        _pictures.Files().Length.ShouldBe(2);

        _town.Remove("Odile Kervrannec");

        _pictures.Files().ShouldBeEmpty();
        _town.Titled("Fest-noz").Content.Image.ShouldBeNull();
        _town.WholeDump().ShouldNotContain("Kervrannec");
        await _town.RunDailyAsync(_pictures.News, 1);
        await _town.PictureFollower.SettleAsync(Cancellation);
        _pictures.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removal_request_that_was_cut_short_before_it_deleted_files_deletes_them_when_asked_again()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await _pictures.PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var copies = _pictures.Files().Select(f => (Path: f, Bytes: File.ReadAllBytes(f))).ToList();
        _town.Remove("Odile Kervrannec");
        foreach (var (path, bytes) in copies)
            await File.WriteAllBytesAsync(path, bytes, Cancellation);

        _town.Remove("Odile Kervrannec");

        _pictures.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_the_files_of_its_rows()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        _town.Site.Serve(AddressOf("autre"), DrawnPictures.Draw(210, 200), "image/jpeg");
        await _pictures.PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"), ("Loto", AddressOf("autre"), "B"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var (loto, name) = (_town.Titled("Loto"), _pictures.Kept(_town.Titled("Loto"))!.Name);

        // While its picture is taken down
        _town.Site.Serve(AddressOf("autre"), DrawnPictures.Draw(220, 200), "image/jpeg", ("X-Robots-Tag", "noai"));
        _town.Time.Advance(TimeSpan.FromDays(30));
        FailCommitsThat("UPDATE OF reason ON pictures WHEN NEW.reason = 'reserved'");
        await _town.PictureFollower.SettleAsync(Cancellation);
        (_pictures.Kept(loto)!.Name, _town.Pictures.Has(name)).ShouldBe((name, true));
        LetCommits();
        _town.Time.Advance(TimeSpan.FromDays(1));
        await _town.PictureFollower.SettleAsync(Cancellation);
        (_pictures.Kept(loto), _pictures.Files().Length).ShouldBe((null, 2));

        // on a removal request
        FailCommitsThat("UPDATE ON picture_cursor");
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => _town.Remove("Odile Kervrannec"));
        _pictures.Files().Length.ShouldBe(2);
        LetCommits();

        // and when its record drops it.
        await _pictures.PublishAsync(("Fest-noz", null, null), ("Loto", null, null));
        FailCommitsThat("UPDATE ON picture_cursor");
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => _town.PictureFollower.SettleAsync(Cancellation));
        _pictures.Files().Length.ShouldBe(2);
        LetCommits();
        await _town.PictureFollower.SettleAsync(Cancellation);
        _pictures.Files().ShouldBeEmpty();
    }

    // A row whose parent is missing fails the commit, and only that.
    private void FailCommitsThat(string doThis) => _town.Execute(
        $"""
        CREATE TABLE parents (n INTEGER PRIMARY KEY);
        CREATE TABLE orphans (n INTEGER REFERENCES parents (n) DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER orphaned AFTER {doThis} BEGIN INSERT INTO orphans VALUES (1); END
        """);

    private void LetCommits() => _town.Execute("DROP TRIGGER orphaned; DROP TABLE orphans; DROP TABLE parents");
}
