using CsCheck;
using Wiker.Ingest.Crawlers.Sources;
using static Wiker.Ingest.Crawlers.Tests.Sources.DefinitionTexts;

namespace Wiker.Ingest.Crawlers.Tests.Sources;

public sealed class DefinitionTests
{
    [Fact]
    public void The_documented_definition_loads_with_all_that_it_says()
    {
        var source = Sound(Agenda, "donges-mairie-agenda");

        AllOf(source).ShouldBe(AllOf(source with
        {
            Profile = new SourceProfile
            {
                Id = "donges-mairie-agenda",
                Name = "Mairie de Donges, agenda",
                Owner = "Mairie de Donges",
                Site = "https://mairie.demo.test/",
                Records = RecordKind.Event,
                Commune = "44052",
                Covers = ["44052", "44103"],
                Trust = Trust.Official,
                Licence = new SourceLicence("none", Reuse.Extract, "Mairie de Donges"),
                Categories = new Dictionary<string, string> { ["Concerts"] = "musique" },
            },
        }));
        source.Schedule.ShouldBe(new SourceSchedule(TimeSpan.FromHours(6), null));
        source.Html!.Rows.ShouldBe("article.event");
        source.Html.Link.ShouldBe(new FieldRule("a", "href", null, null, null, null));
        source.Html.Fields["image"].ShouldBe(new FieldRule("img", "src", null, null, null, null));
        source.Html.Fields.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("feed", "feed: {}")]
    [InlineData("feed", "")]
    [InlineData("calendar", "calendar: {}")]
    [InlineData("calendar", "")]
    [InlineData("html", "html: {}")]
    [InlineData("json", "json: { items: results, next: { parameter: page, from: 1 }, crs: EPSG:4326, fields: { title: 'a[0].b[*]', place: '[\"a.b\"].c' } }")]
    [InlineData("json", "json: { items: results, next: paging.next, fields: { title: t } }")]
    [InlineData("csv", "csv: { separator: \";\", encoding: windows-1252, crs: EPSG:4326, fields: { title: Nom } }")]
    [InlineData("geojson", "geojson: { crs: EPSG:4326, fields: { title: nom, category: { value: Sport } } }")]
    public void Every_kind_loads_as_the_documentation_prints_it(string kind, string block)
    {
        Sound(Of(kind, block)).Kind.ToString().ShouldBe(kind, StringCompareShould.IgnoreCase);
        AllOf(Sound(SourceYaml.Write(Sound(Of(kind, block))))).ShouldBe(AllOf(Sound(Of(kind, block))));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var source = Sound(FeedWith("owner: Le Club"));

        source.Profile.Licence.ShouldBe(new SourceLicence("none", Reuse.Extract, "Le Club"));
        source.Schedule.Every.ShouldBe(TimeSpan.FromHours(6));
        (source.Profile.Trust, source.Profile.Records, source.Profile.Language, source.Profile.Timezone).ShouldBe((Trust.Open, null, "fr", "Europe/Paris"));
    }

    [Theory]
    [InlineData("a[href*=\"@\"]", "a[href*=\"@\"]", null)]
    [InlineData("a[href*=\"@\"]@href", "a[href*=\"@\"]", "href")]
    [InlineData("a:not([title='@'])@data-x", "a:not([title='@'])", "data-x")]
    [InlineData(".\\@md", ".\\@md", null)]
    [InlineData("@href", null, "href")]
    public void An_at_sign_within_a_selector_names_no_attribute(string rule, string? select, string? attribute)
    {
        var source = Sound(Of("html", $"html:\n  fields:\n    title: {System.Text.Json.JsonSerializer.Serialize(rule)}"));

        source.Html!.Fields["title"].ShouldBe(new FieldRule(select, attribute, null, null, null, null));
        AllOf(Sound(SourceYaml.Write(source))).ShouldBe(AllOf(source));
    }

    [Theory]
    [InlineData("0 5 * * *")]
    [InlineData("*/30 6-22 * * *")]
    [InlineData("15 6,18 * * MON-FRI")]
    [InlineData("0 4 1,15 * *")]
    [InlineData("0 4 29-31 jan-mar/2 *")]
    public void A_cron_expression_stays_as_it_is_written(string cron) => Sound(FeedWith($"schedule: {{ cron: \"{cron}\" }}")).Schedule.ShouldBe(new SourceSchedule(null, cron));

    [Fact]
    public void A_definition_that_is_written_reads_back_the_same()
    {
        Sources.Sample(source =>
        {
            var written = SourceYaml.Write(source);
            var faults = new List<SourceFault>();
            var found = SourceCatalogue.Parse(written, source.Profile.Id, source.Origin, null, faults);
            faults.ShouldBeEmpty(written);
            AllOf(found.ShouldHaveSingleItem()).ShouldBe(AllOf(source), written);
            SourceYaml.Write(found[0]).ShouldBe(written);
        }, iter: 300);
    }

