using System.Collections.Concurrent;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Weather;

/// <summary>The weather's client against a real service on loopback that misbehaves. It is 24 November 2026, nine o'clock in Donges.</summary>
public sealed class ForecastServiceTests : IAsyncLifetime
{
    private const string Good =
        """
        {"latitude":47.32,"longitude":-2.08,"generationtime_ms":0.1,"utc_offset_seconds":3600,"timezone":"Europe/Paris","timezone_abbreviation":"CET","elevation":9.0,
        "daily_units":{"time":"iso8601","weather_code":"wmo code","temperature_2m_min":"°C","temperature_2m_max":"°C","precipitation_sum":"mm","precipitation_probability_max":"%","wind_speed_10m_max":"km/h","wind_gusts_10m_max":"km/h","wind_direction_10m_dominant":"°"},
        "daily":{"time":["2026-11-24","2026-11-25","2026-11-26"],"weather_code":[61,3,null],"temperature_2m_min":[4.2,-1.5,null],"temperature_2m_max":[9.8,6.0,null],"precipitation_sum":[3.4,0.0,null],
        "precipitation_probability_max":[80,null,null],"wind_speed_10m_max":[22.3,11.0,null],"wind_gusts_10m_max":[48.2,20.1,null],"wind_direction_10m_dominant":[230,95,null]}}
        """;

    private static readonly LatLon Donges = new(47.3186, -2.0755);
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private RequestDelegate _answer = context => context.Response.WriteAsync(Good);
    private LoopbackServer _server = null!;
    private string _url = "";

    public async ValueTask InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(context =>
        {
            _asked.Enqueue(context.Request.Path + context.Request.QueryString);
            return _answer(context);
        });
        _url = _server.Url + "/v1/forecast";
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_place_is_asked_for_once_with_every_unit_named_and_without_robots()
    {
        var answered = (await AskAsync(key: "geheim/1")).ShouldBeOfType<ForecastOutcome.Answered>();

        answered.Days.ShouldBe(
        [
            new ForecastDay { Date = new(2026, 11, 24), Code = 61, MinC = 4.2, MaxC = 9.8, PrecipitationMm = 3.4, PrecipitationPercent = 80, WindKmh = 22.3, GustKmh = 48.2, WindDirection = 230 },
            new ForecastDay { Date = new(2026, 11, 25), Code = 3, MinC = -1.5, MaxC = 6, PrecipitationMm = 0, WindKmh = 11, GustKmh = 20.1, WindDirection = 95 },
        ]);
        _asked.ShouldBe(
        [
            "/v1/forecast?latitude=47.3186&longitude=-2.0755&timezone=Europe%2FParis&forecast_days=7&temperature_unit=celsius&wind_speed_unit=kmh&precipitation_unit=mm"
                + "&daily=weather_code,temperature_2m_min,temperature_2m_max,precipitation_sum,precipitation_probability_max,wind_speed_10m_max,wind_gusts_10m_max,wind_direction_10m_dominant&apikey=geheim%2F1",
        ]);
    }

    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        await AskAsync();

