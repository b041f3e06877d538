using System.Collections.Concurrent;
using System.Net;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Fetching;

public sealed class PoliteFetcherTests : IAsyncLifetime
{
    private UnrulyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await UnrulyServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_page_comes_whole_with_what_the_server_said_of_it()
    {
        _server.On("a.site.test/", context =>
        {
            context.Response.ContentType = "text/html; charset=windows-1252";
            context.Response.Headers.ETag = "W/\"v1\"";
            context.Response.Headers.LastModified = "Mon, 23 Nov 2026 06:00:00 GMT";
            context.Response.Headers["X-Robots-Tag"] = "noai";
            context.Response.Headers["tdm-reservation"] = "1";
            return context.Response.Body.WriteAsync(new byte[] { 0xe9, 0x74, 0xe9 }).AsTask();
        });
        var fetched = (await _server.FetchAsync("https://a.site.test/")).ShouldBeOfType<FetchOutcome.Fetched>();
        fetched.Page.Body.ToArray().ShouldBe([0xe9, 0x74, 0xe9]);
        fetched.Page.Url.ShouldBe(new Uri("https://a.site.test/"));
        fetched.Page.ContentType.ShouldBe("text/html; charset=windows-1252");
        fetched.Page.ETag.ShouldBe("W/\"v1\"");
        fetched.Page.LastModified.ShouldBe("Mon, 23 Nov 2026 06:00:00 GMT");
        fetched.Page.RobotsHeaders.ShouldBe("noai, tdm-reservation: 1");
        fetched.MovedTo.ShouldBeNull();
    }

    [Fact]
    public async Task What_we_hold_is_asked_for_only_if_it_changed()
    {
        _server.On("a.site.test/", context =>
        {
            var held = context.Request.Headers.IfNoneMatch == "\"v1\"" && context.Request.Headers.IfModifiedSince == "Mon, 23 Nov 2026 06:00:00 GMT";
            context.Response.StatusCode = held ? 304 : 200;
            return Task.CompletedTask;
        });
        using var fetcher = new PoliteFetcher(_server.Options, TimeProvider.System);
        var request = new FetchRequest(new Uri("http://a.site.test/"));
        (await fetcher.FetchAsync(request, Ct)).ShouldBeOfType<FetchOutcome.Fetched>();
        (await fetcher.FetchAsync(request with { ETag = "\"v1\"", LastModified = "Mon, 23 Nov 2026 06:00:00 GMT" }, Ct)).ShouldBeOfType<FetchOutcome.NotModified>();
    }

    [Fact]
    public async Task A_304_that_nobody_asked_for_is_broken()
    {
        _server.Says("a.site.test/", 304);
        (await _server.FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
    }

    [Fact]
    public async Task Who_we_are_is_said_and_cookies_are_not_kept()
    {
        var cookies = new ConcurrentQueue<string>();
        var agents = new ConcurrentQueue<string>();
        _server.On("a.site.test/", context =>
        {
            cookies.Enqueue(context.Request.Headers.Cookie.ToString());
            agents.Enqueue(context.Request.Headers.UserAgent.ToString());
            context.Response.Headers.SetCookie = "a=b";
            return Task.CompletedTask;
        });
        using var fetcher = new PoliteFetcher(_server.Options, TimeProvider.System);
        for (var i = 0; i < 2; i++)
            await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct);
        cookies.ShouldBe(["", ""]);
        agents.ShouldAllBe(a => a.StartsWith("WikerIngest/") && a.Contains("+https://"));
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_thrown()
    {
        using var caller = new CancellationTokenSource();
        _server.On("a.site.test/", async context =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var fetcher = new PoliteFetcher(_server.Options, TimeProvider.System);
        await Should.ThrowAsync<OperationCanceledException>(() => fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), caller.Token));
    }

    [Theory]
    [InlineData(401, BlockedBy.Login)]
    [InlineData(407, BlockedBy.Login)]
    [InlineData(403, BlockedBy.Status)]
    [InlineData(451, BlockedBy.Status)]
    [InlineData(406, BlockedBy.Status)]
    public async Task Refusals_say_who_bars_the_way(int status, BlockedBy by)
    {
        _server.Says("a.site.test/", status);
        (await _server.FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Blocked>().By.ShouldBe(by);
    }

    [Theory]
    [InlineData(403, "cf-mitigated", "challenge")]
    [InlineData(503, "cf-mitigated", "challenge")]
    [InlineData(202, "x-amzn-waf-action", "challenge")]
    public async Task A_challenge_is_no_page_and_no_mere_status(int status, string header, string value)
    {
        _server.Says("a.site.test/", status, (header, value), ("Retry-After", "3"));
        (await _server.FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Blocked>().By.ShouldBe(BlockedBy.Challenge);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task What_is_gone_is_gone(int status)
    {
        _server.Says("a.site.test/", status);
        (await _server.FetchAsync("http://a.site.test/")).ShouldBe(new FetchOutcome.Gone(status));
    }

    [Theory]
    [InlineData(500, FetchFault.ServerError)]
    [InlineData(503, FetchFault.ServerError)]
    [InlineData(520, FetchFault.ServerError)]
    [InlineData(408, FetchFault.Timeout)]
    [InlineData(206, FetchFault.Broken)]
    [InlineData(302, FetchFault.Broken)]
    public async Task Other_statuses_are_failures(int status, FetchFault fault)
    {
        _server.Says("a.site.test/", status);
        (await _server.FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(fault);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_dns() =>
        (await _server.FetchAsync("http://nobody.example/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Dns);

    [Fact]
    public async Task A_closed_port_is_refused()
    {
        using var port = new LoopbackPort();
        var closed = new IPEndPoint(IPAddress.Loopback, port.Number);
        (await _server.FetchAsync("http://a.site.test/", o => o with { ConnectOverride = _ => closed })).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Refused);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
