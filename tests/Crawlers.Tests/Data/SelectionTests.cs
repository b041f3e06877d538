using System.Text;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Csv;
using Wiker.Ingest.Crawlers.Readers.GeoJson;
using Wiker.Ingest.Crawlers.Readers.Json;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Crawlers.Tests.Sources;

namespace Wiker.Ingest.Crawlers.Tests.Data;

/// <summary>Which items a definition takes, what stands in for what, and how pages follow each other: all said in YAML.</summary>
public sealed class SelectionTests
{
    private static readonly ItemFilter Food = new([new("code", ["47.2*", "10.71C"])], [new("etat", ["F"])]);

    [Fact]
    public void A_table_gives_only_the_rows_that_are_kept_and_not_dropped()
    {
        var source = DataDocuments.Csv(DataDocuments.Fields(("title", "nom"), ("id", "no")));
        source = source with { Csv = source.Csv! with { Filter = Food } };
        var outcome = new CsvSourceReader().Read(DataDocuments.Page("no;nom;code;etat\n1;Primeur;47.21Z;A\n2;Garage;45.20A;A\n3;Fermé;47.22Z;F\n4;Four; 10.71C ;A\n5;Presque;10.71CX;A\n6;Sans;;A\n"), source, null);
        outcome.Items().Select(i => i.First("title")).ShouldBe(["Primeur", "Four"]);
        LeftOut(outcome).ShouldBe(["2", "3", "5", "6"]);
        new CsvSourceReader().Read(DataDocuments.Page("no;nom;etat\n1;Primeur;A\n"), source, null).ShouldBe(new ReadOutcome.Changed("column code"));
    }

    [Fact]
    public void Who_asked_to_be_left_out_is_told_from_who_is_merely_not_taken()
    {
        var filter = Food with { DropAtOnce = [new("diffusion", ["P", "N"])] };
        var csv = DataDocuments.Csv(DataDocuments.Fields(("title", "nom"), ("id", "no")));
        var table = new CsvSourceReader().Read(DataDocuments.Page("no;nom;code;etat;diffusion\n1;a;47.21Z;A;O\n2;b;47.21Z;A;P\n3;c;45.20A;A;N\n4;d;45.20A;A;O\n"), csv with { Csv = csv.Csv! with { Filter = filter } }, null);
        const string rows = """[{"no":1,"nom":"a","code":"47.21Z","diffusion":"O"},{"no":2,"nom":"b","code":"47.21Z","diffusion":"P"},{"no":3,"nom":"c","code":"45.20A","diffusion":"N"},{"no":4,"nom":"d","code":"45.20A","diffusion":"O"}]""";
        var list = new JsonSourceReader().Read(DataDocuments.Page(rows), Parsed("""
            keep: { code: ["47.2*"] }
              drop-at-once: { diffusion: [P, N] }
              fields: { title: nom, id: no }
            """), null);
        var geojson = DataDocuments.Geojson(DataDocuments.Fields(("title", "nom"), ("id", "no")));
        var features = new GeoJsonSourceReader().Read(
            DataDocuments.Page($$"""{"type":"FeatureCollection","features":[{{string.Join(',', System.Text.Json.Nodes.JsonNode.Parse(rows)!.AsArray().Select(r => $$"""{"type":"Feature","geometry":null,"properties":{{r!.ToJsonString()}}}"""))}}]}"""),
            geojson with { Geojson = geojson.Geojson! with { Filter = filter } },
            null);
        foreach (var outcome in (ReadOutcome[])[table, list, features])
        {
            outcome.Items().Select(i => i.First("title")).ShouldBe(["a"]);
            outcome.Findings().OfType<Finding.LeftOut>().Select(f => (f.Id, f.IsAtOnce)).ShouldBe([("2", true), ("3", true), ("4", false)]);
        }
    }

    [Fact]
    public void Features_are_chosen_by_their_properties()
    {
        var source = DataDocuments.Geojson(DataDocuments.Fields(("title", "nom")));
        source = source with { Geojson = source.Geojson! with { Filter = Food } };
        const string features = """{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"nom":"a","code":"47.1"}},{"type":"Feature","geometry":null,"properties":{"nom":"b","code":["x","10.71C"]}},{"type":"Feature","geometry":null,"properties":{"nom":"c","code":null}}]}""";
        new GeoJsonSourceReader().Read(DataDocuments.Page(features), source, null).Items().Select(i => i.First("title")).ShouldBe(["b"]);
    }

