using System.Text.Json;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary><c>wiker calendar</c> beside a served demo (it is Monday, 1 March 2027), with a saved answer of invented dates.</summary>
public sealed class CalendarCommandTests(ServedDemo demo) : IClassFixture<ServedDemo>
{
    private const string Saved =
        """
        [
          {"description":"Vacances d'Hiver","population":"-","start_date":"2027-02-26T23:00:00+00:00","end_date":"2027-03-14T23:00:00+00:00","location":"Nantes","zones":"Zone B","annee_scolaire":"2026-2027"},
          {"description":"Vacances de Printemps","population":"-","start_date":"2027-04-23T22:00:00+00:00","end_date":"2027-05-09T22:00:00+00:00","location":"Nantes","zones":"Zone B","annee_scolaire":"2026-2027"},
          {"description":"Prérentrée des enseignants","population":"Enseignants","start_date":"2026-08-30T22:00:00+00:00","end_date":"2026-08-30T22:00:00+00:00","location":"Nantes","zones":"Zone B","annee_scolaire":"2026-2027"}
        ]
        """;

    [Fact]
    public async Task An_update_moves_what_a_running_server_shows_and_a_bad_one_changes_nothing()
    {
        (await YogaDaysAsync())[..2].ShouldBe(["2027-03-02", "2027-03-09"]);
        (await CalendarAsync("show")).ExitCode.ShouldBe(1);

        var updated = await UpdateAsync(Saved, "--json");
        updated.ExitCode.ShouldBe(0, updated.Errors);
        updated.Json.GetProperty("changed").GetBoolean().ShouldBeTrue();
        updated.Json.GetProperty("rows").GetInt32().ShouldBe(3);
        updated.Json.GetProperty("ignored").GetInt32().ShouldBe(1);
        updated.Json.GetProperty("indexed").GetInt32().ShouldBeGreaterThan(40);
        var zone = updated.Json.GetProperty("zones").EnumerateArray().ShouldHaveSingleItem();
        (zone.GetProperty("zone").GetString(), zone.GetProperty("periods").GetInt32(), zone.GetProperty("knownUntil").GetString()).ShouldBe(("B", 2, "2027-05-09"));

        (await YogaDaysAsync())[..2].ShouldBe(["2027-03-16", "2027-03-23"]);
        (await YogaAsync("from=2027-03-08&to=2027-03-10")).ShouldBeEmpty();
        var page = await demo.Http.GetStringAsync("records/" + (await YogaAsync("from=2027-03-16&to=2027-03-16")).ShouldHaveSingleItem().GetProperty("id").GetString(), TestContext.Current.CancellationToken);
        System.Net.WebUtility.HtmlDecode(page).Replace('\u00A0', ' ').ShouldContain("Tous les mardis de 18h30 à 19h30 sauf vacances scolaires (zone B)");

        (await UpdateAsync(Saved)).Output.ShouldContain("All as before.");
        (await UpdateAsync("[]")).ExitCode.ShouldBe(3);
        (await UpdateAsync("<html>")).Errors.ShouldContain("Nothing was changed");
        var shorter = await UpdateAsync("[" + Saved.Split('\n')[1].TrimEnd(',') + "]");
        shorter.ExitCode.ShouldBe(1);
        shorter.Errors.ShouldContain("--accept");

        var shown = await CalendarAsync("show", "--commune", "44052", "--json");
        shown.Json.GetProperty("items").EnumerateArray().Select(p => (p.GetProperty("first").GetString(), p.GetProperty("last").GetString())).ShouldBe([("2027-02-27", "2027-03-14"), ("2027-04-24", "2027-05-09")]);
        (await CalendarAsync("show", "--zone", "zone b")).Output.ShouldContain("2027-04-24 – 2027-05-09  Vacances de Printemps");
        (await CalendarAsync("show", "--zone", "D")).ExitCode.ShouldBe(2);
        (await CalendarAsync("show", "--commune", "69123")).ExitCode.ShouldBe(1);
        (await WikerProcess.RunAsync(demo.Folder, "doctor", "--data", demo.Data)).Output.ShouldContain("school holidays of 1 zones");
    }

    private Task<WikerProcess.Result> CalendarAsync(params string[] arguments) => WikerProcess.RunAsync(demo.Folder, ["calendar", .. arguments, "--data", demo.Data]);

    private async Task<WikerProcess.Result> UpdateAsync(string answer, params string[] more)
    {
        var file = Path.Combine(demo.Folder, "saved.json");
        await File.WriteAllTextAsync(file, answer, TestContext.Current.CancellationToken);
        return await CalendarAsync(["update", "--from", file, .. more]);
    }

    private async Task<List<JsonElement>> YogaAsync(string days)
    {
        var text = await demo.Http.GetStringAsync("v1/records.json?kind=event&q=%22yoga%20doux%22&limit=100&" + days, TestContext.Current.CancellationToken);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("title").GetString() == "Yoga doux")];
    }

    private async Task<List<string>> YogaDaysAsync() =>
        [.. (await YogaAsync("from=2027-03-01")).ShouldHaveSingleItem().GetProperty("occurrences").EnumerateArray().Select(o => o.GetProperty("start").GetString()![..10])];
}
