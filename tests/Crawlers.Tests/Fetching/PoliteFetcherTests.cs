using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Crawlers.Fetching;

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
        var fetched = (await FetchAsync("https://a.site.test/")).ShouldBeOfType<FetchOutcome.Fetched>();
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
        (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
    }

    [Fact]
    public async Task Who_we_are_is_said_and_cookies_are_not_kept()
    {
        var cookies = new List<string>();
        var agents = new List<string>();
        _server.On("a.site.test/", context =>
        {
            cookies.Add(context.Request.Headers.Cookie.ToString());
            agents.Add(context.Request.Headers.UserAgent.ToString());
            context.Response.Headers.SetCookie = "a=b";
            return Task.CompletedTask;
        });
        using var fetcher = new PoliteFetcher(_server.Options, TimeProvider.System);
        for (var i = 0; i < 2; i++)
            await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct);
        cookies.ShouldBe(["", ""]);
        agents.ShouldAllBe(a => a.StartsWith("WikerIngest/") && a.Contains("+https://"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw-deflate")]
    [InlineData("gzip, br")]
    public async Task Packed_bodies_are_unpacked(string encoding)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Fête de la Saint-Jean ", 500)));
        var packed = text;
        foreach (var name in encoding.Split(", "))
            packed = Pack(packed, name);
        _server.On("a.site.test/", context =>
        {
            context.Response.Headers.ContentEncoding = encoding.Replace("raw-", "");
            return context.Response.Body.WriteAsync(packed).AsTask();
        });
        var fetched = (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Fetched>();
        fetched.Page.Body.ToArray().ShouldBe(text);
    }

    [Theory]
    [InlineData("gzip", FetchFault.TooLarge)]
    [InlineData("br", FetchFault.TooLarge)]
    [InlineData("zstd", FetchFault.Broken)]
    [InlineData("gzip,gzip,gzip,gzip", FetchFault.Broken)]
    public async Task Bombs_and_unknown_packings_are_refused(string encoding, FetchFault fault)
    {
        var bomb = Pack(new byte[4_000_000], encoding == "br" ? "br" : "gzip");
        _server.On("a.site.test/", context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync(bomb).AsTask();
        });
        (await FetchAsync("http://a.site.test/", o => o with { MaxBodyBytes = 1_000_000 })).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(fault);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_packed_body_that_was_cut_before_it_was_sent_is_broken(string encoding)
    {
        var packed = Pack(Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Range(0, 5000))), encoding);
        _server.On("a.site.test/", context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync(packed.AsMemory(0, packed.Length / 2)).AsTask();
        });
        (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
    }

    [Fact]
    public async Task Garbage_that_claims_to_be_gzip_is_broken()
    {
        _server.On("a.site.test/", context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync("<html>not packed at all</html>");
        });
        (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
    }

    [Fact]
    public async Task An_endless_body_is_too_large()
    {
        _server.On("a.site.test/", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[8192], context.RequestAborted);
        });
        (await FetchAsync("http://a.site.test/", o => o with { MaxBodyBytes = 100_000 })).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.TooLarge);
    }

    [Fact]
    public async Task A_body_of_exactly_the_cap_is_taken()
    {
        _server.On("a.site.test/", new string('x', 1000));
        (await FetchAsync("http://a.site.test/", o => o with { MaxBodyBytes = 1000 })).ShouldBeOfType<FetchOutcome.Fetched>();
        (await FetchAsync("http://a.site.test/", o => o with { MaxBodyBytes = 999 })).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.TooLarge);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_cut_short_is_broken(bool withLength)
    {
        _server.On("a.site.test/", async context =>
        {
            if (withLength)
                context.Response.ContentLength = 5000;
            await context.Response.WriteAsync("only this");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
    }

    [Fact]
    public async Task A_connection_closed_without_an_answer_is_broken()
    {
        _server.On("a.site.test/", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_falls_silent_is_given_up(bool afterTheFirstByte)
    {
        _server.On("a.site.test/", async context =>
        {
            if (afterTheFirstByte)
            {
                await context.Response.WriteAsync("x");
                await context.Response.Body.FlushAsync();
            }
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var brief = TimeSpan.FromMilliseconds(200);
        var outcome = await FetchAsync("http://a.site.test/", o => afterTheFirstByte ? o with { IdleTimeout = brief } : o with { TotalTimeout = brief });
        outcome.ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Timeout);
    }

    [Fact]
    public async Task A_body_that_trickles_is_given_up_in_the_end()
    {
        _server.On("a.site.test/", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        });
        (await FetchAsync("http://a.site.test/", o => o with { TotalTimeout = TimeSpan.FromMilliseconds(500) })).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Timeout);
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
        (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Blocked>().By.ShouldBe(by);
    }

    [Theory]
    [InlineData(403, "cf-mitigated", "challenge")]
    [InlineData(503, "cf-mitigated", "challenge")]
    [InlineData(202, "x-amzn-waf-action", "challenge")]
    public async Task A_challenge_is_no_page_and_no_mere_status(int status, string header, string value)
    {
        _server.Says("a.site.test/", status, (header, value), ("Retry-After", "3"));
        (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Blocked>().By.ShouldBe(BlockedBy.Challenge);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task What_is_gone_is_gone(int status)
    {
        _server.Says("a.site.test/", status);
        (await FetchAsync("http://a.site.test/")).ShouldBe(new FetchOutcome.Gone(status));
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
        (await FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(fault);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_dns() =>
        (await FetchAsync("http://nobody.example/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Dns);

    [Fact]
    public async Task A_closed_port_is_refused()
    {
        var closed = new IPEndPoint(IPAddress.Loopback, FreePort());
        (await FetchAsync("http://a.site.test/", o => o with { ConnectOverride = _ => closed })).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Refused);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<FetchOutcome> FetchAsync(string url, Func<FetchingOptions, FetchingOptions>? change = null)
    {
        using var fetcher = new PoliteFetcher(change?.Invoke(_server.Options) ?? _server.Options, TimeProvider.System);
        return await fetcher.FetchAsync(new FetchRequest(new Uri(url)), Ct);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static byte[] Pack(byte[] bytes, string encoding)
    {
        var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "raw-deflate" => new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
            packer.Write(bytes);
        return packed.ToArray();
    }
}
