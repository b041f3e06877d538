using System.Globalization;
using System.Text;
using Wiker.Ingest.Model;

namespace Wiker.Bench.CorpusBench.Reading;

/// <summary>What the normalizer made of one item.</summary>
internal sealed record MadeItem(IReadOnlyList<RecordContent> Records);

/// <summary>Compares records with what a person found in the same document.</summary>
internal static class Scoring
{
    /// <summary>One answer for each expected item; <paramref name="text"/> is the document as it came, <paramref name="page"/> its address.</summary>
    public static IReadOnlyList<Answer> Of(ExpectedDocument expected, IReadOnlyList<MadeItem> made, DocumentForm form, string text, Uri page) =>
        [.. expected.Items.Select(e => Of(e, expected, made, form, text, Base(text, page)))];

    /// <summary>Whether a start stands in the document in machine form, as local wall time or as the instant in UTC.</summary>
    public static bool IsStated(ExpectedItem item, DocumentForm form, string text, string timezone)
    {
        if (item.Start is not { } start)
            return false;
        return form switch
        {
            DocumentForm.Calendar => true,
            DocumentForm.Feed => item.IsNews, // what a feed dates is the publication
            _ => Quoted(text, start) || InUtc(start, timezone) is { } utc && (Quoted(text, utc + "Z") || Quoted(text, utc + ":00Z") || Quoted(text, utc + ":00.000Z")),
        };
    }

    private static Answer Of(ExpectedItem item, ExpectedDocument document, IReadOnlyList<MadeItem> made, DocumentForm form, string text, Uri page)
    {
        var titled = item.Title is null ? made : [.. made.Where(m => m.Records.Any(r => IsTitled(r.Title, item.Title, document.IsRoughlyTitled)))];
        var said = titled.SelectMany(m => m.Records).ToList();
        return new Answer(
            item,
            Title: item.Title is not null && titled.Count > 0,
            StartStated: IsStated(item, form, text, document.Timezone),
            Start: item.Start is { } start && said.SelectMany(r => Starts(r, item.IsNews, document.Timezone)).Any(s => s.StartsWith(start, StringComparison.Ordinal)),
            Link: item.Link is { } link && Uri.TryCreate(page, link, out var resolved) && said.Any(r => Uri.TryCreate(r.Link, UriKind.Absolute, out var found) && found == resolved));
    }

    /// <summary>What links of the document resolve against.</summary>
    private static Uri Base(string text, Uri page)
    {
        const string Opening = "<base href=\"";
        var at = text.IndexOf(Opening, StringComparison.OrdinalIgnoreCase) + Opening.Length;
        var end = at < Opening.Length ? -1 : text.IndexOf('"', at);
        return end > at && Uri.TryCreate(page, text[at..end], out var found) ? found : page;
    }

    private static IEnumerable<string> Starts(RecordContent record, bool isNews, string timezone)
    {
        if (!isNews)
            return from occurrence in record.Occurrences ?? [] where occurrence.Start is not null select occurrence.Start.ToString()!;
        if (record.Published is not { } published)
            return [];
        return [published.Instant is { } instant ? LocalMoment.AtMinute(TimeZoneInfo.ConvertTime(instant, Zone(timezone)).DateTime).ToString() : published.ToString()];
    }

    private static bool IsTitled(string title, string expected, bool roughly)
    {
        var (a, b) = (Words(title), Words(expected));
        if (!roughly)
            return string.Concat(a) == string.Concat(b);
        if (a.Length == 0 || b.Length == 0)
            return false;
        string x = $" {string.Join(' ', a)} ", y = $" {string.Join(' ', b)} ";
        if (x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal))
            return true;
        var counts = a.CountBy(w => w).ToDictionary(StringComparer.Ordinal);
        var shared = b.CountBy(w => w).Sum(w => Math.Min(w.Value, counts.GetValueOrDefault(w.Key)));
        return 4 * shared >= a.Length + b.Length;
    }

    private static string[] Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                folded.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }
        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool Quoted(string text, string moment) => text.Contains('"' + moment, StringComparison.Ordinal) || text.Contains('\'' + moment, StringComparison.Ordinal);

    private static string? InUtc(string start, string timezone) =>
        LocalMoment.TryParse(start, out var moment) && moment.Time is not null
            ? TimeZoneInfo.ConvertTimeToUtc(moment.ToDateTime(), Zone(timezone)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            : null;

    private static TimeZoneInfo Zone(string timezone) => TimeZoneInfo.FindSystemTimeZoneById(timezone);
}
