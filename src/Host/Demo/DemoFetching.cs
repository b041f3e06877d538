using System.Net;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Weather;

namespace Wiker.Ingest.Host.Demo;

/// <summary>How the crawler fetches in the demo: nothing but the demo's own web, and briskly.</summary>
internal static class DemoFetching
{
    /// <summary>The suffix of all hosts of the demo.</summary>
    public const string HostSuffix = ".demo.test";

    /// <summary>Options that lead every host under <see cref="HostSuffix"/> to <paramref name="endPoint"/> and refuse all others.</summary>
    public static FetchingOptions ForDemo(IPEndPoint endPoint) => new()
    {
        AllowedHostSuffix = HostSuffix,
        ConnectOverride = host => host.EndsWith(HostSuffix, StringComparison.OrdinalIgnoreCase) ? endPoint : null,
        DelayPerHost = TimeSpan.FromMilliseconds(100),
        SpacePerAddress = false,
        // Its web is this very process: what comes late is a busy machine, and no ill site.
        TotalTimeout = TimeSpan.FromMinutes(2),
        IdleTimeout = TimeSpan.FromMinutes(1),
        // To edit a source is to edit its file: robots.txt too, within one round of the demo's schedule.
        RobotsLifetime = TimeSpan.FromSeconds(20),
        RobotsRetryAfter = TimeSpan.FromSeconds(20),
        DefaultPause = TimeSpan.FromSeconds(20),
    };

    /// <summary>The demo's own weather service, asked in the rhythm of its sources.</summary>
    public static WeatherOptions Weather(TimeSpan rhythm) => new()
    {
        Url = "https://meteo.demo.test/v1/forecast",
        Attribution = "Météo de démonstration, inventée",
        Every = rhythm,
    };
}
