using System.Globalization;
using System.Net;
using System.Text;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Pipeline.Privacy;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests.Pictures;

/// <summary>Pictures from the feed of a real server to our own thumbnails: fetched once, asked about again, kept and let go of with what the records say.</summary>
public sealed class PictureFollowerTests : IAsyncLifetime
{
    private static readonly Uri Poster = new("http://nouvelles.town.test/affiches/fest-noz.jpg");
    private Town _town = null!;
    private SourceDefinition _news = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.StartAsync();
        _news = Definitions.News("nouvelles");
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_s_picture_is_fetched_after_the_run_and_its_record_gets_a_new_number()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(1_600, 900), "image/jpeg");
        await PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        var before = _town.Titled("Fest-noz");
        Kept(before).ShouldBeNull();

        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(1);

        var kept = Kept(before).ShouldNotBeNull();
        (kept.Small, kept.Large).ShouldBe((new PixelSize(480, 270), new PixelSize(1_200, 675)));
        _town.Pictures.TryFind(PictureFiles.FileName(kept.Name, ThumbnailSize.Large), out var path).ShouldBeTrue();
        (await File.ReadAllBytesAsync(path!, Cancellation)).AsSpan(0, 2).ToArray().ShouldBe([0xFF, 0xD8]);
        var after = _town.Titled("Fest-noz");
        after.Version.ShouldBeGreaterThan(before.Version);
        after.Content.ShouldBeEquivalentTo(before.Content);
        _town.Differences().ShouldBeEmpty();

        // Its own number is no reason to ask again, and neither is another run.
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
        await _town.RunDailyAsync(_news, 2);
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
        _town.Titled("Fest-noz").Version.ShouldBe(after.Version);
        Asked(Poster).ShouldBe(["200 /affiches/fest-noz.jpg"]);
    }

    [Fact]
    public async Task A_month_later_it_is_asked_whether_the_picture_has_changed()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(800, 600), "image/jpeg");
        await PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var (record, first) = (_town.Titled("Fest-noz"), Kept(_town.Titled("Fest-noz"))!);

        _town.Time.Advance(TimeSpan.FromDays(30));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(1);
        _town.Titled("Fest-noz").Version.ShouldBe(record.Version);

        _town.Site.Serve(Poster, DrawnPictures.Draw(600, 800), "image/jpeg");
        _town.Time.Advance(TimeSpan.FromDays(30));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(1);
        var second = Kept(record)!;
        second.Name.ShouldNotBe(first.Name);
        _town.Titled("Fest-noz").Version.ShouldBeGreaterThan(record.Version);
        _town.Pictures.Has(first.Name).ShouldBeFalse();
        _town.Pictures.Has(second.Name).ShouldBeTrue();

        // Vanished at its source, it stays as long as the source still says it.
        _town.Site.Fail(Poster, 404);
        _town.Time.Advance(TimeSpan.FromDays(30));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(1);
        Kept(record)!.Name.ShouldBe(second.Name);
        Reasons().ShouldBe(["gone"]);
        Asked(Poster).ShouldBe(["200 /affiches/fest-noz.jpg", "304 /affiches/fest-noz.jpg", "200 /affiches/fest-noz.jpg", "404 /affiches/fest-noz.jpg"]);
    }

    [Fact]
    public async Task Ill_pictures_cost_only_themselves_and_say_why()
    {
        var big = new byte[_town.PictureOptions.MostBytes + 1];
        DrawnPictures.Draw(800, 600).CopyTo(big, 0);
        var whole = DrawnPictures.Draw(900, 900);
        (string Name, byte[] File, string Reason)[] ill =
        [
            ("page", Encoding.UTF8.GetBytes("<!doctype html><html><body>Connectez-vous</body></html>"), "not-a-picture"),
            ("dessin", Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"), "not-a-picture"),
            ("coupee", whole[..(whole.Length / 2)], "cut-off"),
            ("bombe", DrawnPictures.Bomb(30_000), "too-many-pixels"),
            ("lourde", big, "too-large"),
            ("compteur", DrawnPictures.Draw(1, 1), "too-small"),
        ];
        foreach (var (name, file, _) in ill)
            _town.Site.Serve(AddressOf(name), file, "image/jpeg");
        _town.Site.On(AddressOf("sans-fin"), async context =>
        {
            context.Response.ContentType = "image/gif";
            await context.Response.Body.WriteAsync("GIF89a"u8.ToArray());
            var frame = new byte[8_192];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(frame, context.RequestAborted);
        });
        _town.Site.Serve(AddressOf("bonne"), whole, "text/plain");

        await PublishAsync([.. ill.Select(i => (i.Name, AddressOf(i.Name), "Odile Kervrannec")), ("sans-fin", AddressOf("sans-fin"), "Odile Kervrannec"), ("bonne", AddressOf("bonne"), "Odile Kervrannec")]);
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(ill.Length + 2);

        _town.Records().Count.ShouldBe(ill.Length + 2);
        _town.Records().Where(r => Kept(r) is not null).Select(r => r.Content.Title).ShouldBe(["bonne"]);
        var rejections = _town.Read(s => s.Pictures.RejectionsOf(_news.Profile.Id)).ToDictionary(r => Path.GetFileNameWithoutExtension(r.Locator), r => r, StringComparer.Ordinal);
        foreach (var (name, _, reason) in ill)
            (rejections[name].Field, rejections[name].Reason).ShouldBe(("image", reason), name);
        rejections["sans-fin"].Reason.ShouldBe("too-large");
        rejections.Count.ShouldBe(ill.Length + 1);
        // Not asked for again at once, nor for ever.
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
        _town.Time.Advance(TimeSpan.FromDays(1));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(ill.Length + 1);
        _town.Time.Advance(TimeSpan.FromDays(1));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task Robots_reservations_and_missing_rights_keep_pictures_out()
    {
        _town.Site.Serve(new Uri("http://ferme.town.test/robots.txt"), "User-agent: *\nDisallow: /prive/\n", "text/plain");
        var barred = new Uri("http://ferme.town.test/prive/a.jpg");
        var reserved = new Uri("http://ferme.town.test/b.jpg");
        var beyond = new Uri("http://127.0.0.1:1/c.jpg");
        _town.Site.Serve(barred, DrawnPictures.Draw(200, 200), "image/jpeg");
        _town.Site.Serve(reserved, DrawnPictures.Draw(200, 200), "image/jpeg", ("tdm-reservation", "1"));
        await PublishAsync(("barred", barred, "A"), ("reserved", reserved, "B"), ("beyond", beyond, "C"));

        await _town.PictureFollower.SettleAsync(Cancellation);

        _town.Records().Select(Kept).ShouldAllBe(kept => kept == null);
        Reasons().Order(StringComparer.Ordinal).ShouldBe(["blocked", "reserved", "unreachable"]);
        Asked(barred).ShouldBeEmpty();

        // A source whose pictures may not leave: nobody even asks for them.
        var extract = Definitions.News("gazette") with { Profile = Definitions.News("gazette").Profile with { Licence = new SourceLicence("none", Reuse.Extract, "La Gazette") } };
        var theirs = new Uri("http://gazette.town.test/photo.jpg");
        _town.Site.Serve(theirs, DrawnPictures.Draw(200, 200), "image/jpeg");
        await PublishAsync(extract, ("Leur photo", theirs, "Leur photographe"));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
        Asked(theirs).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_that_is_reserved_later_is_taken_down()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var (record, name) = (_town.Titled("Fest-noz"), Kept(_town.Titled("Fest-noz"))!.Name);

        _town.Site.Serve(Poster, DrawnPictures.Draw(210, 200), "image/jpeg", ("X-Robots-Tag", "noai"));
        _town.Time.Advance(TimeSpan.FromDays(30));
        await _town.PictureFollower.SettleAsync(Cancellation);

        Kept(record).ShouldBeNull();
        _town.Pictures.Has(name).ShouldBeFalse();
        _town.Titled("Fest-noz").Version.ShouldBeGreaterThan(record.Version);
    }

    [Fact]
    public async Task A_picture_goes_with_the_last_record_that_says_it()
    {
        var other = new Uri("http://nouvelles.town.test/affiches/copie.jpg");
        var file = DrawnPictures.Draw(200, 200);
        _town.Site.Serve(Poster, file, "image/jpeg");
        _town.Site.Serve(other, file, "image/jpeg");
        await PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"), ("Loto", other, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var name = Kept(_town.Titled("Fest-noz"))!.Name;
        Kept(_town.Titled("Loto"))!.Name.ShouldBe(name); // the same file of two addresses is kept once
        Files().Length.ShouldBe(2);

        await PublishAsync(("Fest-noz", null, null), ("Loto", other, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        _town.Pictures.Has(name).ShouldBeTrue();
        _town.Read(s => s.Pictures.Find(Poster.AbsoluteUri)).ShouldBeNull();

        await PublishAsync(("Fest-noz", null, null), ("Loto", null, null));
        await _town.PictureFollower.SettleAsync(Cancellation);
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Thumbnails_that_were_lost_are_fetched_again_at_the_next_start()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var name = Kept(_town.Titled("Fest-noz"))!.Name;
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
    public async Task A_removal_request_takes_a_picture_whose_words_name_the_person()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        Files().Length.ShouldBe(2);

        Remove("Odile Kervrannec");

        Files().ShouldBeEmpty();
        _town.Titled("Fest-noz").Content.Image.ShouldBeNull();
        _town.WholeDump().ShouldNotContain("Kervrannec");
        await _town.RunDailyAsync(_news, 1);
        await _town.PictureFollower.SettleAsync(Cancellation);
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_that_asks_to_be_left_alone_is_left_alone_with_all_its_pictures()
    {
        var addresses = Enumerable.Range(0, 3).Select(i => AddressOf($"p{i}")).ToArray();
        foreach (var address in addresses)
        {
            _town.Site.On(address, context =>
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "3600";
                return Task.CompletedTask;
            });
        }
        await PublishAsync([.. addresses.Select((a, i) => ($"titre {i}", (Uri?)a, (string?)"A"))]);
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(1);
        foreach (var address in addresses)
            _town.Site.Serve(address, DrawnPictures.Draw(200, 200), "image/jpeg");
        _town.Time.Advance(TimeSpan.FromMinutes(59));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
        _town.Time.Advance(TimeSpan.FromMinutes(1));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(3);
        _town.Records().Select(Kept).ShouldAllBe(kept => kept != null);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_kept_waits_and_holds_up_no_other()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        _town.Site.Serve(AddressOf("autre"), DrawnPictures.Draw(210, 200), "image/jpeg");
        await PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"), ("Loto", AddressOf("autre"), "Odile Kervrannec"));
        await File.WriteAllTextAsync(_town.PicturesFolder, "no folder can be made here", Cancellation);

        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(2);
        Reasons().ShouldBe(["fault", "fault"]);
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);

        File.Delete(_town.PicturesFolder);
        _town.Time.Advance(TimeSpan.FromDays(1));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(2);
        _town.Records().Select(Kept).ShouldAllBe(kept => kept != null);
        Reasons().ShouldBeEmpty();
        _town.Read(s => s.Pictures.Find(Poster.AbsoluteUri))!.Failures.ShouldBe(0);
    }

    [Fact]
    public async Task A_picture_that_took_the_process_along_is_not_asked_for_at_the_next_start()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        // From unpacking on nothing more is written, as when the process has died.
        _town.Execute("CREATE TRIGGER dead BEFORE UPDATE ON pictures WHEN OLD.reason = 'unfinished' BEGIN SELECT RAISE(ABORT, 'dead'); END");
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => _town.PictureFollower.SettleAsync(Cancellation));
        _town.Execute("DROP TRIGGER dead");

        using var restarted = _town.NewPictureFollower();
        (await restarted.SettleAsync(Cancellation)).ShouldBe(0);
        Reasons().ShouldBe(["unfinished"]);
        _town.Time.Advance(TimeSpan.FromHours(1));
        (await restarted.SettleAsync(Cancellation)).ShouldBe(1);
        Kept(_town.Titled("Fest-noz")).ShouldNotBeNull();
        Reasons().ShouldBeEmpty();
        Asked(Poster).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_asked_once_for_all_its_pictures_and_ever_more_rarely()
    {
        var elsewhere = new Uri("http://ferme.town.test/a.jpg");
        _town.Site.Serve(elsewhere, DrawnPictures.Draw(200, 200), "image/jpeg");
        (string, Uri?, string?)[] entries = [.. Enumerable.Range(0, 12).Select(i => ($"titre {i}", (Uri?)AddressOf($"p{i}"), (string?)"A"))];
        foreach (var (_, address, _) in entries)
            _town.Site.Fail(address!);
        await PublishAsync([.. entries, ("ailleurs", elsewhere, "B")]);

        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(2);
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
        Kept(_town.Titled("ailleurs")).ShouldNotBeNull();

        // The one that was asked for goes: the others know how often their host has failed.
        var asked = Path.GetFileNameWithoutExtension(_town.Read(s => s.Pictures.RejectionsOf(_news.Profile.Id)).ShouldHaveSingleItem().Locator);
        await PublishAsync([.. entries.Select(e => IsOf(e.Item2!) ? (e.Item1, null, null) : e), ("ailleurs", elsewhere, "B")]);
        entries = [.. entries.Where(e => !IsOf(e.Item2!))];
        _town.Time.Advance(TimeSpan.FromHours(1));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(1);
        _town.Time.Advance(TimeSpan.FromHours(6) - TimeSpan.FromMinutes(1));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);

        // Back again, it is asked for all of them at once.
        foreach (var (_, address, _) in entries)
            _town.Site.Serve(address!, DrawnPictures.Draw(200, 200), "image/jpeg");
        _town.Time.Advance(TimeSpan.FromMinutes(1));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(entries.Length);
        foreach (var (title, _, _) in entries)
            Kept(_town.Titled(title)).ShouldNotBeNull(title);

        bool IsOf(Uri address) => Path.GetFileNameWithoutExtension(address.AbsolutePath) == asked;
    }

    [Fact]
    public void A_host_of_very_many_pictures_leaves_room_for_the_others()
    {
        var now = _town.Time.GetUtcNow();
        _town.Write(session =>
        {
            for (var i = 0; i < 600; i++)
                session.Pictures.Use($"r{i}", "s", $"http{(i % 2 == 0 ? "" : "s")}://Images.town.test{(i % 2 == 0 ? "" : ":8443")}/{i}.jpg", now);
            session.Pictures.Use("other", "s", "http://ferme.town.test/a.jpg", now.AddSeconds(1));
            session.Pictures.Use("nowhere", "s", "no address", now.AddSeconds(2));
            session.Pictures.Use("later", "s", "http://later.town.test/a.jpg", now.AddSeconds(4));
        });

        var due = _town.Read(s => s.Pictures.Due(now.AddSeconds(3), 500, 5));
        due.Select(p => p.Host).ShouldBe([.. Enumerable.Repeat("images.town.test", 5), "ferme.town.test", due[^1].Host]);
        due[^1].Url.ShouldBe("no address");

        _town.Write(s => s.Pictures.PutOff("images.town.test", now.AddHours(1), 2));
        _town.Read(s => s.Pictures.Due(now.AddSeconds(3), 500, 5)).Count.ShouldBe(2);
        _town.Write(s => s.Pictures.Resume("images.town.test", now.AddSeconds(5)));
        var again = _town.Read(s => s.Pictures.Due(now.AddSeconds(5), 1_000, 1_000));
        (again.Count, again.Max(p => p.Failures)).ShouldBe((603, 0));
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_the_files_of_its_rows()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        _town.Site.Serve(AddressOf("autre"), DrawnPictures.Draw(210, 200), "image/jpeg");
        await PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"), ("Loto", AddressOf("autre"), "B"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var (loto, name) = (_town.Titled("Loto"), Kept(_town.Titled("Loto"))!.Name);

        // While its picture is taken down
        _town.Site.Serve(AddressOf("autre"), DrawnPictures.Draw(220, 200), "image/jpeg", ("X-Robots-Tag", "noai"));
        _town.Time.Advance(TimeSpan.FromDays(30));
        FailCommitsThat("UPDATE OF reason ON pictures WHEN NEW.reason = 'reserved'");
        await _town.PictureFollower.SettleAsync(Cancellation);
        (Kept(loto)!.Name, _town.Pictures.Has(name)).ShouldBe((name, true));
        LetCommits();
        _town.Time.Advance(TimeSpan.FromDays(1));
        await _town.PictureFollower.SettleAsync(Cancellation);
        (Kept(loto), Files().Length).ShouldBe((null, 2));

        // on a removal request
        FailCommitsThat("UPDATE ON picture_cursor");
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => Remove("Odile Kervrannec"));
        Files().Length.ShouldBe(2);
        LetCommits();

        // and when its record drops it.
        await PublishAsync(("Fest-noz", null, null), ("Loto", null, null));
        FailCommitsThat("UPDATE ON picture_cursor");
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => _town.PictureFollower.SettleAsync(Cancellation));
        Files().Length.ShouldBe(2);
        LetCommits();
        await _town.PictureFollower.SettleAsync(Cancellation);
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removal_request_that_was_cut_short_before_it_deleted_files_deletes_them_when_asked_again()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        var copies = Files().Select(f => (Path: f, Bytes: File.ReadAllBytes(f))).ToList();
        Remove("Odile Kervrannec");
        foreach (var (path, bytes) in copies)
            await File.WriteAllBytesAsync(path, bytes, Cancellation);

        Remove("Odile Kervrannec");

        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_start_that_finds_rows_and_files_agreeing_waits_for_no_writer()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        await _town.PictureFollower.SettleAsync(Cancellation);
        using var restarted = _town.NewPictureFollower();

        using var writer = _town.Store.Write();
        (await Task.Run(() => restarted.SettleAsync(Cancellation), Cancellation).WaitAsync(TimeSpan.FromMinutes(1), Cancellation)).ShouldBe(0);
    }

    // A row whose parent is missing fails the commit, and only that.
    private void FailCommitsThat(string doThis) => _town.Execute(
        $"""
        CREATE TABLE parents (n INTEGER PRIMARY KEY);
        CREATE TABLE orphans (n INTEGER REFERENCES parents (n) DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER orphaned AFTER {doThis} BEGIN INSERT INTO orphans VALUES (1); END
        """);

    private void LetCommits() => _town.Execute("DROP TRIGGER orphaned; DROP TABLE orphans; DROP TABLE parents");

    private void Remove(string name) =>
        new Removal(_town.Store, _town.Bodies, _town.Pictures, _town.RemovalKey, _town.Normalization, _town.Time).Remove(name, Cancellation).ShouldNotBeNull();

    private static Uri AddressOf(string name) => new($"http://images.town.test/{name}.jpg");

    private KeptPicture? Kept(Record record) => _town.Read(s => s.Pictures.OfRecord(record));

    private string[] Files() => Directory.Exists(_town.PicturesFolder) ? Directory.GetFiles(_town.PicturesFolder, "*", SearchOption.AllDirectories) : [];

    private List<string> Reasons() => [.. _town.Read(s => s.Pictures.RejectionsOf(_news.Profile.Id)).Select(r => r.Reason)];

    private List<string> Asked(Uri address) => [.. _town.Site.Answers.Where(a => a.EndsWith(' ' + address.AbsolutePath, StringComparison.Ordinal))];

    private Task PublishAsync(params (string Title, Uri? Picture, string? Credit)[] entries) => PublishAsync(_news, entries);

    private async Task PublishAsync(SourceDefinition source, params (string Title, Uri? Picture, string? Credit)[] entries)
    {
        var text = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>Nouvelles</title><link>http://nouvelles.town.test/</link>");
        foreach (var (title, picture, credit) in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"<item><title>{title}</title><guid isPermaLink=\"false\">{source.Profile.Id}-{title}</guid><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><description>La mairie vous informe.</description>");
            if (picture is not null)
                text.Append(CultureInfo.InvariantCulture, $"<media:content url=\"{picture}\" medium=\"image\"><media:credit>{WebUtility.HtmlEncode(credit)}</media:credit></media:content>");
            text.Append("</item>");
        }
        _town.Site.Serve(source.Url, text.Append("</channel></rss>").ToString(), "application/rss+xml; charset=utf-8");
        (await _town.RunAsync(source)).Judgement.ShouldBe(RunJudgement.Complete);
    }
}
