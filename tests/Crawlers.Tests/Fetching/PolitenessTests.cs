using System.Net;
using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Tests.Fetching;

public sealed class PolitenessTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private readonly ObservedTime _time = new(Start);
    private UnrulyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await UnrulyServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_turn_waits_for_the_gap_after_the_one_before()
    {
        var queue = new TurnQueue(_time);
        (await queue.WaitAsync("a", TimeSpan.FromSeconds(2), Ct)).Dispose();
        var next = queue.WaitAsync("a", TimeSpan.FromSeconds(2), Ct).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(1999));
        next.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        (await next).Dispose();
    }

    [Fact]
    public async Task Another_host_does_not_wait()
    {
        var queue = new TurnQueue(_time);
        using var first = await queue.WaitAsync("a", TimeSpan.FromSeconds(2), Ct);
        using var other = await queue.WaitAsync("b", TimeSpan.FromSeconds(2), Ct);
    }

    [Fact]
    public async Task Turns_are_given_in_the_order_of_coming_and_one_who_leaves_is_passed_over()
    {
        var queue = new TurnQueue(_time);
        using var leaving = new CancellationTokenSource();
        var holder = await queue.WaitAsync("a", TimeSpan.Zero, Ct);
        var second = queue.WaitAsync("a", TimeSpan.Zero, Ct).AsTask();
        var leaver = queue.WaitAsync("a", TimeSpan.Zero, leaving.Token).AsTask();
        var fourth = queue.WaitAsync("a", TimeSpan.Zero, Ct).AsTask();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(leaver);
        holder.Dispose();
        var turn = await second;
        fourth.IsCompleted.ShouldBeFalse();
        turn.Dispose();
        (await fourth).Dispose();
    }

    [Fact]
    public async Task One_who_leaves_during_the_gap_leaves_the_lane_open()
    {
        var queue = new TurnQueue(_time);
        using var leaving = new CancellationTokenSource();
        (await queue.WaitAsync("a", TimeSpan.FromSeconds(2), Ct)).Dispose();
        var leaver = queue.WaitAsync("a", TimeSpan.FromSeconds(2), leaving.Token).AsTask();
        var next = queue.WaitAsync("a", TimeSpan.FromSeconds(2), Ct).AsTask();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(leaver);
        _time.Advance(TimeSpan.FromSeconds(2));
        (await next).Dispose();
    }

    [Fact]
    public async Task Two_pages_of_one_host_are_two_seconds_and_a_little_apart()
    {
        _server.On("a.site.test/1", "un").On("a.site.test/2", "deux");
        using var fetcher = new PoliteFetcher(_server.Options with { DelayPerHost = TimeSpan.FromSeconds(2), Jitter = 0.25 }, _time);
        foreach (var page in (string[])["/1", "/2"])
            (await WaitsOfAsync(fetcher, "http://a.site.test" + page)).ShouldHaveSingleItem().ShouldBeInRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.5));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(1, 2)]
    [InlineData(3600, 29)]
    public async Task A_crawl_delay_is_honoured_up_to_the_cap(int asked, int waited)
    {
        _server.On("a.site.test/robots.txt", $"User-agent: *\nCrawl-delay: {asked}").On("a.site.test/1", "un").On("a.site.test/2", "deux");
        using var fetcher = new PoliteFetcher(_server.Options with { DelayPerHost = TimeSpan.FromSeconds(2), MaxCrawlDelay = TimeSpan.FromSeconds(29) }, _time);
        (await WaitsOfAsync(fetcher, "http://a.site.test/1")).ShouldBe([TimeSpan.FromSeconds(2)]);
        (await WaitsOfAsync(fetcher, "http://a.site.test/2")).ShouldBe([TimeSpan.FromSeconds(waited)]);
    }

    [Fact]
    public async Task Hosts_at_one_address_are_spaced_too()
    {
        // Public when its turn is asked for, closed when connecting: the spacing is seen and nothing leaves the machine.
        var asked = 0;
        var options = new FetchingOptions
        {
            Jitter = 0,
            DelayPerAddress = TimeSpan.FromSeconds(5),
            TotalTimeout = _server.Options.TotalTimeout,
            Resolve = (_, _) => new([IPAddress.Parse(Interlocked.Increment(ref asked) % 2 == 1 ? "1.1.1.1" : "127.0.0.1")]),
        };
        using var fetcher = new PoliteFetcher(options, _time);
        (await WaitsOfAsync(fetcher, "http://commune-a.example/")).ShouldBeEmpty();
        (await WaitsOfAsync(fetcher, "http://commune-b.example/")).ShouldBe([TimeSpan.FromSeconds(5)]);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "120", 120)]
    [InlineData(429, "Mon, 23 Nov 2026 08:10:00 GMT", 600)]
    [InlineData(429, null, 300)]
    [InlineData(429, "soon", 300)]
    [InlineData(429, "NaN", 300)]
    [InlineData(429, "-5", 300)]
    [InlineData(429, "99999999999", 86400)]
    [InlineData(429, "Mon, 23 Nov 2020 08:10:00 GMT", 0)]
    public async Task A_host_that_asks_for_a_pause_gets_it_and_no_other_host_does(int status, string? retryAfter, int seconds)
    {
        _server.Says("a.site.test/", status, retryAfter is null ? [] : [("Retry-After", retryAfter)]).On("b.site.test/", "ici");
        using var fetcher = new PoliteFetcher(_server.Options, _time);
        (await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct)).ShouldBe(new FetchOutcome.RateLimited(Start.AddSeconds(seconds)));
        if (seconds == 0)
            return;
        var asked = _server.Asked.Count;
        (await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/other")), Ct)).ShouldBe(new FetchOutcome.RateLimited(Start.AddSeconds(seconds)));
        _server.Asked.Count.ShouldBe(asked);
        (await fetcher.FetchAsync(new FetchRequest(new Uri("http://b.site.test/")), Ct)).ShouldBeOfType<FetchOutcome.Fetched>();

        _server.On("a.site.test/", "ici");
        _time.Advance(TimeSpan.FromSeconds(seconds));
        (await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct)).ShouldBeOfType<FetchOutcome.Fetched>();
    }

    [Fact]
    public async Task A_missing_robots_file_is_asked_for_once_a_day()
    {
        _server.On("a.site.test/", "ici");
        using var fetcher = new PoliteFetcher(_server.Options, _time);
        await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct);
        _time.Advance(TimeSpan.FromHours(23));
        await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct);
        _server.Asked.Count(a => a.EndsWith("/robots.txt", StringComparison.Ordinal)).ShouldBe(1);
        _time.Advance(TimeSpan.FromHours(2));
        await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct);
        _server.Asked.Count(a => a.EndsWith("/robots.txt", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_robots_file_that_the_server_fails_to_give_keeps_us_out_for_a_while()
    {
        _server.Says("a.site.test/robots.txt", 500).On("a.site.test/", "ici");
        using var fetcher = new PoliteFetcher(_server.Options, _time);
        for (var i = 0; i < 2; i++)
            (await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct)).ShouldBeOfType<FetchOutcome.Blocked>().By.ShouldBe(BlockedBy.RobotsOut);
        _server.Asked.ShouldBe(["a.site.test/robots.txt"]);

        _server.On("a.site.test/robots.txt", "");
        _time.Advance(TimeSpan.FromMinutes(11));
        (await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct)).ShouldBeOfType<FetchOutcome.Fetched>();
    }

    [Fact]
    public async Task A_robots_file_read_before_stands_while_the_server_fails()
    {
        _server.On("a.site.test/robots.txt", "User-agent: *\nDisallow: /prive").On("a.site.test/", "ici").On("a.site.test/prive", "non");
        using var fetcher = new PoliteFetcher(_server.Options, _time);
        await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct);
        _server.Says("a.site.test/robots.txt", 500);
        _time.Advance(TimeSpan.FromHours(25));
        (await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct)).ShouldBeOfType<FetchOutcome.Fetched>();
        (await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/prive")), Ct)).ShouldBeOfType<FetchOutcome.Blocked>();
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public async Task A_robots_file_is_followed_through_five_redirects(int redirects, bool allowed)
    {
        _server.Redirects("a.site.test/robots.txt", "http://b.site.test/1");
        for (var i = 1; i < redirects; i++)
            _server.Redirects($"b.site.test/{i}", $"/{i + 1}");
        _server.On($"b.site.test/{redirects}", "User-agent: *\nDisallow: /").On("a.site.test/", "ici");
        using var fetcher = new PoliteFetcher(_server.Options, _time);
        (await fetcher.FetchAsync(new FetchRequest(new Uri("http://a.site.test/")), Ct) is FetchOutcome.Fetched).ShouldBe(allowed);
    }

    /// <summary>The waits of one fetch, timeouts aside, each passed at once.</summary>
    private async Task<List<TimeSpan>> WaitsOfAsync(PoliteFetcher fetcher, string url)
    {
        var limits = _server.Options;
        var waits = new List<TimeSpan>();
        var fetch = fetcher.FetchAsync(new FetchRequest(new Uri(url)), Ct);
        while (!fetch.IsCompleted || _time.Timers.TryPeek(out _))
        {
            if (!_time.Timers.TryRead(out var due))
            {
                await Task.WhenAny(fetch, _time.Timers.WaitToReadAsync(Ct).AsTask());
                continue;
            }
            if (due == limits.TotalTimeout || due == limits.IdleTimeout || due == limits.ConnectTimeout)
                continue;
            waits.Add(due);
            _time.Advance(due);
        }
        await fetch;
        return waits;
    }
}