    [Fact]
    public void What_is_left_out_bears_the_id_that_it_would_have_been_kept_under()
    {
        var fields = new Dictionary<string, FieldRule>(DataDocuments.Fields(("title", "nom"))) { ["id"] = new("no", null, "^fiche-(.+)$", null, " ", null) };
        var filter = new ItemFilter([], []) { DropAtOnce = [new("etat", ["N"])] };
        var csv = DataDocuments.Csv(fields);
        var table = new CsvSourceReader().Read(DataDocuments.Page("no;nom;etat\nfiche-1 7;a;O\nfiche-1 8;b;N\n"), csv with { Csv = csv.Csv! with { Filter = filter } }, null);
        var geojson = DataDocuments.Geojson(fields);
        var features = new GeoJsonSourceReader().Read(
            DataDocuments.Page("""{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":null,"properties":{"no":"fiche-1 7","nom":"a"}},{"type":"Feature","id":2,"geometry":null,"properties":{"no":"fiche-1 8","nom":"b","etat":"N"}}]}"""),
            geojson with { Geojson = geojson.Geojson! with { Filter = filter } },
            null);
        foreach (var outcome in (ReadOutcome[])[table, features])
        {
            outcome.Items().Select(i => i.First("id")).ShouldBe(["17"]);
            LeftOut(outcome).ShouldBe(["18"]);
        }
    }

    [Fact]
    public void A_feature_that_is_left_out_bears_its_own_id_where_none_is_mapped()
    {
        var source = DataDocuments.Geojson(DataDocuments.Fields(("title", "nom")));
        source = source with { Geojson = source.Geojson! with { Filter = new ItemFilter([], [new("etat", ["N"])]) } };
        const string features = """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","id":"node/7","geometry":null,"properties":{"nom":"a"}},{"type":"Feature","id":"node/8","geometry":null,"properties":{"nom":"b","etat":"N"}},
              {"type":"Feature","id":9,"geometry":null,"properties":{"nom":"c","etat":"N"}},{"type":"Feature","id":" ","geometry":null,"properties":{"nom":"d","etat":"N"}},{"type":"Feature","geometry":null,"properties":{"nom":"e","etat":"N"}}]}
            """;
        var outcome = new GeoJsonSourceReader().Read(DataDocuments.Page(features), source, null);
        outcome.Items().Select(i => i.First("id")).ShouldBe(["node/7"]);
        LeftOut(outcome).ShouldBe(["node/8", "9", null, null]);
    }

    [Fact]
    public void Elements_of_a_list_within_each_row_are_items_that_know_their_row()
    {
        var source = Parsed("""
            items: results
              each: shops
              keep: { ^.status: [O], open: ["true"] }
              fields: { title: [sign, ^.name], siren: ^.id, id: no }
            """);
        const string answer = """
            {"results":[
              {"id":"s1","name":"Société","status":"O","shops":[{"no":1,"sign":"Chez Odette","open":true},{"no":2,"sign":"","open":true},{"no":3,"open":false}]},
              {"id":"s2","name":"Cachée","status":"P","shops":[{"no":4,"open":true}]},
              {"id":"s3","name":"Vide","status":"O","shops":null},
              {"id":"s4","name":"En texte","status":"O","shops":"[{\"no\":5,\"open\":true}]"}]}
            """;

        var outcome = new JsonSourceReader().Read(DataDocuments.Page(answer), source, null);

        outcome.Items().Select(i => (i.First("id"), i.First("title"), i.First("siren"))).ShouldBe([("1", "Chez Odette", "s1"), ("2", "Société", "s1"), ("5", "En texte", "s4")]);
        LeftOut(outcome).ShouldBe(["3", "4"]);
        new JsonSourceReader().Read(DataDocuments.Page("""{"results":[{"name":"a"}]}"""), source, null).ShouldBe(new ReadOutcome.Changed("shops"));
        new JsonSourceReader().Read(DataDocuments.Page("""{"results":[{"name":"a","status":"O","shops":[{"no":1,"note":null}]}]}"""), source, null).ShouldBe(new ReadOutcome.Changed("open"));
    }

