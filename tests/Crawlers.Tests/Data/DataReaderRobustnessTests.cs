using System.Text;
using CsCheck;
using Wiker.Ingest.Crawlers.Readers.Csv;
using Wiker.Ingest.Crawlers.Readers.Documents;
using Wiker.Ingest.Crawlers.Readers.GeoJson;
using Wiker.Ingest.Crawlers.Readers.Json;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Data;

public sealed class DataReaderRobustnessTests
{
    private static readonly long Rounds = Environment.GetEnvironmentVariable("WIKER_SOAK") == "1" ? 100_000 : 1_000;
    private static readonly Dictionary<string, FieldRule> Paths = DataDocuments.Fields(("title", "nom"), ("lat", "y"), ("lon", "x"), ("category", "tags[*].name"), ("start", "timings[0].begin"), ("link", "url"));
    private static readonly Dictionary<string, FieldRule> Columns = DataDocuments.Fields(("title", "nom"), ("lat", "y"), ("lon", "x"), ("link", "url"));

    private static readonly string[] Valid =
    [
        "nom;y;x;url\n\"Fête\nd'été\";47,3;-2,0;/a\nLoto;47.1;-2.1;https://a.example/\n",
        """{"items":[{"nom":"Fête","y":47.3,"x":-2.07,"tags":[{"name":"bal"}],"timings":"[{\"begin\":\"2026\"}]","url":"/a"},{"nom":"Loto"}],"next":"/b"}""",
        """{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]},"properties":{"nom":"Halle"}}]}""",
    ];

    private static readonly byte[][] Pieces = [.. new[] { "\"", "\"\"", ";", "\n", "\r", "\0", "{", "}", "[", "]", "\\ud800", "\\ud800\":1,\"", "1e999", "-0", "null", "NaN", ",", "\uFEFF", "\uFFFF", "\x1E" }
        .Select(Encoding.UTF8.GetBytes), [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE]];

    [Fact]
    public void No_reader_throws_on_arbitrary_bytes() => Gen.Byte.Array[0, 400].Sample(Run, iter: Rounds);

    [Fact]
    public void No_reader_throws_on_documents_that_were_cut_or_changed() =>
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Double[0, 1], Gen.Int[0, Pieces.Length - 1], Gen.Int[0, 4], Gen.Double[0, 1])
            .Sample((which, at, piece, drop, keep) =>
            {
                var document = Encoding.UTF8.GetBytes(Valid[which]);
                var from = (int)(at * document.Length);
                byte[] changed = [.. document[..from], .. Pieces[piece], .. document[Math.Min(document.Length, from + drop)..]];
                Run(keep < 0.3 ? changed[..(int)(keep / 0.3 * changed.Length)] : changed);
            }, iter: Rounds);

    [Fact]
    public void Many_open_quotes_cost_no_more_than_their_length()
    {
        Run(Encoding.UTF8.GetBytes("nom;y;x;url\n" + string.Concat(Enumerable.Repeat("\"a;b\n", 100_000))));
        Run(Encoding.UTF8.GetBytes("[" + string.Concat(Enumerable.Repeat("{\"nom\":\"a\"},", 100_000)) + "]"));
    }

    [Theory]
    [InlineData("csv-dialects")]
    [InlineData("scdl")]
    [InlineData("geojson")]
    [InlineData("opendatasoft")]
    [InlineData("openagenda")]
    [InlineData("datatourisme")]
    [InlineData("associations")]
    [InlineData("business")]
    [InlineData("services")]
    [InlineData("town-halls")]
    [InlineData("weather")]
    [InlineData("ckan-udata")]
    public void Every_open_data_file_is_taken_without_throwing(string folder)
    {
        var files = Directory.EnumerateFiles(SharedFolder.Require($"corpora/open-data/{folder}"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            Run(bytes);
            // With the fields that the file's own names suggest, so that its rows are gone through too.
            DocumentReading.Read(DataDocuments.Page(bytes), Path.GetFileName(file), [new CsvSourceReader(), new JsonSourceReader(), new GeoJsonSourceReader()], DataDocuments.Source(SourceKind.Csv).Profile).Outcome.Drain();
        }
    }

    // Real tables with a real mapping: what is odd about each is in the corpus's own list.
    [Theory]
    [InlineData("csv-dialects/bordeaux-pont-chaban-delmas-cp1252.csv", 108)]
    [InlineData("csv-dialects/joconde-musees-pipe.csv", 100)]
    [InlineData("csv-dialects/bal-strasbourg-ansi.csv", 15)]
    [InlineData("csv-dialects/bal-strasbourg-utf8.csv", 15)]
    [InlineData("scdl/subventions-castelmaurou.csv", 95)]
    public void A_real_table_gives_its_rows(string file, int rows)
    {
        var bytes = File.ReadAllBytes(SharedFolder.Require($"corpora/open-data/{file}"));
        var header = Encoding.Latin1.GetString(bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? bytes.AsSpan(3) : bytes).Split('\n')[0].TrimEnd('\r');
        var names = header.Split(header.Contains('|', StringComparison.Ordinal) ? '|' : header.Contains(';', StringComparison.Ordinal) ? ';' : ',').Select(n => n.Trim('"')).Where(n => n.All(char.IsAscii)).ToArray();
        var outcome = new CsvSourceReader().Read(DataDocuments.Page(bytes), DataDocuments.Csv(DataDocuments.Fields(("title", names[0]), ("place", names[1]))), null);
        (outcome.Items().Count, outcome.Rejections().Count).ShouldBe((rows, 0), string.Join('\n', outcome.Rejections().Take(3)));
    }

    [Fact]
    public void Real_features_keep_their_points()
    {
        var bytes = File.ReadAllBytes(SharedFolder.Require("corpora/open-data/geojson/vigicrues-stations-lambert93.geojson"));
        using var json = System.Text.Json.JsonDocument.Parse(bytes);
        var name = json.RootElement.GetProperty("features")[0].GetProperty("properties").EnumerateObject().First(p => p.Value.ValueKind == System.Text.Json.JsonValueKind.String).Name;
        var items = new GeoJsonSourceReader().Read(DataDocuments.Page(bytes), DataDocuments.Geojson(DataDocuments.Fields(("title", name))), null).Items();
        items.Count.ShouldBeGreaterThan(100);
        items.ShouldAllBe(i => i.First("lat") != null);
    }

    private static void Run(byte[] bytes)
    {
        var page = DataDocuments.Page(bytes);
        new CsvSourceReader().Read(page, DataDocuments.Csv(Columns), null).Drain();
        new CsvSourceReader().Read(page, DataDocuments.Csv(DataDocuments.Fields(("title", "nom")), ';', "windows-1252"), null).Drain();
        new JsonSourceReader().Read(page, DataDocuments.Json(Paths, "items", new(null, 1, "next")), null).Drain();
        new JsonSourceReader().Read(page, DataDocuments.Json(Paths, null, new("page", 1, null)), null).Drain();
        new GeoJsonSourceReader().Read(page, DataDocuments.Geojson(Paths), null).Drain();
    }
}
