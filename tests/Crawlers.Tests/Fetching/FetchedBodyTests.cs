using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Tests.Fetching;

/// <summary>Bodies that are packed, too long, cut short or never end.</summary>
public sealed class FetchedBodyTests : IAsyncLifetime
{
    private UnrulyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await UnrulyServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

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
        var fetched = (await _server.FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Fetched>();
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
        (await _server.FetchAsync("http://a.site.test/", o => o with { MaxBodyBytes = 1_000_000 })).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(fault);
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
        (await _server.FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
    }

    [Fact]
    public async Task Garbage_that_claims_to_be_gzip_is_broken()
    {
        _server.On("a.site.test/", context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync("<html>not packed at all</html>");
        });
        (await _server.FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
    }

    [Fact]
    public async Task An_endless_body_is_too_large()
    {
        _server.On("a.site.test/", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[8192], context.RequestAborted);
        });
        (await _server.FetchAsync("http://a.site.test/", o => o with { MaxBodyBytes = 100_000 })).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.TooLarge);
    }

    [Fact]
    public async Task A_body_of_exactly_the_cap_is_taken()
    {
        _server.On("a.site.test/", new string('x', 1000));
        (await _server.FetchAsync("http://a.site.test/", o => o with { MaxBodyBytes = 1000 })).ShouldBeOfType<FetchOutcome.Fetched>();
        (await _server.FetchAsync("http://a.site.test/", o => o with { MaxBodyBytes = 999 })).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.TooLarge);
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
        (await _server.FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
    }

    [Fact]
    public async Task A_connection_closed_without_an_answer_is_broken()
    {
        _server.On("a.site.test/", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        (await _server.FetchAsync("http://a.site.test/")).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Broken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_falls_silent_is_given_up(bool afterTheFirstByte)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.On("a.site.test/", async context =>
        {
            if (afterTheFirstByte)
            {
                await context.Response.WriteAsync("x");
                await context.Response.Body.FlushAsync();
            }
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var time = new ObservedTime(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        var (total, idle) = (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10));
        using var fetcher = new PoliteFetcher(_server.Options with { TotalTimeout = total, IdleTimeout = idle }, time);

        var fetch = fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct);
        await asked.Task.WaitAsync(Ct);
        // The timer of silence runs from when the head of the answer has come.
        await time.PassAsync(afterTheFirstByte ? idle : total, Ct);

        (await fetch).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Timeout);
    }

    [Fact]
    public async Task A_body_that_trickles_is_given_up_in_the_end()
    {
        using var written = new SemaphoreSlim(0);
        using var more = new SemaphoreSlim(0);
        _server.On("a.site.test/", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                written.Release();
                await more.WaitAsync(context.RequestAborted);
            }
        });
        var time = new FakeTimeProvider();
        using var fetcher = new PoliteFetcher(_server.Options with { TotalTimeout = TimeSpan.FromSeconds(30) }, time);

        var fetch = fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct);
        for (var second = 0; second < 30; second++)
        {
            await written.WaitAsync(Ct);
            fetch.IsCompleted.ShouldBeFalse();
            time.Advance(TimeSpan.FromSeconds(1));
            more.Release();
        }

        (await fetch).ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.Timeout);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
