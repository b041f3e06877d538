using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Wiker.Ingest.Tests;

[assembly: AssemblyFixture(typeof(Wiker.Ingest.Browser.Tests.Demo))]

namespace Wiker.Ingest.Browser.Tests;

/// <summary>The demo as a newcomer starts it, crawled to its end, and a browser to look at it with. One for all tests.</summary>
public sealed class Demo : IAsyncLifetime
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private const int PatienceMilliseconds = 600_000; // other test projects share the machine: patience costs nothing where all is well
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly ServedDemo _served = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _missing; // why there is no browser; null when there is

    /// <summary>Where it is served, with a slash at its end.</summary>
    public string Url => _served.Http.BaseAddress!.ToString();

    public async ValueTask InitializeAsync()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM");
        string[] known = string.IsNullOrEmpty(named) ? Usual : [named];
        if (known.FirstOrDefault(File.Exists) is not { } chromium)
        {
            _missing = $"needs Chromium (Debian: apt-get install chromium, or its path in CHROMIUM), which isn't at {string.Join(" or ", known)}.";
            return;
        }
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Flags, Timeout = PatienceMilliseconds });
        await _served.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _served.DisposeAsync();
    }

    /// <summary>Skips the running test where there is no browser, and says what is missing; in continuous integration it fails.</summary>
    public void Require()
    {
        if (_missing is not null && SharedFolder.InContinuousIntegration)
            Assert.Fail(_missing);
        Assert.SkipWhen(_missing is not null, _missing ?? "");
    }

    /// <summary>A page of its own, as wide as asked; requires a browser.</summary>
    public async Task<IPage> OpenAsync(string path, int width, string colours = "light", bool script = true)
    {
        Require();
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = colours == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            Locale = "fr-FR",
            ReducedMotion = ReducedMotion.Reduce,
            // The page's own policy would keep axe out; what the policy says is tested elsewhere.
            BypassCSP = true,
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(new Uri(Url), path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    /// <summary>Answer of the API; requires a browser, without which there is no demo.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        Require();
        return await _served.Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);
    }
}
