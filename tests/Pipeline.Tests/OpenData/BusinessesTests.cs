using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests.OpenData;

/// <summary>Businesses of the official directory: who is taken, and above all who isn't.</summary>
public sealed class BusinessesTests
{
    private const string Rennes = "35238";
    private const string Donges = "44052";

    [Fact]
    public async Task Of_a_recorded_answer_only_open_shops_of_the_commune_come_out()
    {
        await using var portal = await Portal.OpenAsync();
        var recorded = Portal.Recorded("business/recherche-entreprises-recherche-ag-35000.json")["result"]!;
        portal.Answer = request => OnePage(request, recorded);

        var report = await portal.Town.RunAsync(Portal.Shipped("entreprises", Rennes));

        (report.Judgement, report.Items, report.Rejections.Count).ShouldBe((RunJudgement.Complete, 2, 0));
        var records = portal.Town.Records().Select(r => r.Content).ToList();
        records.ShouldAllBe(c => c.Kind == RecordKind.Business && c.Communes.SequenceEqual(new[] { Rennes }) && c.Themes.Contains("commerce-artisanat"));
        records.Select(c => (c.Siren, c.Summary)).Order().ShouldBe([("775695901", "Habillement."), ("835013798", "Épicerie.")]);
        records.Single(c => c.Siren == "775695901").Title.ShouldBe("AUBADE L ART D AIMER", StringCompareShould.IgnoreCase);
        records.ShouldAllBe(c => c.Places[0].Point != null && c.Link!.StartsWith("https://annuaire-entreprises.data.gouv.fr/etablissement/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("recherche-entreprises-ganymede.json")]
    [InlineData("recherche-entreprises-la-poste.json")]
    [InlineData("recherche-entreprises-rge-ct.json")]
    [InlineData("recherche-entreprises-association-400461356.json")]
    [InlineData("recherche-entreprises-ville-siren-217500016.json")]
    public async Task Recorded_answers_about_other_communes_give_this_one_nothing(string file)
    {
        await using var portal = await Portal.OpenAsync();
        var recorded = Portal.Recorded($"business/{file}")["result"]!;
        portal.Answer = request => OnePage(request, recorded);
        var report = await portal.Town.RunAsync(Portal.Shipped("entreprises", Donges));
        (report.Judgement, report.Items).ShouldBe((RunJudgement.Complete, 0));
    }

    [Fact]
    public async Task Neither_partially_diffused_units_nor_property_companies_nor_closed_doors_are_ever_taken()
    {
        await using var portal = await Portal.OpenAsync();
        JsonObject[] companies =
        [
            Company(1, "BOULANGERIE DU PORT"),
            Company(2, "[NON-DIFFUSIBLE]", status: "P"),
            Company(3, "MADAME INVENTÉE", ownStatus: "P"),
            Company(4, "UNITÉ CACHÉE", status: "N", ownStatus: "N"),
            Company(5, "SCI DES ROSEAUX", activity: "68.20B", companyActivity: "68.20B", form: "6540"),
            Company(6, "SCI QUI VEND DU PAIN", form: "6540"),
            Company(7, "LOUEUR DE MURS", companyActivity: "68.20A"),
            Company(8, "MAÇONNERIE GÉNÉRALE", activity: "43.99C", companyActivity: "43.99C"),
            Company(9, "FERMÉ DEPUIS LONGTEMPS", state: "F"),
            Company(10, "ENSEIGNE D'AILLEURS", commune: "44184"),
            Company(11, "RAISON SOCIALE SARL", sign: "Chez Odette"),
        ];
        companies[10]["matching_etablissements"]!.AsArray()[0]!.AsObject().Remove("nom_commercial");
        var unknown = Company(12, "SANS STATUT");
        unknown.Remove("statut_diffusion");
        var none = Company(13, "SANS ÉTABLISSEMENT");
        none["matching_etablissements"] = null;
        portal.Answer = request => OnePage(request, new JsonObject { ["results"] = new JsonArray([.. companies, unknown, none]), ["total_results"] = 13, ["page"] = 1, ["per_page"] = 25, ["total_pages"] = 1 });

        var report = await portal.Town.RunAsync(Portal.Shipped("entreprises", Donges));

        report.Judgement.ShouldBe(RunJudgement.Complete);
        portal.Town.Records().Select(r => r.Content.Title).ShouldBe(["Boulangerie du port", "Chez Odette"], ignoreOrder: true);
        // Nothing of the others is kept in a record, a raw item or a staged one.
        portal.Town.Dump().ShouldNotContain("INVENTÉE");
        portal.Town.Dump().ShouldNotContain("ROSEAUX");
    }

    [Fact]
    public async Task Who_asks_to_be_left_out_later_is_withdrawn_by_the_next_run_and_may_come_back()
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("entreprises", Donges);
        var status = "O";
        portal.Answer = request => OnePage(request, new JsonObject { ["results"] = new JsonArray(Company(1, "BOULANGERIE DU PORT"), Company(2, "SALON ODETTE", ownStatus: status)), ["total_pages"] = 1 });
        await portal.Town.RunAsync(source);
        portal.Town.Records().Count.ShouldBe(2);

        status = "P";
        (await portal.Town.RunDailyAsync(source, 1)).Applied.Withdrawn.ShouldBe(1);
        portal.Town.Records().Select(r => r.Content.Title).ShouldBe(["Boulangerie du port"]);
        portal.Town.Differences().ShouldBeEmpty();

        status = "O";
        (await portal.Town.RunDailyAsync(source, 1)).Applied.Returned.ShouldBe(1);
        portal.Town.Records().Count.ShouldBe(2);
        portal.Town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task Codes_that_are_numbered_anew_withdraw_nobody_until_a_person_says_so()
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("entreprises", Donges);
        JsonObject[] companies = [.. Enumerable.Range(1, 20).Select(i => Company(i, $"BOUTIQUE {i}"))];
        portal.Answer = request => OnePage(request, new JsonObject { ["results"] = new JsonArray([.. companies.Select(c => c.DeepClone())]), ["total_pages"] = 1 });
        await portal.Town.RunAsync(source);

        companies = [.. Enumerable.Range(1, 20).Select(i => Company(i, $"BOUTIQUE {i}", activity: i > 8 ? "10.71Y" : "10.71C", ownStatus: i == 20 ? "P" : "O"))];
        var report = await portal.Town.RunDailyAsync(source, 1);

        // Twelve would go, one by its own wish: that one does.
        (report.Judgement, report.Detail, report.Applied.Withdrawn).ShouldBe((RunJudgement.Suspect, "11 items would be dropped, where 20 are usual", 1));
        portal.Town.Records().Select(r => r.Content.Title).ShouldNotContain("Boutique 20");
        portal.Town.Records().Count.ShouldBe(19);
        (await portal.Town.RunDailyAsync(source, 1)).Judgement.ShouldBe(RunJudgement.Suspect);
        portal.Town.Records().Count.ShouldBe(19);

        portal.Town.Runs.Accept(source).ShouldNotBeNull().Judgement.ShouldBe(RunJudgement.Complete);
        (await portal.Town.RunDailyAsync(source, 1)).Applied.Withdrawn.ShouldBe(11);
        portal.Town.Records().Count.ShouldBe(8);
        portal.Town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_new_definition_leaves_out_goes_without_suspicion()
    {
        await using var portal = await Portal.OpenAsync();
        portal.Answer = request => OnePage(request, new JsonObject { ["results"] = new JsonArray([.. Enumerable.Range(1, 20).Select(i => Company(i, $"BOUTIQUE {i}", activity: i > 8 ? "10.71B" : "10.71C"))]), ["total_pages"] = 1 });
        await portal.Town.RunAsync(Portal.Shipped("entreprises", Donges));
        portal.Town.Time.Advance(TimeSpan.FromDays(1));

        var edited = Portal.Of(Path.Combine("config", "sources", "national", "entreprises.yml"), Donges, text => text.Replace("      - \"10.71B\"", "      - \"10.71Y\"", StringComparison.Ordinal));
        var report = await portal.Town.RunAsync(edited);

        (report.Judgement, report.Applied.Withdrawn).ShouldBe((RunJudgement.Complete, 12));
    }

    [Fact]
    public async Task The_only_business_of_a_commune_that_asks_to_be_left_out_needn_t_wait_either()
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("entreprises", Donges);
        var status = "O";
        portal.Answer = request => OnePage(request, new JsonObject { ["results"] = new JsonArray(Company(1, "SALON ODETTE", status: status)), ["total_pages"] = 1 });
        await portal.Town.RunAsync(source);

        status = "N";
        var report = await portal.Town.RunDailyAsync(source, 1);

        (report.Judgement, report.Applied.Withdrawn).ShouldBe((RunJudgement.Suspect, 1)); // no item, where one is usual
        portal.Town.Records().ShouldBeEmpty();
        portal.Town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_no_longer_tells_who_is_diffused_is_a_changed_source_and_no_free_pass()
    {
        await using var portal = await Portal.OpenAsync();
        var company = Company(1, "BOULANGERIE DU PORT");
        company["matching_etablissements"]!.AsArray()[0]!.AsObject().Remove("statut_diffusion_etablissement");
        portal.Answer = request => OnePage(request, new JsonObject { ["results"] = new JsonArray(company), ["total_pages"] = 1 });

        var report = await portal.Town.RunAsync(Portal.Shipped("entreprises", Donges));

        (report.Judgement, report.Outcome).ShouldBe((RunJudgement.Failed, "changed"));
        report.Detail.ShouldNotBeNull().ShouldContain("statut_diffusion_etablissement");
        portal.Town.Records().ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_are_asked_for_up_to_the_last_that_the_answer_names()
    {
        await using var portal = await Portal.OpenAsync();
        portal.Answer = request => new JsonObject { ["results"] = new JsonArray(Company(Portal.Number(request, "page")!.Value, $"BOUTIQUE {request.Query["page"]}")), ["total_pages"] = 3 }.ToJsonString();
        var report = await portal.Town.RunAsync(Portal.Shipped("entreprises", Donges));
        (report.Items, report.Pages).ShouldBe((3, 3));
        portal.Asked[0].PathAndQuery.ShouldContain("code_commune=44052&etat_administratif=A");
    }

    private static string OnePage(HttpRequest request, JsonNode answer)
    {
        if (Portal.Number(request, "page") > 1)
            return """{"results":[],"total_results":0,"page":9,"per_page":25,"total_pages":0}""";
        var page = answer.DeepClone();
        page["total_pages"] = 1; // recorded: the first of several
        return page.ToJsonString();
    }

    private static JsonObject Company(
        int number, string name, string status = "O", string ownStatus = "O", string activity = "10.71C", string companyActivity = "10.71C", string form = "5710", string state = "A", string commune = "44052", string? sign = null)
    {
        var siren = Siren(number);
        return new JsonObject
        {
            ["siren"] = siren,
            ["nom_complet"] = name,
            ["nature_juridique"] = form,
            ["activite_principale"] = companyActivity,
            ["statut_diffusion"] = status,
            ["matching_etablissements"] = new JsonArray(new JsonObject
            {
                ["siret"] = $"{siren}00010",
                ["activite_principale"] = activity,
                ["adresse"] = $"{number} RUE DU PORT 44480 DONGES",
                ["code_postal"] = "44480",
                ["commune"] = commune,
                ["etat_administratif"] = state,
                ["statut_diffusion_etablissement"] = ownStatus,
                ["liste_enseignes"] = sign is null ? null : new JsonArray(sign),
                ["nom_commercial"] = null,
                ["latitude"] = "47.3183",
                ["longitude"] = "-2.0756",
            }),
        };
    }

    // Nine digits of an invented company whose last makes them pass Luhn's check.
    private static string Siren(int number)
    {
        var digits = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"9990{number:0000}");
        var sum = digits.Select((c, i) => (Digit: c - '0', Doubled: i % 2 == 1)).Sum(d => d.Doubled ? (d.Digit * 2 / 10) + (d.Digit * 2 % 10) : d.Digit);
        return digits + (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