    [Fact]
    public void No_mutation_of_a_definition_throws()
    {
        string[] scraps = ["\t", "\"", "'", "{", "}", "[", "]", ":", "- ", "&a ", "*a", "!!x ", "\n", "\r", "\0", "| ", "> ", "%", "@", "\\u12", "\ud800", "? ", "---\n", "#", "{insee}", "99999999999h", "kind: json\n"];
        var change = Gen.Select(Gen.Int[0, Agenda.Length], Gen.Int[0, 12], Pick(scraps));
        change.Array[1, 6].Sample(changes =>
        {
            var text = Agenda;
            foreach (var (at, cut, scrap) in changes)
            {
                var start = Math.Min(at, text.Length);
                text = text[..start] + scrap + text[Math.Min(text.Length, start + cut)..];
            }
            var faults = new List<SourceFault>();
            var found = SourceCatalogue.Parse(text, "club", "club.yml", [new("44052", "Donges")], faults, Themes);
            (found.Count == 0).ShouldBe(faults.Count > 0, text);
            faults.ShouldAllBe(f => f.Line >= 1 && f.Column >= 1 && f.Message.Length > 0);
        }, iter: 3_000);
    }

    private static Gen<T> Pick<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static readonly Gen<string> Words = Gen.Char[" abcéœ:#'\"{}[]&*!|>%@`,.\\/-_~\t\u0085\u2028€(日"].Array[1, 60].Select(c => "x" + new string(c));
    private static readonly Gen<string?> MayBe = Gen.OneOf(Gen.Const((string?)null), Words.Select(w => (string?)w));

    private static readonly Gen<FieldRule> SelectorRules = Gen.OneOf(
        Words.Select(w => new FieldRule(null, null, null, null, null, w)),
        Gen.Select(Pick("h2", "a[href*=\"@\"]", ".a > .b", "li:not(.x)"), Pick<string?>("href", null), Pick<string?>("(a|é)+: \\d", null), MayBe, Pick<string?>(".c", null))
            .Select((select, attribute, match, fallback, remove) => new FieldRule(select, attribute, match, fallback, remove, null)));

    private static readonly Gen<FieldRule> HtmlFieldRules = Gen.OneOf(
        SelectorRules,
        Gen.Select(Pick("h2", "tr.mois th"), Pick<string?>(".heure", null)).Select((under, select) => new FieldRule(select, null, null, null, null, null) { Under = under }));

    private static readonly Gen<FieldRule> ColumnRules = Gen.OneOf(
        Words.Select(w => new FieldRule(null, null, null, null, null, w)),
        Gen.Select(Words.Select(w => w.Trim()), Pick<string?>("^[0-9]{9}", null), MayBe, Pick<string?>("\\(.*\\)", null)).Select((select, match, fallback, remove) => new FieldRule(select, null, match, fallback, remove, null)));

    private static Gen<Dictionary<string, FieldRule>> Fields(Gen<FieldRule> rules) => Gen.Select(rules, rules, rules).Select((title, place, email) => new Dictionary<string, FieldRule> { ["title"] = title, ["place"] = place, ["email"] = email });

    private static readonly Gen<SourceDefinition> Plain = Gen.Select(Words, MayBe, Words, Gen.Enum<Trust>(), Gen.Enum<Reuse>(), Gen.Int[10, 5_000], Words, Gen.Bool)
        .Select((name, owner, attribution, trust, reuse, minutes, category, auto) => new SourceDefinition
        {
            Profile = new SourceProfile
            {
                Id = "club",
                Name = name,
                Owner = owner,
                Records = auto ? null : RecordKind.Opportunity,
                Commune = "2A004",
                Covers = ["01001", "2A004"],
                Trust = trust,
                Licence = new SourceLicence("none", reuse, attribution),
                Categories = new Dictionary<string, string> { [category] = "musique" },
            },
            Kind = SourceKind.Calendar,
            Url = new Uri("https://club.example/a?b=%C3%A9&c=d#e"),
            Schedule = auto ? new SourceSchedule(null, "0 5 * * *") : new SourceSchedule(TimeSpan.FromMinutes(minutes), null),
            Origin = "club.yml",
        });

    private static readonly Gen<SourceDefinition> Sources = Gen.OneOf(
        Plain,
        Gen.Select(Plain, SelectorRules, Fields(HtmlFieldRules)).Select((s, link, fields) => s with { Kind = SourceKind.Html, Html = new HtmlBlock("li.x", link, null, fields) }),
        Gen.Select(Plain, Pick<char?>(';', '\t', null), Fields(ColumnRules)).Select((s, separator, fields) => s with { Kind = SourceKind.Csv, Csv = new CsvBlock(separator, "utf-8", null, fields) }),
        Gen.Select(Plain, Fields(ColumnRules)).Select((s, fields) => s with { Kind = SourceKind.Geojson, Geojson = new GeoJsonBlock("EPSG:4326", fields) }));
}
