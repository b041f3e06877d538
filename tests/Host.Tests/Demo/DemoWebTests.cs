using System.Text;
using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Host.Demo;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Host.Tests.Demo;

public sealed class DemoWebTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-demo-").FullName;
    private DemoWeb _web = null!;
    private PoliteFetcher _fetcher = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await DemoWeb.StartAsync(_folder, Start, new FakeTimeProvider(Start));
        _fetcher = Fetcher(o => o);
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await _web.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_site_is_served_byte_for_byte()
    {
        Write("club.demo.test/index.html", [0xe9, 0x00, 0xff]);
        var page = (await FetchAsync("https://club.demo.test/")).ShouldBeOfType<FetchOutcome.Fetched>().Page;
        page.Body.ToArray().ShouldBe([0xe9, 0x00, 0xff]);
        page.ContentType.ShouldBe("text/html");
    }

    [Theory]
    [InlineData("/agenda.ics", "text/calendar")]
    [InlineData("/feed", "text/html")]
    [InlineData("/agenda/", "text/html")]
    [InlineData("/agenda", "text/html")]
    [InlineData("/agenda/fest-noz", "text/html")]
    [InlineData("/f%C3%AAtes.csv", "text/csv")]
    public async Task Files_are_found_by_their_path(string path, string type)
    {
        foreach (var file in (string[])["agenda.ics", "feed", "agenda/index.html", "agenda/fest-noz.html", "fêtes.csv"])
            Write("club.demo.test/" + file, "ici"u8);
        (await FetchAsync("http://club.demo.test" + path)).ShouldBeOfType<FetchOutcome.Fetched>().Page.ContentType.ShouldBe(type);
    }

    [Theory]
    [InlineData("http://nobody.demo.test/")]
    [InlineData("http://club.demo.test/absent")]
    [InlineData("http://club.demo.test/site.yml")]
    [InlineData("http://club.demo.test/..%2f..%2fsecret.html")]
    [InlineData("http://club.demo.test/..%5csecret.html")]
    public async Task What_is_not_there_is_a_404(string url)
    {
        Write("secret.html", "non"u8);
        Write("club.demo.test/site.yml", "charset: utf-8"u8);
        (await FetchAsync(url)).ShouldBe(new FetchOutcome.Gone(404));
    }

    [Fact]
    public async Task Robots_txt_is_a_file_like_any_other()
    {
        Write("club.demo.test/robots.txt", "User-agent: *\nDisallow: /"u8);
        Write("club.demo.test/index.html", "non"u8);
        (await FetchAsync("http://club.demo.test/")).ShouldBeOfType<FetchOutcome.Blocked>().By.ShouldBe(BlockedBy.Robots);
    }

    [Fact]
    public async Task Dates_are_written_in_the_charset_that_the_site_names()
    {
        Site("charset: windows-1252\npaths:\n  /utf8.html: { charset: utf-8 }\n  /raw.html: { marks: false }");
        foreach (var file in (string[])["a.html", "utf8.html", "raw.html"])
            Write("club.demo.test/" + file, "[[+12d|MMMM]]"u8);
        (await BodyAsync("/a.html")).ShouldBe([(byte)'d', 0xe9, .. "cembre"u8]);
        (await BodyAsync("/utf8.html")).ShouldBe("décembre"u8.ToArray());
        (await BodyAsync("/raw.html")).ShouldBe("[[+12d|MMMM]]"u8.ToArray());
    }

    [Fact]
    public async Task The_entry_that_names_most_of_the_query_answers()
    {
        Site("""
            paths:
              /api: { file: 1.json, headers: { X-Total: "2" } }
              "/api?page=2": { file: 2.json }
              "/api?page=2&lang=fr": { file: 3.json, type: application/ld+json }
            """);
        foreach (var n in (string[])["1", "2", "3"])
            Write($"club.demo.test/{n}.json", Encoding.UTF8.GetBytes(n));
        (await BodyAsync("/api?per_page=5")).ShouldBe("1"u8.ToArray());
        (await BodyAsync("/api?per_page=5&page=2")).ShouldBe("2"u8.ToArray());
        (await BodyAsync("/api?lang=fr&page=2")).ShouldBe("3"u8.ToArray());
        (await BodyAsync("/api?page=9")).ShouldBe("1"u8.ToArray());
    }

    [Fact]
    public async Task What_is_held_is_not_sent_again_until_its_bytes_change()
    {
        Write("club.demo.test/a.html", "un"u8);
        var first = (await FetchAsync("http://club.demo.test/a.html")).ShouldBeOfType<FetchOutcome.Fetched>().Page;
        first.LastModified.ShouldBe("Mon, 23 Nov 2026 07:00:00 GMT");
        var again = new FetchRequest(first.Url, first.ETag, first.LastModified);
        (await _fetcher.FetchAsync(again, Ct)).ShouldBeOfType<FetchOutcome.NotModified>();
        (await _fetcher.FetchAsync(again with { ETag = null }, Ct)).ShouldBeOfType<FetchOutcome.NotModified>();

        Write("club.demo.test/a.html", "deux"u8);
        var changed = (await _fetcher.FetchAsync(again, Ct)).ShouldBeOfType<FetchOutcome.Fetched>().Page;
        Encoding.UTF8.GetString(changed.Body.Span).ShouldBe("deux");
        changed.ETag.ShouldNotBe(first.ETag);
    }

    [Fact]
    public async Task A_page_can_be_told_to_forget_conditional_requests()
    {
        Site("paths: { /a.html: { conditional: false } }");
        Write("club.demo.test/a.html", "un"u8);
        var page = (await FetchAsync("http://club.demo.test/a.html")).ShouldBeOfType<FetchOutcome.Fetched>().Page;
        page.ETag.ShouldBeNull();
        page.LastModified.ShouldBeNull();
    }

    [Fact]
    public async Task Faults_are_those_that_the_site_asks_for()
    {
        Site("""
            headers: { Server: Apache }
            paths:
              /moved: { redirect: "https://club.demo.test/a.html" }
              /elsewhere: { redirect: /a.html, status: 302 }
              /private: { status: 401 }
              /gone: { status: 410 }
              /ill: { status: 503 }
              /closed: { close: true }
              /cut: { file: a.html, truncate: 3 }
              /endless: { file: a.html, endless: true }
              /packed: { file: a.html, gzip: true }
              /error: { file: error.html }
            """);
        Write("club.demo.test/a.html", "tout le texte"u8);
        Write("club.demo.test/error.html", "Erreur"u8);
        (await FetchAsync("http://club.demo.test/moved")).ShouldBeOfType<FetchOutcome.Fetched>().MovedTo.ShouldBe(new Uri("https://club.demo.test/a.html"));
        (await FetchAsync("http://club.demo.test/elsewhere")).ShouldBeOfType<FetchOutcome.Fetched>().MovedTo.ShouldBeNull();
        (await FetchAsync("http://club.demo.test/private")).ShouldBeOfType<FetchOutcome.Blocked>().By.ShouldBe(BlockedBy.Login);
        (await FetchAsync("http://club.demo.test/gone")).ShouldBe(new FetchOutcome.Gone(410));
        (await FetchAsync("http://club.demo.test/ill")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.ServerError);
        (await FetchAsync("http://club.demo.test/closed")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
        (await FetchAsync("http://club.demo.test/cut")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
        (await BodyAsync("/packed")).ShouldBe("tout le texte"u8.ToArray());
        (await BodyAsync("/error")).ShouldBe("Erreur"u8.ToArray());

        using var small = Fetcher(o => o with { MaxBodyBytes = 10_000 });
        (await small.FetchAsync(new FetchRequest(new Uri("http://club.demo.test/endless")), Ct)).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.TooLarge);
    }

    [Fact]
    public async Task A_site_that_is_down_closes_the_line()
    {
        Site("status: down");
        Write("club.demo.test/index.html", "non"u8);
        (await FetchAsync("http://club.demo.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
    }

    [Theory]
    [InlineData("colour: red")]
    [InlineData("status: asleep")]
    [InlineData("charset: utf-16")]
    [InlineData("paths: { agenda: { status: 200 } }")]
    [InlineData("paths: { /a: { delay: soon } }")]
    [InlineData("paths: { /a: { file: absent.html } }")]
    [InlineData("paths: [")]
    [InlineData("paths: { /a: { redirect: /événements } }")]
    public void A_site_file_with_a_fault_is_listed(string yaml)
    {
        Site(yaml);
        DemoWeb.Check(_folder).ShouldHaveSingleItem().ShouldStartWith("club.demo.test/site.yml: ");
    }

    [Fact]
    public void A_mark_that_cannot_be_read_is_listed()
    {
        Write("club.demo.test/a.html", "<p>[[+12d|d]] [[plus tard|d]]</p>"u8);
        DemoWeb.Check(_folder).ShouldBe([Path.Combine("club.demo.test", "a.html") + ": [[plus tard|d]] can't be read"]);
    }

    [Fact]
    public void The_projects_own_demo_has_no_fault()
    {
        var folder = Path.Combine(SharedFolder.Repository, "demo", "web");
        Assert.SkipUnless(Directory.Exists(folder), "demo/web isn't there yet");
        DemoWeb.Check(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hosts_outside_the_demo_are_refused() =>
        (await FetchAsync("http://127.0.0.1/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.ForbiddenAddress);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private PoliteFetcher Fetcher(Func<FetchingOptions, FetchingOptions> change) =>
        new(change(DemoFetching.ForDemo(_web.EndPoint) with { DelayPerHost = TimeSpan.Zero }), TimeProvider.System);

    private Task<FetchOutcome> FetchAsync(string url) => _fetcher.FetchAsync(new FetchRequest(new Uri(url)), Ct);

    private async Task<byte[]> BodyAsync(string path) =>
        (await FetchAsync("http://club.demo.test" + path)).ShouldBeOfType<FetchOutcome.Fetched>().Page.Body.ToArray();

    private void Site(string yaml) => Write("club.demo.test/site.yml", Encoding.UTF8.GetBytes(yaml));

    private void Write(string file, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
