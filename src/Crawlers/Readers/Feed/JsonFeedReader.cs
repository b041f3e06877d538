using System.Text;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>Reads JSON Feed 1 and 1.1 item by item, so that a document that is cut keeps the items before the cut.</summary>
internal static class JsonFeedReader
{
    private static readonly JsonReaderOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static ReadOutcome Read(string text, FetchedPage page, SourceDefinition source)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        List<JsonElement> items = [];
        var (hasItems, fault) = Collect(Encoding.UTF8.GetBytes(text), members, items);
        if (members.Select(m => FeedMarks.OwnMark(m.Key, m.Value)).FirstOrDefault(m => m is not null) is { } mark)
            return FeedMarks.Refusal(mark);
        if (!hasItems || !IsFeed(members))
            return new ReadOutcome.Broken(fault is null ? "JSON, but no JSON feed: it has no version of jsonfeed.org with items" : $"no JSON feed: {fault}");
        if (items.Count == 0)
            return fault is null ? new ReadOutcome.Empty() : new ReadOutcome.Broken($"cut before the end of its first item: {fault}");

        var home = FeedLinks.Absolute(JsonFeedValues.Text(members.GetValueOrDefault("home_page_url")), page.Url);
        var scope = new FeedScope(page, source, home is null ? page.Url : new Uri(home), JsonFeedValues.Text(members.GetValueOrDefault("language")), new FeedRules(source.Feed));
        return new ReadOutcome.Items(Findings(items, scope, fault is not null));
    }

    private static bool IsFeed(Dictionary<string, JsonElement> members) =>
        JsonFeedValues.Text(members.GetValueOrDefault("version"))?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true
        || (members.ContainsKey("title") && (members.ContainsKey("home_page_url") || members.ContainsKey("feed_url")));

    private static (bool HasItems, string? Fault) Collect(byte[] json, Dictionary<string, JsonElement> members, List<JsonElement> items)
    {
        var reader = new Utf8JsonReader(json, Tolerant);
        var hasItems = false;
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString() ?? "";
                reader.Read();
                if (name != "items" || reader.TokenType != JsonTokenType.StartArray)
                {
                    members[name] = JsonElement.ParseValue(ref reader);
                    continue;
                }
                hasItems = true;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    var item = JsonElement.ParseValue(ref reader);
                    if (items.Count < FeedSourceReader.MaxItems)
                        items.Add(item);
                }
            }
            return (hasItems, null);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return (hasItems, broken.Message);
        }
    }

    private static IEnumerable<Finding> Findings(List<JsonElement> items, FeedScope scope, bool cut)
    {
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var finding in Item(items[i], i + 1, scope))
                yield return finding;
        }
        if (cut)
            yield return FeedSourceReader.Cut(scope.Source, items.Count + 1);
    }

    private static List<Finding> Item(JsonElement item, int number, FeedScope scope)
    {
        List<Finding> findings = [];
        var locator = $"item {number}";
        if (item.ValueKind != JsonValueKind.Object)
            return [new Finding.Refused(new Rejection(scope.Source.Profile.Id, locator, null, "item-unreadable", "not an object"))];
        string? Text(string name) => JsonFeedValues.Text(JsonFeedValues.Member(item, name));
        string? Address(string name) => FeedLinks.Absolute(Text(name), scope.Base);

        var plain = FeedText.Encoded(Text("content_text"));
        var raw = new RawItem { Locator = locator, Page = scope.Page.Url.AbsoluteUri, IsHtml = true, AskedReuse = scope.Asked }
            .With(RawField.Id, Text("id"))
            .With(RawField.Title, FeedText.Line(Text("title")))
            .With(RawField.Link, Address("url") ?? Address("external_url") ?? (Text("id")?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? Address("id") : null))
            .With(RawField.Body, Text("content_html") ?? plain)
            .With(RawField.Summary, FeedText.Encoded(Text("summary")))
            .With(RawField.Category, JsonFeedValues.At(item, "tags").Select(FeedText.Line))
            .With(RawField.Image, Address("image") ?? Address("banner_image") ?? Attachment(item, scope))
            .With(RawField.Language, Text("language") ?? scope.Language);
        raw = scope.AddDate(raw, RawField.Published, Text("date_published") ?? Text("date_modified"), findings);
        raw = scope.AddDate(raw, RawField.Modified, Text("date_modified"), Text("date_published") is null ? [] : findings);
        raw = scope.Rules.AddTo(raw, item);
        if (raw.First(RawField.Title) is null && raw.First(RawField.Body) is null && raw.First(RawField.Summary) is null)
            findings.Add(new Finding.Refused(new Rejection(scope.Source.Profile.Id, locator, RawField.Title, "title-missing", "an item without title and text")));
        else
            findings.Add(new Finding.Found(raw));
        return findings;
    }

    private static string? Attachment(JsonElement item, FeedScope scope) =>
        JsonFeedValues.Member(item, "attachments") is { ValueKind: JsonValueKind.Array } attachments
            ? attachments.EnumerateArray()
                .Where(a => JsonFeedValues.Text(JsonFeedValues.Member(a, "mime_type"))?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true)
                .Select(a => FeedLinks.Absolute(JsonFeedValues.Text(JsonFeedValues.Member(a, "url")), scope.Base))
                .FirstOrDefault(a => a is not null)
            : null;
}
