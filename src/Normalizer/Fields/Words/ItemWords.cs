using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields.Words;

/// <summary>An item's texts, mended and freed of markup once, for every field that reads prose.</summary>
internal sealed class ItemWords
{
    /// <summary>More than this of one text is not looked at: no notice is longer, and hostile ones must not cost more.</summary>
    public const int Cap = 20_000;

    public ItemWords(RawItem item)
    {
        Title = PlainText.FromLines(Mending.MendEntities(Capped(item.First(RawField.Title) ?? "", 2_000)));
        var (summary, body) = (Plain(item.First(RawField.Summary), item.IsHtml), Plain(item.First(RawField.Body), item.IsHtml));
        AsWritten = body.Length == 0 ? summary : summary.Length == 0 ? body : $"{summary}\n{body}";
        Summary = CivilStatus.Without(summary);
        Body = CivilStatus.Without(body);
        Prose = Body.Length == 0 ? Summary : Summary.Length == 0 || Body.StartsWith(Summary, StringComparison.Ordinal) ? Body : $"{Summary}\n{Body}";
    }

    /// <summary>The title as written, one space between words; may hold line ends.</summary>
    public string Title { get; }

    /// <summary>Summary and body with all that the source wrote, civil status too: to judge by, never to read fields from.</summary>
    public string AsWritten { get; }

    /// <summary>The source's own short text, without civil status, as all that follows.</summary>
    public string Summary { get; }

    /// <summary>The whole text.</summary>
    public string Body { get; }

    /// <summary>Summary and body.</summary>
    public string Prose { get; }

    /// <summary>At most <paramref name="length"/> characters, never half of a surrogate pair.</summary>
    public static string Capped(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Plain(string? text, bool isHtml)
    {
        if (text is null)
            return "";
        // Plain text that came out of an XML element may still hold markup: "&lt;p&gt;".
        return Mending.Mend(isHtml || text.Contains("</", StringComparison.Ordinal) || text.Contains("<br", StringComparison.OrdinalIgnoreCase)
            ? PlainText.FromHtml(text)
            : PlainText.FromLines(System.Net.WebUtility.HtmlDecode(Capped(text, Cap))));
    }
}