    [Theory]
    [InlineData("""[{"t":"a","n":null},{"t":"b","n":null}]""", null)] // there, and rightly empty
    [InlineData("""[{"t":"a"}]""", null)] // a server that writes no null tells as much by leaving it out
    [InlineData("""[{"t":"a","n":null},{"t":"b"}]""", null)]
    [InlineData("""[{"t":"a","other":null}]""", "n")] // one that does would have written it
    [InlineData("""[{"t":"a","other":{"deep":[null]}}]""", "n")]
    [InlineData("""[{"tt":"a"}]""", "t")]
    public void A_page_whose_items_all_lack_what_keep_asks_for_has_changed_only_when_the_path_is_gone(string answer, string? lost)
    {
        var outcome = new JsonSourceReader().Read(DataDocuments.Page(answer), Parsed("keep: { n: [\"W*\"] }\n  fields: { title: t }\n"), null);
        if (lost is not null)
            outcome.ShouldBe(new ReadOutcome.Changed(lost));
        else
            outcome.Findings().ShouldAllBe(f => f is Finding.LeftOut);
    }

    [Theory]
    [InlineData("""[{"t":"a","g":null}]""", false)]
    [InlineData("""[{"t":"a","g":[],"x":null}]""", false)]
    [InlineData("""[{"t":"a","g":{"n":null}}]""", false)]
    [InlineData("""[{"t":"a","g":{"m":null}}]""", true)]
    public void Below_a_null_nothing_can_be_asked_for(string answer, bool isChanged) =>
        (new JsonSourceReader().Read(DataDocuments.Page(answer), Parsed("keep: { g.n: [\"W*\"] }\n  fields: { title: t }\n"), null) is ReadOutcome.Changed).ShouldBe(isChanged);

    [Fact]
    public void Texts_are_put_together_and_words_stand_for_codes()
    {
        var source = Parsed("""
            fields:
                title: [{ text: "{type} : {nom}" }, nom]
                address: { text: "{rue[0]}[, {lieu}][ ({etage}e)]" }
                openingHours: { each: plages, text: "{jour} {de}-{a}" }
                status: { select: etat, words: { "6": annulé, "4*": reporté, "41": complet } }
                category: { select: code, words: { "47.*": Commerce }, default: Autre }
            """);
        const string answer = """
            [{"type":"Création","nom":"Les Amis","rue":["1 rue du Port"],"etage":2,"plages":"[{\"jour\":\"Mo\",\"de\":\"09:00\",\"a\":\"12:00\"},{\"jour\":\"Tu\",\"de\":\"\",\"a\":\"12:00\"},{\"jour\":\"We\",\"de\":\"10:00\",\"a\":\"11:00\"}]","etat":6,"code":"47.11B"},
             {"nom":"Chorale","rue":[],"lieu":"Bourg","etat":"41","code":"10.71C"},
             {"nom":"Loto","etat":"44"},{"nom":"Bal","etat":1}]
            """;

        var items = new JsonSourceReader().Read(DataDocuments.Page(answer), source, null).Items();

        items.Select(i => i.First("title")).ShouldBe(["Création : Les Amis", "Chorale", "Loto", "Bal"]);
        items[0].First("address").ShouldBe("1 rue du Port (2e)");
        items[1].First("address").ShouldBeNull();
        items[0].All("openingHours").ShouldBe(["Mo 09:00-12:00", "We 10:00-11:00"]);
        items.Select(i => i.First("status")).ShouldBe(["annulé", "complet", "reporté", null]);
        items.Select(i => i.First("category")).ShouldBe(["Commerce", "Autre", "Autre", "Autre"]);
    }

