using System.Text;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Merging;

/// <summary>The words that a record is found by: those of all its sources, bodies that may not be shown included.</summary>
internal static class SearchWords
{
    private const int MostCharacters = 20_000;

    /// <summary>Plain text of titles, summaries, bodies, places and organizers, each once, cut at 20,000 characters; what people <paramref name="corrected"/> first.</summary>
    public static string Of(IEnumerable<SourceRecord> said, RecordContent? corrected)
    {
        var text = new StringBuilder();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        if (corrected is not null)
            AddContent(corrected);
        foreach (var record in said)
        {
            AddContent(record.Content);
            Add(record.Organizer);
        }
        return text.ToString();

        void AddContent(RecordContent content)
        {
            Add(content.Title);
            Add(content.Body is null ? content.Summary : WithoutTags(content.Body));
            foreach (var place in content.Places)
            {
                Add(place.Raw);
                Add(place.Venue);
                Add(place.Commune?.Name);
            }
            foreach (var activity in content.Activities ?? [])
                Add(activity);
            Add(content.Wanted);
        }

        void Add(string? words)
        {
            if (!string.IsNullOrWhiteSpace(words) && text.Length < MostCharacters && taken.Add(words))
                text.Append(words.AsSpan(0, Math.Min(words.Length, MostCharacters - text.Length))).Append('\n');
        }
    }

    // Bodies are our own sanitized HTML: no '>' inside a tag, no script, no comment.
    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        var inTag = false;
        foreach (var c in html)
        {
            if (c == '<')
            {
                inTag = true;
                text.Append(' ');
            }
            else if (c == '>' && inTag)
            {
                inTag = false;
            }
            else if (!inTag)
            {
                text.Append(c);
            }
        }
        return System.Net.WebUtility.HtmlDecode(text.ToString());
    }
}
