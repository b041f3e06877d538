using static Wiker.Ingest.Pipeline.Tests.Pictures.TownWithPictures;

namespace Wiker.Ingest.Pipeline.Tests.Pictures;

/// <summary>Hosts of pictures that forbid, ask for a pause, can't be reached, or have very many.</summary>
public sealed class PictureHostsTests : IAsyncLifetime
{
    private TownWithPictures _pictures = null!;
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = (_pictures = await TownWithPictures.StartAsync()).Town;

    public ValueTask DisposeAsync() => _pictures.DisposeAsync();

    [Fact]
    public async Task Robots_reservations_and_missing_rights_keep_pictures_out()
    {
        _town.Site.Serve(new Uri("http://ferme.town.test/robots.txt"), "User-agent: *\nDisallow: /prive/\n", "text/plain");
        var barred = new Uri("http://ferme.town.test/prive/a.jpg");
        var reserved = new Uri("http://ferme.town.test/b.jpg");
        var beyond = new Uri("http://127.0.0.1:1/c.jpg");
        _town.Site.Serve(barred, DrawnPictures.Draw(200, 200), "image/jpeg");
        _town.Site.Serve(reserved, DrawnPictures.Draw(200, 200), "image/jpeg", ("tdm-reservation", "1"));
        await _pictures.PublishAsync(("barred", barred, "A"), ("reserved", reserved, "B"), ("beyond", beyond, "C"));

        await _town.PictureFollower.SettleAsync(Cancellation);

        _town.Records().Select(_pictures.Kept).ShouldAllBe(kept => kept == null);
        _pictures.Reasons().Order(StringComparer.Ordinal).ShouldBe(["blocked", "reserved", "unreachable"]);
        _pictures.Asked(barred).ShouldBeEmpty();

        // A source whose pictures may not leave: nobody even asks for them.
        var extract = Definitions.News("gazette") with { Profile = Definitions.News("gazette").Profile with { Licence = new SourceLicence("none", Reuse.Extract, "La Gazette") } };
        var theirs = new Uri("http://gazette.town.test/photo.jpg");
        _town.Site.Serve(theirs, DrawnPictures.Draw(200, 200), "image/jpeg");
        await _pictures.PublishAsync(extract, ("Leur photo", theirs, "Leur photographe"));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
        _pictures.Asked(theirs).ShouldBeEmpty();
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
        await _pictures.PublishAsync([.. addresses.Select((a, i) => ($"titre {i}", (Uri?)a, (string?)"A"))]);
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(1);
        foreach (var address in addresses)
            _town.Site.Serve(address, DrawnPictures.Draw(200, 200), "image/jpeg");
        _town.Time.Advance(TimeSpan.FromMinutes(59));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
        _town.Time.Advance(TimeSpan.FromMinutes(1));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(3);
        _town.Records().Select(_pictures.Kept).ShouldAllBe(kept => kept != null);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_asked_once_for_all_its_pictures_and_ever_more_rarely()
    {
        var elsewhere = new Uri("http://ferme.town.test/a.jpg");
        _town.Site.Serve(elsewhere, DrawnPictures.Draw(200, 200), "image/jpeg");
        (string, Uri?, string?)[] entries = [.. Enumerable.Range(0, 12).Select(i => ($"titre {i}", (Uri?)AddressOf($"p{i}"), (string?)"A"))];
        foreach (var (_, address, _) in entries)
            _town.Site.Fail(address!);
        await _pictures.PublishAsync([.. entries, ("ailleurs", elsewhere, "B")]);

        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(2);
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);
        _pictures.Kept(_town.Titled("ailleurs")).ShouldNotBeNull();

        // The one that was asked for goes: the others know how often their host has failed.
        var asked = Path.GetFileNameWithoutExtension(_town.Read(s => s.Pictures.RejectionsOf(_pictures.News.Profile.Id)).ShouldHaveSingleItem().Locator);
        await _pictures.PublishAsync([.. entries.Select(e => IsOf(e.Item2!) ? (e.Item1, null, null) : e), ("ailleurs", elsewhere, "B")]);
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
            _pictures.Kept(_town.Titled(title)).ShouldNotBeNull(title);

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
}