    [Theory]
    [InlineData("{ parameter: offset, from: 0, step: 100, total: n }", "https://d.example/?limit=100&offset=0", """{"n":250,"r":[{"t":"a"}]}""", "https://d.example/?limit=100&offset=100")]
    [InlineData("{ parameter: offset, from: 0, step: 100, total: n }", "https://d.example/?limit=100&offset=200", """{"n":250,"r":[{"t":"a"}]}""", null)]
    [InlineData("{ parameter: offset, from: 0, step: 100, total: n }", "https://d.example/?limit=100&offset=100", """{"n":200,"r":[{"t":"a"}]}""", null)]
    [InlineData("{ parameter: page, from: 1, total: meta.pages }", "https://d.example/?page=2", """{"meta":{"pages":3},"r":[{"t":"a"}]}""", "https://d.example/?page=3")]
    [InlineData("{ parameter: page, from: 1, total: meta.pages }", "https://d.example/", """{"meta":{"pages":"1"},"r":[{"t":"a"}]}""", null)]
    [InlineData("{ parameter: page, from: 1, total: meta.pages }", "https://d.example/", """{"r":[{"t":"a"}]}""", "https://d.example/?page=2")]
    [InlineData("{ parameter: 'after[]', cursor: after }", "https://d.example/?size=2", """{"after":[17,"a b"],"r":[{"t":"a"}]}""", "https://d.example/?size=2&after%5B%5D=17&after%5B%5D=a%20b")]
    [InlineData("{ parameter: 'after[]', cursor: after }", "https://d.example/?after%5B%5D=1&size=2&after%5B%5D=b", """{"after":[2],"r":[{"t":"a"}]}""", "https://d.example/?after%5B%5D=2&size=2")]
    [InlineData("{ parameter: after, cursor: after }", "https://d.example/?after=1", """{"after":null,"r":[{"t":"a"}]}""", null)]
    public void The_next_page_is_found_as_the_definition_says(string next, string address, string answer, string? expected)
    {
        var source = Parsed($"items: r\n  next: {next}\n  fields: {{ title: t }}\n");
        var outcome = new JsonSourceReader().Read(DataDocuments.Page(answer, address), source, null);
        outcome.Findings().OfType<Finding.Follow>().Select(f => f.Url.AbsoluteUri).SingleOrDefault().ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"n":250,"r":[]}""", 100, true)]
    [InlineData("""{"n":250,"r":[]}""", 300, false)]
    [InlineData("""{"n":0,"r":[]}""", 0, false)]
    [InlineData("""{"r":[]}""", 0, false)]
    public void An_empty_page_before_the_answers_own_count_is_broken(string answer, int offset, bool isBroken)
    {
        var source = Parsed("items: r\n  next: { parameter: offset, from: 0, step: 100, total: n }\n  fields: { title: t }\n");
        var outcome = new JsonSourceReader().Read(DataDocuments.Page(answer, $"https://d.example/?offset={offset}"), source, null);
        (outcome is ReadOutcome.Broken).ShouldBe(isBroken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("[{a}")]
    [InlineData("{a}]")]
    [InlineData("[[{a}]]")]
    [InlineData("{a..b}")]
    [InlineData("ouvert")]
    public void What_is_no_text_with_paths_is_told(string text) => TextPattern.TryParse(text, out _, out _).ShouldBeFalse();

    [Fact]
    public void No_bytes_make_the_reader_of_a_selecting_definition_throw()
    {
        var source = Parsed("items: r\n  each: e\n  keep: { ^.a: [x], b: [y] }\n  next: { parameter: p, from: 0, step: 10, total: n }\n  fields: { title: [{ text: '{t}[ {u}]', each: l }, ^.a], id: b }\n");
        foreach (var answer in (string[])["""{"r":[{"a":"x","e":[{"b":"y","t":"\ud800","\ud800":1}]}],"n":"z"}""", """{"r":[{"e":"[{"}]}""", """{"r":[[{"e":1}]],"n":1e99}""", """{"r":{"e":{"b":{"c":1}}}}"""])
        {
            for (var cut = 0; cut <= answer.Length; cut++)
                new JsonSourceReader().Read(DataDocuments.Page(Encoding.UTF8.GetBytes(answer[..cut])), source, null).Drain();
        }
    }

    private static SourceDefinition Parsed(string block) => DefinitionTexts.Sound(DefinitionTexts.Of("json", $"json:\n  {block.ReplaceLineEndings("\n")}"));

    private static List<string?> LeftOut(ReadOutcome outcome) => [.. outcome.Findings().OfType<Finding.LeftOut>().Select(f => f.Id)];
}
