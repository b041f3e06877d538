using System.Text.Json;
using System.Text.Json.Nodes;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Tests.Sources;

/// <summary>Definitions as text, and short ways to read them.</summary>
internal static class DefinitionTexts
{
    public static readonly string[] Themes = ["sport", "culture", "musique", "vie-municipale"];

    /// <summary>The definition that the documentation of the form prints, to the letter.</summary>
    public const string Agenda = """
        # yaml-language-server: $schema=../schema.json
        version: 1
        name: Mairie de Donges, agenda
        owner: Mairie de Donges
        site: https://mairie.demo.test/
        kind: html                  # feed | calendar | html | csv | json | geojson (`platform: wordpress` … comes later; lint refuses it until then)
        url: https://mairie.demo.test/agenda
        records: event
        commune: "44052"            # quoted: 2A004, 01001
        covers: ["44052", "44103"]   # communes it may speak of
        language: fr
        timezone: Europe/Paris
        trust: official             # official | partner | open
        licence: { id: none, reuse: extract, attribution: Mairie de Donges }
        schedule: { every: 6h }     # or cron: "0 5 * * *" (5 fields, in the source's time zone)
        categories: { Concerts: musique }
        html:
          rows: article.event
          link: a@href              # follow to the detail page
          next: a.next@href
          fields: { title: h2, when: .date, place: .lieu, body: .texte, image: img@src }
        """;

    /// <summary>The least that a definition of that kind says, and its block.</summary>
    public static string Of(string kind, string block = "") => $"version: 1\nname: Un club\nkind: {kind}\nurl: https://club.example/donnees\n{block}\n";

    /// <summary>A sound feed with more lines; they begin at line 5.</summary>
    public static string FeedWith(string lines) => Of("feed", lines);

    public static IReadOnlyList<SourceFault> Faults(string text, string id = "club", IReadOnlyList<CommuneRef>? territories = null)
    {
        var faults = new List<SourceFault>();
        var found = SourceCatalogue.Parse(text, id, "club.yml", territories, faults, Themes);
        if (faults.Count > 0)
            found.ShouldBeEmpty("a definition with a fault is none");
        return faults;
    }

    /// <summary>All that a definition says, as JSON with sorted keys: equal texts are equal definitions, whatever collections hold them.</summary>
    public static string AllOf(SourceDefinition source) => Sorted(JsonSerializer.SerializeToNode(source))!.ToJsonString();

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject keys => new JsonObject(keys.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => KeyValuePair.Create(k.Key, Sorted(k.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    public static SourceDefinition Sound(string text, string id = "club")
    {
        var faults = new List<SourceFault>();
        var found = SourceCatalogue.Parse(text, id, "club.yml", null, faults, Themes);
        faults.ShouldBeEmpty();
        return found.ShouldHaveSingleItem();
    }
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("wiker-sources-").FullName;

    public string Write(string relative, string text)
    {
        var file = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