        _asked.ShouldHaveSingleItem().ShouldNotContain("apikey");
    }

    [Fact]
    public async Task Days_that_are_past_and_variables_that_a_model_lacks_are_left_out()
    {
        _answer = Says("""{"daily":{"time":["2026-11-23","2026-11-24"],"temperature_2m_max":[8,9]}}""");

        (await AskAsync()).ShouldBeOfType<ForecastOutcome.Answered>().Days.ShouldBe([new ForecastDay { Date = new(2026, 11, 24), MaxC = 9 }]);
    }

    [Theory]
    [InlineData("<!doctype html><title>Maintenance</title>", "it is a page and no JSON")]
    [InlineData("", "no JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{\"error\":true,\"reason\":\"\\ud800\"}", "no JSON")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"weather_code":[1],"\ud800":[1]}}""", "no JSON")] // a variable that couldn't be looked up is no gap
    [InlineData("null", "no JSON object")]
    [InlineData("""{"error":true,"reason":"Daily API request limit exceeded. Please try again tomorrow."}""", "Daily API request limit exceeded")]
    [InlineData("""{"daily":null}""", "no days")]
    [InlineData("""{"daily":{"time":[]}}""", "0 days")]
    [InlineData("""{"daily":{"time":["demain"]}}""", "is no day")]
    [InlineData("""{"daily":{"time":["2026-11-24",null]}}""", "is no day")]
    [InlineData("""{"daily":{"time":["2026-11-25","2026-11-24"],"weather_code":[1,1]}}""", "aren't in order")]
    [InlineData("""{"daily":{"time":["2026-11-24","2026-11-24"],"weather_code":[1,1]}}""", "aren't in order")]
    [InlineData("""{"daily":{"time":["2026-11-24","2026-11-25"],"weather_code":[1]}}""", "another length")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"weather_code":[1],"temperature_2m_max":[1,2]}}""", "another length")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"weather_code":1}}""", "another length")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"weather_code":["rain"]}}""", "weather_code can't be rain")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"weather_code":[100]}}""", "weather_code can't be 100")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"weather_code":[-1]}}""", "weather_code can't be -1")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"temperature_2m_max":[285.3]}}""", "temperature_2m_max can't be 285.3")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"temperature_2m_min":[-9999]}}""", "temperature_2m_min can't be -9999")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"temperature_2m_min":[1e400]}}""", "temperature_2m_min can't be")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"temperature_2m_min":[9],"temperature_2m_max":[4]}}""", "above its highest")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"weather_code":[1],"precipitation_sum":[-1]}}""", "precipitation_sum can't be -1")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"weather_code":[1],"precipitation_probability_max":[120]}}""", "can't be 120")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"weather_code":[null],"precipitation_sum":[2]}}""", "says nothing")]
    [InlineData("""{"daily":{"time":["2025-11-24"],"weather_code":[1]}}""", "aren't those from today on")]
    [InlineData("""{"daily":{"time":["2026-12-24"],"weather_code":[1]}}""", "aren't those from today on")]
    [InlineData("""{"daily_units":{"temperature_2m_max":"°F"},"daily":{"time":["2026-11-24"],"temperature_2m_max":[48]}}""", "is in '°F' and not in °C")]
    [InlineData("""{"daily_units":{"wind_speed_10m_max":"mp/h"},"daily":{"time":["2026-11-24"],"weather_code":[1]}}""", "is in 'mp/h' and not in km/h")]
    [InlineData("""{"latitude":45.76,"longitude":4.84,"daily":{"time":["2026-11-24"],"weather_code":[1]}}""", "for another place")]
    public async Task What_cannot_be_meant_is_a_failure_told_in_words(string body, string words)
    {
        _answer = Says(body);

        (await AskAsync()).ShouldBeOfType<ForecastOutcome.Failed>().Detail.ShouldContain(words);
    }

    [Fact]
    public void An_answer_that_is_cut_off_anywhere_is_a_failure()
    {
        var whole = Encoding.UTF8.GetBytes(Good.TrimEnd());
        for (var length = 0; length < whole.Length; length++)
            ForecastAnswer.Read(whole.AsMemory(0, length), Donges, new(2026, 11, 24)).ShouldBeOfType<ForecastOutcome.Failed>($"cut at {length}");
        ForecastAnswer.Read(whole, Donges, new(2026, 11, 24)).ShouldBeOfType<ForecastOutcome.Answered>();
    }

    [Fact]
    public void Nothing_that_comes_throws_and_what_is_taken_is_in_order_and_in_range()
    {
        var whole = Encoding.UTF8.GetBytes(Good);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((at, with, then, and) =>
        {
            byte[] changed = [.. whole];
            (changed[at], changed[then]) = (with, and);
            if (ForecastAnswer.Read(changed, Donges, new(2026, 11, 24)) is not ForecastOutcome.Answered { Days: var days })
                return;
            days.ShouldNotBeEmpty();
            days.Select(d => d.Date).ShouldBe(days.Select(d => d.Date).Distinct().Order());
            days.ShouldAllBe(d => d.Date >= new DateOnly(2026, 11, 24) && !(d.MinC > d.MaxC) && !(d.MaxC > 55) && !(d.MinC < -60) && !(d.Code > 99));
        });
        Gen.Byte.Array.Sample(bytes => ForecastAnswer.Read(bytes, Donges, new(2026, 11, 24)).ShouldBeOfType<ForecastOutcome.Failed>());
    }

    [Fact]
    public async Task A_service_that_is_busy_is_left_alone_until_the_time_that_it_names()
    {
        _answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        };
        using var service = Service();
        (await service.AskAsync(Donges, "Europe/Paris", TestContext.Current.CancellationToken)).ShouldBe(new ForecastOutcome.Paused(_time.GetUtcNow().AddHours(1)));

        _time.Advance(TimeSpan.FromMinutes(59));
        await service.AskAsync(Donges, "Europe/Paris", TestContext.Current.CancellationToken);
        _asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(401, "look at the key")]
    [InlineData(403, "look at the key")]
    [InlineData(400, "status 400")]
    [InlineData(404, "status 404")]
    [InlineData(500, "status 500")]
    public async Task Other_answers_are_failures_told_in_words(int status, string words)
    {
        _answer = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        (await AskAsync()).ShouldBeOfType<ForecastOutcome.Failed>().Detail.ShouldContain(words);
    }

    [Fact]
    public async Task The_key_is_in_no_words_of_a_failure()
    {
        _answer = context =>
        {
            context.Response.Redirect(context.Request.Path + context.Request.QueryString);
            return Task.CompletedTask;
        };
        (await AskAsync(key: "geheim/1")).ShouldBeOfType<ForecastOutcome.Failed>().Detail.ShouldNotContain("geheim");

        _answer = Says("""{"error":true,"reason":"The key geheim/1 is not valid."}""");
        var told = (await AskAsync(key: "geheim/1")).ShouldBeOfType<ForecastOutcome.Failed>().Detail;
        told.ShouldNotContain("geheim");
        told.ShouldContain("is not valid");
    }

    [Fact]
    public async Task Where_a_redirect_leads_is_checked_like_any_other_address()
    {
        _answer = context =>
        {
            context.Response.Redirect("http://169.254.169.254/latest");
            return Task.CompletedTask;
        };

        (await AskAsync()).ShouldBeOfType<ForecastOutcome.Failed>().Detail.ShouldContain("isn't on the public internet");
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_cut()
    {
        _answer = async context =>
        {
            var chunk = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        };

        (await AskAsync()).ShouldBeOfType<ForecastOutcome.Failed>().Detail.ShouldContain("longer than");
    }

    [Theory]
    [InlineData("ftp://meteo.example/", 3, 24, "Weather:Url")]
    [InlineData("meteo.example", 3, 24, "Weather:Url")]
    [InlineData("https://meteo.example/v1/forecast?apikey=x", 3, 24, "Weather:Url")]
    [InlineData("https://me:secret@meteo.example/", 3, 24, "Weather:Url")]
    [InlineData("https://meteo.example/", 6, 3, "Weather:MaxAge")]
    [InlineData("https://meteo.example/", 0, 24, "Every")]
    public void Settings_that_cannot_be_meant_are_told(string url, int every, int maxAge, string word)
    {
        var faults = new WeatherOptionsValidator().Validate(WeatherOptions.Section, new() { Url = url, Every = TimeSpan.FromHours(every), MaxAge = TimeSpan.FromHours(maxAge) });

        faults.Failed.ShouldBeTrue();
        faults.FailureMessage.ShouldContain(word);
    }

    [Fact]
    public void Open_Meteos_licence_is_not_given_to_others()
    {
        new WeatherOptions().IsOn.ShouldBeFalse();
        new WeatherOptions().LicenceInForce.ShouldBe("CC-BY-4.0");
        new WeatherOptions { Attribution = "Météo voisine" }.LicenceInForce.ShouldBe("none");
        new WeatherOptions { Attribution = "Météo voisine", Licence = "Licence Ouverte 2.0" }.LicenceInForce.ShouldBe("Licence Ouverte 2.0");
    }

    private static RequestDelegate Says(string body) => context => context.Response.WriteAsync(body);

    private ForecastService Service(string? key = null) =>
        new(new WeatherOptions { Url = _url, Key = key }, new FetchingOptions { DelayPerHost = TimeSpan.Zero, SpacePerAddress = false }, _time);

    private async Task<ForecastOutcome> AskAsync(string? key = null)
    {
        using var service = Service(key);
        return await service.AskAsync(Donges, "Europe/Paris", TestContext.Current.CancellationToken);
    }
}
