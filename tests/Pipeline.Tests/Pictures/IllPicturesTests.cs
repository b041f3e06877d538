using System.Text;
using static Wiker.Ingest.Pipeline.Tests.Pictures.TownWithPictures;

namespace Wiker.Ingest.Pipeline.Tests.Pictures;

/// <summary>What is no picture, or can't be kept, costs only itself and says why.</summary>
public sealed class IllPicturesTests : IAsyncLifetime
{
    private TownWithPictures _pictures = null!;
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = (_pictures = await TownWithPictures.StartAsync()).Town;

    public ValueTask DisposeAsync() => _pictures.DisposeAsync();

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

        await _pictures.PublishAsync([.. ill.Select(i => (i.Name, AddressOf(i.Name), "Odile Kervrannec")), ("sans-fin", AddressOf("sans-fin"), "Odile Kervrannec"), ("bonne", AddressOf("bonne"), "Odile Kervrannec")]);
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(ill.Length + 2);

        _town.Records().Count.ShouldBe(ill.Length + 2);
        _town.Records().Where(r => _pictures.Kept(r) is not null).Select(r => r.Content.Title).ShouldBe(["bonne"]);
        var rejections = _town.Read(s => s.Pictures.RejectionsOf(_pictures.News.Profile.Id)).ToDictionary(r => Path.GetFileNameWithoutExtension(r.Locator), r => r, StringComparer.Ordinal);
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
    public async Task A_picture_that_cannot_be_kept_waits_and_holds_up_no_other()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        _town.Site.Serve(AddressOf("autre"), DrawnPictures.Draw(210, 200), "image/jpeg");
        await _pictures.PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"), ("Loto", AddressOf("autre"), "Odile Kervrannec"));
        await File.WriteAllTextAsync(_town.PicturesFolder, "no folder can be made here", Cancellation);

        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(2);
        _pictures.Reasons().ShouldBe(["fault", "fault"]);
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(0);

        File.Delete(_town.PicturesFolder);
        _town.Time.Advance(TimeSpan.FromDays(1));
        (await _town.PictureFollower.SettleAsync(Cancellation)).ShouldBe(2);
        _town.Records().Select(_pictures.Kept).ShouldAllBe(kept => kept != null);
        _pictures.Reasons().ShouldBeEmpty();
        _town.Read(s => s.Pictures.Find(Poster.AbsoluteUri))!.Failures.ShouldBe(0);
    }

    [Fact]
    public async Task A_picture_that_took_the_process_along_is_not_asked_for_at_the_next_start()
    {
        _town.Site.Serve(Poster, DrawnPictures.Draw(200, 200), "image/jpeg");
        await _pictures.PublishAsync(("Fest-noz", Poster, "Odile Kervrannec"));
        // From unpacking on nothing more is written, as when the process has died.
        _town.Execute("CREATE TRIGGER dead BEFORE UPDATE ON pictures WHEN OLD.reason = 'unfinished' BEGIN SELECT RAISE(ABORT, 'dead'); END");
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => _town.PictureFollower.SettleAsync(Cancellation));
        _town.Execute("DROP TRIGGER dead");

        using var restarted = _town.NewPictureFollower();
        (await restarted.SettleAsync(Cancellation)).ShouldBe(0);
        _pictures.Reasons().ShouldBe(["unfinished"]);
        _town.Time.Advance(TimeSpan.FromHours(1));
        (await restarted.SettleAsync(Cancellation)).ShouldBe(1);
        _pictures.Kept(_town.Titled("Fest-noz")).ShouldNotBeNull();
        _pictures.Reasons().ShouldBeEmpty();
        _pictures.Asked(Poster).Count.ShouldBe(2);
    }
}
