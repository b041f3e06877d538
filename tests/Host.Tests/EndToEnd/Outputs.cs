using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>Every output of a served folder, as plain words, so that one text can be searched for in all of them whatever their escapes.</summary>
internal static partial class Outputs
{
    private const string Wide = "near=44052&radius=100";
    private static readonly string[] Lists = ["json", "rss", "atom", "jsonfeed", "ics", "geojson", "csv"];

    /// <summary>Addresses of all lists, pages, records in each form, and letters; of a commune and around it.</summary>
    public static IEnumerable<string> Addresses(IEnumerable<string> recordIds)
    {
        foreach (var format in Lists)
        {
            var limit = format is "ics" or "geojson" or "csv" ? 5000 : 100;
            yield return $"v1/records.{format}?{Wide}&limit={limit}";
            yield return $"v1/records.{format}?{Wide}&limit={limit}&from=2026-01-01";
        }
        foreach (var kind in (string[])["event", "news", "association", "business", "service", "offer", "opportunity"])
            yield return $"v1/records.json?{Wide}&limit=100&kind={kind}&from=2026-01-01";
        yield return "";
        foreach (var insee in (string[])["44052", "44184", "44116"])
            yield return $"communes/{insee}";
        foreach (var format in (string[])["html", "text"])
        {
            yield return $"letters/preview?{Wide}&when=month&format={format}";
            yield return $"letters/preview?{Wide}&from=2026-01-01&format={format}";
        }
        foreach (var id in recordIds)
        {
            yield return $"v1/records/{id}.json";
            yield return $"v1/records/{id}.jsonld";
            yield return $"records/{id}";
        }
    }

    /// <summary>The words of an answer: markup taken away, JSON's, XML's, HTML's and iCalendar's escapes undone, folded.</summary>
    public static string[] WordsOf(string text, string? mediaType)
    {
        if (mediaType is not null && mediaType.Contains("json", StringComparison.Ordinal))
            text = string.Join("\n", Strings(JsonDocument.Parse(text).RootElement));
        if (mediaType == "text/calendar")
            text = Folds().Replace(text, "").Replace("\\n", " ", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
        // A page's JSON-LD and a feed's HTML are escaped within what is escaped.
        return WordsOf(WebUtility.HtmlDecode(WebUtility.HtmlDecode(UnicodeEscapes().Replace(text, m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()))));
    }

    /// <summary>The words of a text with its tags taken away, folded.</summary>
    public static string[] WordsOf(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in Tags().Replace(text, " ").Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        }
        return folded.Replace("œ", "oe").Replace("æ", "ae").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Every run of eight words.</summary>
    public static IEnumerable<string> Runs(string[] words) => Enumerable.Range(0, Math.Max(0, words.Length - 7)).Select(i => string.Join(' ', words, i, 8));

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    [GeneratedRegex("\r\n[ \t]")]
    private static partial Regex Folds();

    [GeneratedRegex("<[^>]{0,2000}>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex UnicodeEscapes();
}
