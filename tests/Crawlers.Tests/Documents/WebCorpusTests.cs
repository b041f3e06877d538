using System.Text.Json;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Documents;
using Wiker.Ingest.Crawlers.Tests.Html;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Documents;

public sealed class WebCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Report()
    {
        var root = SharedFolder.Require("corpora/web");
        foreach (var line in File.ReadLines(Path.Combine(root, "expected.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var file = json.RootElement.GetProperty("file").GetString()!;
            if (!file.EndsWith(".html", StringComparison.Ordinal))
                continue;
            var items = Read(Path.Combine(root, file));
            var expected = json.RootElement.GetProperty("items").EnumerateArray().ToList();
            var hit = expected.Count(e => items.Exists(i => Folded(i.First("title")!) == Folded(e.GetProperty("title").GetString()!)));
            output.WriteLine($"{file}: {hit}/{expected.Count} of {items.Count}");
            foreach (var i in items.Take(3))
                output.WriteLine("    " + string.Join(" | ", i.Fields.Where(f => f.Key is not ("imageAlt" or "image")).Select(f => $"{f.Key}={Cut(f.Value[0])}")));
        }
    }

    private static string Cut(string s) => s.Length > 60 ? s[..60].Replace('\n', '/') : s.Replace('\n', '/');

    private static List<RawItem> Read(string file)
    {
        var read = DocumentReading.Read(Pages.Of(File.ReadAllBytes(file), "https://document.invalid/" + Path.GetFileName(file)), Path.GetFileName(file), [], Pages.Profile);
        return read.Outcome is ReadOutcome.Items found ? [.. found.Findings.OfType<Finding.Found>().Select(f => f.Item)] : [];
    }

    private static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
