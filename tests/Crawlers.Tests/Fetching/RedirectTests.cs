using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Tests.Fetching;

public sealed class RedirectTests : IAsyncLifetime
{
    private UnrulyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await UnrulyServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Permanent_redirects_are_learned()
    {
        _server.Redirects("a.site.test/", "https://a.site.test/neuf#haut", 301).Redirects("a.site.test/neuf", "http://b.site.test/événements", 308)
            .On("b.site.test/événements", "ici");
        var fetched = (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Fetched>();
        fetched.MovedTo.ShouldBe(new Uri("http://b.site.test/événements"));
        fetched.Page.Url.ShouldBe(fetched.MovedTo);
        fetched.Page.Requested.ShouldBe(new Uri("http://a.site.test/"));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    public async Task One_temporary_hop_is_enough_to_keep_the_old_address(int status)
    {
        _server.Redirects("a.site.test/", "/b", 301).Redirects("a.site.test/b", "c", status).On("a.site.test/c", "ici");
        var fetched = (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Fetched>();
        fetched.MovedTo.ShouldBeNull();
        fetched.Page.Url.ShouldBe(new Uri("http://a.site.test/c"));
    }

    [Fact]
    public async Task A_loop_ends_when_it_closes()
    {
        _server.Redirects("a.site.test/", "/b").Redirects("a.site.test/b", "/");
        (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.TooManyRedirects);
        _server.Asked.Count(a => a == "a.site.test/").ShouldBe(1);
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_six_are_not()
    {
        for (var i = 0; i < 6; i++)
            _server.Redirects($"a.site.test/{i}", $"/{i + 1}");
        _server.On("a.site.test/6", "ici");
        (await FetchAsync("http://a.site.test/1")).ShouldBeOfType<FetchOutcome.Fetched>();
        (await FetchAsync("http://a.site.test/0")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.TooManyRedirects);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://intern.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://b.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://user:secret@b.site.test/")]
    [InlineData("http://public.example:22/")]
    public async Task A_redirect_to_where_we_must_not_go_is_refused(string target)
    {
        _server.Redirects("a.site.test/", target);
        var outcome = await FetchAsync("http://a.site.test/", o => o with { Resolve = (_, _) => new([System.Net.IPAddress.Parse("10.0.0.7")]) });
        outcome.ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.ForbiddenAddress);
    }

    [Fact]
    public async Task The_robots_file_of_each_hop_is_asked()
    {
        _server.Redirects("a.site.test/", "http://b.site.test/prive").On("b.site.test/robots.txt", "User-agent: *\nDisallow: /prive").On("b.site.test/prive", "non");
        (await FetchAsync("http://a.site.test/")).ShouldBe(new FetchOutcome.Blocked(BlockedBy.Robots, "Disallow: /prive"));
        _server.Asked.ShouldNotContain("b.site.test/prive");
    }

    private async Task<FetchOutcome> FetchAsync(string url, Func<FetchingOptions, FetchingOptions>? change = null)
    {
        using var fetcher = new PoliteFetcher(change?.Invoke(_server.Options) ?? _server.Options, TimeProvider.System);
        return await fetcher.FetchAsync(new FetchRequest(new Uri(url)), TestContext.Current.CancellationToken);
    }
}
