using System.Globalization;
using System.Text.Json;
#pragma warning disable IDE0005 // the test project, which compiles this file too, has it among its global usings
using Wiker.Ingest.Model;
#pragma warning restore IDE0005

namespace Wiker.Bench.CorpusBench.Reading;

/// <summary>
/// One thing that a person found in a document. Null: not told. <paramref name="Start"/> is wall time, <c>yyyy-MM-dd</c> or <c>yyyy-MM-ddTHH:mm</c>, of the thing itself,
/// or of its publication when it is news; <paramref name="Link"/> is as written in the document.
/// </summary>
internal sealed record ExpectedItem(string? Title, string? Start, string? Link, RecordKind Kind)
{
    /// <summary>Its start is a publication.</summary>
    public bool IsNews => Kind == RecordKind.News;
}

/// <summary>What is known of one document beforehand.</summary>
internal sealed record ExpectedDocument
{
    /// <summary>All that is expected of it.</summary>
    public IReadOnlyList<ExpectedItem> Items { get; init; } = [];
    /// <summary>The moment that its relative words and missing years count from.</summary>
    public DateTimeOffset Now { get; init; } = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero); // when the corpora were gathered
    /// <summary>IANA zone of its times.</summary>
    public string Timezone { get; init; } = "Europe/Paris";
    /// <summary>BCP 47 tag.</summary>
    public string Language { get; init; } = "fr";
    /// <summary>Titles were worded anew by who wrote them down: a close one counts (municipal/SOURCES.md, Score).</summary>
    public bool IsRoughlyTitled { get; init; }
}

/// <summary>What is expected of the documents of a folder of corpora, by path with slashes; a document without a line is only to be read.</summary>
internal static class Expectations
{
    private static readonly ExpectedDocument Unknown = new();

    /// <summary>Reads <c>web/expected.jsonl</c> and <c>municipal/cases.jsonl</c>, as far as they are there.</summary>
    public static IReadOnlyDictionary<string, ExpectedDocument> Load(string corpora)
    {
        var documents = new Dictionary<string, ExpectedDocument>(StringComparer.Ordinal);
        foreach (var line in Lines(Path.Combine(corpora, "web", "expected.jsonl")))
        {
            // One document may have a line for its events and another for its associations.
            var path = "web/" + line.GetProperty("file").GetString();
            var known = documents.GetValueOrDefault(path, Unknown);
            documents[path] = known with { Items = [.. known.Items, .. Items(line, KindOf(line.GetProperty("kind").GetString()))] };
        }
        foreach (var line in Lines(Path.Combine(corpora, "municipal", "cases.jsonl")))
        {
            documents["municipal/" + line.GetProperty("page").GetString()] = new ExpectedDocument
            {
                Items = [.. Items(line.GetProperty("expected"), RecordKind.Event)],
                Now = DateTimeOffset.TryParse(Text(line, "now"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now) ? now : Unknown.Now,
                Timezone = Text(line, "timezone") ?? Unknown.Timezone,
                Language = "en",
                IsRoughlyTitled = true,
            };
        }
        return documents;
    }

    /// <summary>Of a document, also of one of which nothing is expected.</summary>
    public static ExpectedDocument Of(this IReadOnlyDictionary<string, ExpectedDocument> documents, string path) => documents.GetValueOrDefault(path, Unknown);

    private static RecordKind KindOf(string? word) => word switch
    {
        "news" => RecordKind.News,
        "associations" => RecordKind.Association,
        "events" => RecordKind.Event,
        _ => throw new InvalidDataException($"web/expected.jsonl: '{word}' is no kind."),
    };

    private static IEnumerable<ExpectedItem> Items(JsonElement holder, RecordKind kind) =>
        from item in holder.GetProperty("items").EnumerateArray()
        select new ExpectedItem(Text(item, "title"), Minute(Text(item, "start")), Text(item, "link"), kind);

    private static string? Minute(string? start) =>
        start is null ? null
        : start.EndsWith("T00:00:00", StringComparison.Ordinal) ? start[..10] // no time is known there
        : start[..Math.Min(start.Length, 16)];

    private static string? Text(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static IEnumerable<JsonElement> Lines(string path)
    {
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement;
        }
    }
}
