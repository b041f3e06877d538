using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Geocoding;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Geocoding;

/// <summary>The geocoder's client against a real service on loopback that misbehaves.</summary>
public sealed class GeocoderTests : IAsyncLifetime
{
    private const string Donges = """{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[-2.0755,47.3186]},"properties":{"score":0.97,"type":"municipality","citycode":"44052","name":"Donges","label":"Donges"}}]}""";
    private static readonly GeocodeQuestion Question = new("Donges", "44052", AskedType.Municipality);
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private RequestDelegate _answer = context => context.Response.WriteAsync(Donges);
    private LoopbackServer _server = null!;
    private string _url = "";

    public async ValueTask InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(context =>
        {
            _asked.Enqueue(context.Request.Path + context.Request.QueryString);
            return _answer(context);
        });
        _url = _server.Url + "/";
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_question_is_put_in_the_form_of_the_API()
    {
        var answered = (await AskAsync(new("12 rue du Port Donges", "44052", AskedType.HouseNumber))).ShouldBeOfType<GeocodeOutcome.Answered>();

        answered.Best.ShouldBe(new GeocodedPlace(0.97, "municipality", "44052", "Donges", "Donges", new(47.3186, -2.0755)));
        _asked.ShouldBe(["/search/?q=12%20rue%20du%20Port%20Donges&citycode=44052&type=housenumber&limit=1"]);
    }

    [Fact]
    public async Task An_empty_collection_is_an_answer()
    {
        _answer = context => context.Response.WriteAsync("""{"type":"FeatureCollection","features":[]}""");

        (await AskAsync(Question)).ShouldBe(new GeocodeOutcome.Answered(null));
    }

    [Theory]
    [InlineData("<html>Maintenance</html>")]
    [InlineData("""{"features":[{"properties":{"score":"high"}}]}""")]
    [InlineData("""{"features":[{"geometry":{"type":"Point","coordinates":[0,0]},"properties":{"score":0.9,"type":"street"}}]}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"features":[""")]
    [InlineData("""{"features":[{"geometry":{"type":"Point","coordinates":[-2.0755,47.3186]},"properties":{"score":0.9,"type":"\ud800"}}]}""")]
    [InlineData("""{"features":[{"geometry":{"type":"Point","coordinates":[-2.0755,47.3186]},"properties":{"score":0.9,"type":"street","\udc00":1}}]}""")]
    public async Task What_is_not_in_the_form_of_the_API_is_a_failure(string body)
    {
        _answer = context => context.Response.WriteAsync(body);

        (await AskAsync(Question)).ShouldBeOfType<GeocodeOutcome.Failed>().Detail.ShouldContain("can't be read");
    }

    [Fact]
    public async Task A_text_of_half_a_character_is_none()
    {
        _answer = context => context.Response.WriteAsync(Donges.Replace("\"label\":\"Donges\"", "\"label\":\"\\ud800\"", StringComparison.Ordinal));

        (await AskAsync(Question)).ShouldBe(new GeocodeOutcome.Answered(new GeocodedPlace(0.97, "municipality", "44052", "Donges", null, new(47.3186, -2.0755))));
    }

    [Fact]
    public async Task A_server_error_and_a_redirect_are_failures_told_in_words()
    {
        _answer = Status(500);
        (await AskAsync(Question)).ShouldBe(new GeocodeOutcome.Failed("it answers with status 500"));

        _answer = context =>
        {
            context.Response.Redirect("http://169.254.169.254/");
            return Task.CompletedTask;
        };
        (await AskAsync(Question)).ShouldBeOfType<GeocodeOutcome.Failed>().Detail.ShouldContain("isn't followed");
    }

    [Fact]
    public async Task A_short_pause_is_waited_for_and_a_long_one_is_handed_on()
    {
        var busy = true;
        _answer = context => busy ? Status(429, "0")(context).ContinueWith(_ => busy = false, TaskScheduler.Default) : context.Response.WriteAsync(Donges);
        (await AskAsync(Question)).ShouldBeOfType<GeocodeOutcome.Answered>();

        _answer = Status(429, "3600");
        using var geocoder = new Geocoder(Options(), _time);
        (await geocoder.AskAsync(Question, TestContext.Current.CancellationToken)).ShouldBe(new GeocodeOutcome.Paused(_time.GetUtcNow().AddHours(1)));
    }

    [Fact]
    public async Task A_service_that_is_always_busy_is_given_up()
    {
        _answer = Status(429, "0");

        (await AskAsync(Question)).ShouldBeOfType<GeocodeOutcome.Paused>();
        _asked.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_slow_answer_is_given_up_after_the_time_out()
    {
        // Else the clock would be moved within the server's own handler.
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _answer = async context =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        using var geocoder = new Geocoder(Options(), _time);
        var asking = geocoder.AskAsync(Question, TestContext.Current.CancellationToken);
        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(Options().Timeout);

        (await asking).ShouldBeOfType<GeocodeOutcome.Failed>().Detail.ShouldContain("in time");
    }

    [Fact]
    public async Task Questions_are_asked_no_faster_than_the_settings_allow()
    {
        using var geocoder = new Geocoder(Options(perSecond: 10), _time);
        await geocoder.AskAsync(Question, TestContext.Current.CancellationToken);
        var second = geocoder.AskAsync(Question, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromMilliseconds(99));
        second.IsCompleted.ShouldBeFalse();
        _asked.Count.ShouldBe(1);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        (await second).ShouldBeOfType<GeocodeOutcome.Answered>();
    }

    [Theory]
    [InlineData("geo.example.fr", "127.0.0.1", false)]
    [InlineData("geo.example.fr", "169.254.169.254", false)]
    [InlineData("geo.example.fr", "192.168.1.5", true)]
    [InlineData("geo.example.fr", "fd00::5", true)]
    [InlineData("localhost", "127.0.0.1", true)]
    [InlineData("localhost", "::1", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    public void A_configured_host_may_be_private_and_loopback_only_by_its_own_name(string host, string address, bool may) =>
        PublicAddress.MayServe(host, IPAddress.Parse(address)).ShouldBe(may);

    [Theory]
    [InlineData("ftp://geo.example.fr", 10)]
    [InlineData("geo.example.fr", 10)]
    [InlineData("https://user:secret@geo.example.fr", 10)]
    [InlineData("https://geo.example.fr?q=1", 10)]
    [InlineData("https://geo.example.fr", 0)]
    [InlineData("https://geo.example.fr", 1000)]
    public void Settings_that_cannot_be_meant_are_refused(string url, double perSecond) =>
        new GeocoderOptionsValidator().Validate(null, new() { Url = url, PerSecond = perSecond }).Failed.ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://geo.example.fr/geocodage/")]
    public void No_address_is_as_good_as_one(string? url) => new GeocoderOptionsValidator().Validate(null, new() { Url = url }).Succeeded.ShouldBeTrue();

    // Patient: most questions are asked in real time, and a busy machine isn't a slow service.
    private GeocoderOptions Options(double perSecond = 50) => new() { Url = _url, PerSecond = perSecond, Timeout = TimeSpan.FromMinutes(10) };

    // A geocoder of its own each time: a pause that one was told doesn't hold the next one up. In real time: retries wait for their turn.
    private async Task<GeocodeOutcome> AskAsync(GeocodeQuestion question)
    {
        using var geocoder = new Geocoder(Options(), TimeProvider.System);
        return await geocoder.AskAsync(question, TestContext.Current.CancellationToken);
    }

    private static RequestDelegate Status(int status, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };
}
