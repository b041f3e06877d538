namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary><c>wiker gazetteer import</c> as scripts call it.</summary>
public sealed class GazetteerCommandTests : IDisposable
{
    private readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task An_import_tells_in_JSON_what_it_took_and_what_it_could_not()
    {
        var file = Path.Combine(_checkout.Folder, "points.csv");
        await File.WriteAllTextAsync(file, "insee,lat,lon\n44052,47.3,-2.07\nXX,1,1\n", TestContext.Current.CancellationToken);

        var result = await WikerProcess.RunAsync(_checkout.Folder, "gazetteer", "import", file, "--json", "--data", _checkout.Data);

        result.ExitCode.ShouldBe(1);
        result.Json.GetProperty("read").GetInt32().ShouldBe(1);
        result.Json.GetProperty("faults").GetArrayLength().ShouldBe(1);
        result.Json.GetProperty("faults")[0].GetProperty("line").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Without_a_geocoder_nothing_is_asked_and_the_setting_is_named()
    {
        var result = await WikerProcess.RunAsync(_checkout.Folder, "gazetteer", "complete", "--data", _checkout.Data);

        result.ExitCode.ShouldBe(3);
        result.Output.ShouldBeEmpty();
        result.Errors.ShouldContain("Geocoder__Url");
    }
}
