using System.Text;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Tests;
using static Wiker.Ingest.Crawlers.Tests.Sources.DefinitionTexts;

namespace Wiker.Ingest.Crawlers.Tests.Sources;

public sealed class CatalogueTests : IDisposable
{
    private static readonly CommuneRef[] Communes = [new("44052", "Donges"), new("44087", "La Chapelle-Launay")];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Adding_a_source_is_adding_one_file()
    {
        Load().Definitions.ShouldBeEmpty();

        _folder.Write("44/club.yml", FeedWith(""));
        Load().Definitions.Select(d => d.Profile.Id).ShouldBe(["club"]);

        _folder.Write("44/donges-mairie-agenda.yml", Agenda);
        var both = Load();
        both.Faults.ShouldBeEmpty();
        both.Definitions.Select(d => d.Profile.Id).ShouldBe(["club", "donges-mairie-agenda"]);
    }

    [Fact]
    public void A_bad_file_hides_no_other()
    {
        _folder.Write("44/bad.yml", "version: 1\n");
        _folder.Write("44/good.yml", FeedWith(""));

        var load = Load();

        load.Definitions.ShouldHaveSingleItem().Profile.Id.ShouldBe("good");
        load.Faults.Count.ShouldBe(3); // name, kind, url
        load.Faults.ShouldAllBe(f => f.File.EndsWith("bad.yml", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_files_of_one_id_are_a_fault_of_the_second()
    {
        _folder.Write("44/club.yml", FeedWith(""));
        _folder.Write("56/club.yml", FeedWith(""));

        var load = Load();

        load.Definitions.ShouldHaveSingleItem();
        var fault = load.Faults.ShouldHaveSingleItem();
        fault.File.ShouldEndWith(Path.Combine("56", "club.yml"));
        fault.Message.ShouldContain("the id 'club' is taken by");
        fault.Message.ShouldContain(Path.Combine("44", "club.yml"));
    }

    [Fact]
    public void A_national_source_becomes_one_for_each_territory()
    {
        _folder.Write("national/portail.yml", "version: 1\nname: Portail\nkind: feed\nfor_each: commune\nsite: https://portail.example/{name}\nurl: https://portail.example/rss?c={insee}&n={name}\n");

        var load = Load();

        load.Faults.ShouldBeEmpty();
        load.Definitions.Select(d => (d.Profile.Id, d.Profile.Name, d.Profile.Commune)).ShouldBe(
            [("portail@44052", "Portail, Donges", "44052"), ("portail@44087", "Portail, La Chapelle-Launay", "44087")]);
        load.Definitions[1].Url.AbsoluteUri.ShouldBe("https://portail.example/rss?c=44087&n=La%20Chapelle-Launay");
        load.Definitions[1].Profile.Site.ShouldBe("https://portail.example/La%20Chapelle-Launay");
        Sound(SourceYaml.Write(load.Definitions[0]), "portail@44052").Profile.Id.ShouldBe("portail@44052");
    }

    [Fact]
    public void A_commune_whose_name_makes_no_address_is_a_fault_and_no_exception()
    {
        _folder.Write("national/portail.yml", "version: 1\nname: Portail\nkind: feed\nfor_each: commune\nurl: https://{name}.portail.example/rss\n");

        var load = Load();

        if (load.Faults.Count > 0) // whether a blank may stand in a host is for the platform's URI parser to say
            load.Faults.ShouldAllBe(f => f.Line == 5 && f.Message.Contains("this is no address", StringComparison.Ordinal));
    }

    [Fact]
    public void Examples_are_checked_and_never_loaded()
    {
        _folder.Write("_examples/good.yml", FeedWith(""));
        _folder.Write("_examples/bad.yml", FeedWith("trsut: open"));

        var load = Load();

        load.Definitions.ShouldBeEmpty();
        load.Faults.ShouldHaveSingleItem().Message.ShouldContain("trsut");
    }

    [Fact]
    public void Files_that_are_no_text_or_have_another_ending_are_told()
    {
        File.WriteAllBytes(_folder.Write("44/binary.yml", ""), [0x89, 0x50, 0x4e, 0x47, 0, 1]);
        File.WriteAllBytes(_folder.Write("44/latin.yml", ""), Encoding.Latin1.GetBytes(FeedWith("owner: Été")));
        File.WriteAllBytes(_folder.Write("44/marked.yml", ""), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(FeedWith(""))]);
        _folder.Write("44/huge.yml", new string('#', 300_000));
        _folder.Write("44/other.yaml", FeedWith(""));

        var load = Load();

        load.Definitions.ShouldHaveSingleItem().Profile.Id.ShouldBe("marked");
        load.Faults.Select(f => f.Message).Order(StringComparer.Ordinal).ShouldBe(
        [
            "the file holds bytes that are no text",
            "the file is longer than 200000 bytes",
            "the file is not in UTF-8; save it in that encoding",
            "the file's name is to end with .yml, or it is not read",
        ]);
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_nothing()
    {
        var load = SourceCatalogue.Load(new CatalogueFolders(Path.Combine(_folder.Path, "none")), Communes);
        load.Definitions.ShouldBeEmpty();
        load.Faults.ShouldBeEmpty();
        TerritoryFiles.Load(Path.Combine(_folder.Path, "none")).Territories.ShouldBeEmpty();
    }

    [Fact]
    public void The_shipped_examples_are_sound_and_cover_every_kind()
    {
        var folder = Path.Combine(SharedFolder.Repository, "config", "sources");
        SourceCatalogue.Load(new CatalogueFolders(folder), Communes).Faults.ShouldBeEmpty();

        var faults = new List<SourceFault>();
        var examples = Directory.GetFiles(Path.Combine(folder, "_examples"), "*.yml").SelectMany(f => SourceCatalogue.ParseFile(f, Communes, faults)).ToList();

        faults.ShouldBeEmpty();
        examples.Select(e => e.Kind).Distinct().Order().ShouldBe(Enum.GetValues<SourceKind>());
        examples.ShouldAllBe(e => e.Url.Host.EndsWith(".example", StringComparison.Ordinal));
        Directory.GetFiles(Path.Combine(folder, "_examples"), "*.yml").ShouldAllBe(f => File.ReadLines(f).First() == "# yaml-language-server: $schema=../schema.json");
    }

    [Fact]
    public void The_shipped_national_sources_are_sound_and_come_back_from_their_own_writing()
    {
        var folder = Path.Combine(SharedFolder.Repository, "config", "sources");
        var load = SourceCatalogue.Load(new CatalogueFolders(folder), Communes);
        load.Faults.ShouldBeEmpty();
        load.Definitions.Count.ShouldBe(6 * Communes.Length);
        SourceCatalogue.Load(new CatalogueFolders(folder), []).Definitions.ShouldBeEmpty();
        foreach (var source in load.Definitions)
        {
            (source.Profile.Licence.Id, source.Profile.Licence.Reuse).ShouldBe(("lov2", Reuse.Full));
            source.Profile.Licence.Attribution.ShouldContain("Licence Ouverte 2.0");
            (source.Url.Scheme, source.IsOpenApi).ShouldBe(("https", true));
            var faults = new List<SourceFault>();
            var again = SourceCatalogue.Parse(SourceYaml.Write(source), source.Profile.Id, source.Origin, null, faults);
            faults.ShouldBeEmpty();
            SourceYaml.Write(again.ShouldHaveSingleItem()).ShouldBe(SourceYaml.Write(source));
        }
    }

    [Fact]
    public void Marks_stand_for_the_commune_in_addresses_and_in_what_is_kept()
    {
        _folder.Write("national/corse.yml", """
            version: 1
            name: Portail
            kind: json
            for_each: commune
            url: https://portail.example/?c={insee}&d={department}
            changes: { url: "https://portail.example/?c={insee}&s={since}", whole: 7d }
            json: { keep: { insee: ["{insee}"] }, fields: { title: t } }
            """);
        var load = SourceCatalogue.Load(new CatalogueFolders(_folder.Path), [new("2A004", "Ajaccio"), new("97411", "Saint-Denis")]);
        load.Faults.ShouldBeEmpty();
        load.Definitions.Select(d => d.Url.Query).ShouldBe(["?c=2A004&d=2A", "?c=97411&d=974"]);
        load.Definitions.Select(d => d.Json!.Filter!.Keep[0].Values[0]).ShouldBe(["2A004", "97411"]);
        load.Definitions[0].Changes!.Since(new DateOnly(2026, 11, 3)).Query.ShouldBe("?c=2A004&s=2026-11-03");
    }

    [Fact]
    public void The_demo_s_definitions_are_sound()
    {
        var load = SourceCatalogue.Load(new CatalogueFolders(Path.Combine(SharedFolder.Repository, "demo", "sources")), Communes);
        load.Faults.ShouldBeEmpty();
        load.Definitions.Count.ShouldBeGreaterThan(10);
        TerritoryFiles.Load(Path.Combine(SharedFolder.Repository, "demo", "territory.yml")).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void The_shipped_schema_is_the_one_that_the_code_writes()
    {
        var file = Path.Combine(SharedFolder.Repository, "config", "sources", "schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, SourceSchema.Write());

        File.ReadAllText(file).ShouldBe(SourceSchema.Write(), "UPDATE_GOLDEN=1 rewrites it");
        using var schema = JsonDocument.Parse(SourceSchema.Write());
        schema.RootElement.GetProperty("definitions").GetProperty("htmlField").GetProperty("anyOf").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void The_shipped_territory_is_sound()
    {
        var load = TerritoryFiles.Load(Path.Combine(SharedFolder.Repository, "config", "territories"));
        load.Faults.ShouldBeEmpty();
        load.Territories.ShouldContain(t => t.Insee == "44052" && t.Name == "Donges" && t.Radius == 10);
    }

    [Theory]
    [InlineData("name: Donges", "'insee' is missing")]
    [InlineData("insee: 44052\nname: Donges", "write \"44052\" in quotes")]
    [InlineData("insee: \"44052\"\nname: Donges\nradius: NaN", "'NaN' is no number")]
    [InlineData("insee: \"44052\"\nname: Donges\nradius: 200", "200 is not between 0.1 and 100")]
    [InlineData("insee: \"44052\"\nname: Donges\nradiu: 5", "did you mean 'radius'?")]
    [InlineData("insee: \"44052\"\nname: Donges\nepci: \"123\"", "is no SIREN")]
    [InlineData("insee: \"44052\"\nname: Donges\ncolours: { accent: blue }", "is no colour")]
    [InlineData("insee: \"44052\"\nname: Donges\ninclude: [\"44080\"]\nexclude: [\"44080\"]", "is included and excluded")]
    [InlineData("insee: \"44052\"\nname: Donges\nthemes: [sports]", "'sports' is no theme; it is one of sport, culture, musique, vie-municipale; did you mean 'sport'?")]
    public void A_fault_of_a_territory_is_told(string text, string words)
    {
        var faults = new List<SourceFault>();
        TerritoryFiles.Parse(text, "44052.yml", faults, Themes).ShouldBeNull();
        faults.ShouldHaveSingleItem().Message.ShouldContain(words);
    }

    private CatalogueLoad Load() => SourceCatalogue.Load(new CatalogueFolders(_folder.Path), Communes, Themes);
}
