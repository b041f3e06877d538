namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>What the shipped national sources look like to who has just installed the program, without keys and without a network.</summary>
public sealed class NationalSourcesTests : IDisposable
{
    private readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task A_source_without_its_key_is_not_configured_and_nothing_is_wrong()
    {
        var list = await RunAsync("sources", "list", "--json");
        var states = list.Json.GetProperty("items").EnumerateArray().ToDictionary(s => s.GetProperty("id").GetString()!, s => s.GetProperty("state").GetString());
        states["openagenda@44052"].ShouldBe("not configured: set the environment variable WIKER_KEY_OPENAGENDA");
        states["datatourisme@44052"].ShouldBe("not configured: set the environment variable WIKER_KEY_DATATOURISME");
        states["entreprises@44052"].ShouldBe("ready");

        var crawl = await RunAsync("crawl", "openagenda@44052");
        (crawl.ExitCode, crawl.Errors).ShouldBe((0, ""));
        crawl.Output.ShouldContain("not configured: set the environment variable WIKER_KEY_OPENAGENDA");

        var health = await RunAsync("sources", "health", "--json");
        health.ExitCode.ShouldBe(0);
        var ill = health.Json.GetProperty("items").EnumerateArray().Single(s => s.GetProperty("id").GetString() == "openagenda@44052");
        (ill.GetProperty("lastRun").GetString(), ill.GetProperty("detail").GetString()).ShouldBe(("not configured", "set the environment variable WIKER_KEY_OPENAGENDA"));

        var doctor = await RunAsync("doctor", "--json");
        var keys = doctor.Json.GetProperty("items").EnumerateArray().Single(c => c.GetProperty("what").GetString() == "keys");
        keys.GetProperty("isWell").GetBoolean().ShouldBeTrue();
        keys.GetProperty("told").GetString().ShouldBe("2 sources aren't configured and aren't asked: WIKER_KEY_DATATOURISME for datatourisme; WIKER_KEY_OPENAGENDA for openagenda");
    }

    [Fact]
    public async Task The_shipped_files_lint_clean()
    {
        var lint = await RunAsync("sources", "lint");
        lint.ExitCode.ShouldBe(0);
        lint.Output.ShouldContain("6 sources are sound, 0 faults");
    }

    private Task<WikerProcess.Result> RunAsync(params string[] arguments) => WikerProcess.RunAsync(_checkout.Folder, [.. arguments, "--data", _checkout.Data]);
}
