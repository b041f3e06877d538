using System.Text.RegularExpressions;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Summaries: whole sentences, at most 300 characters.</summary>
internal static class Summaries
{
    private const int Longest = 300;
    private static readonly Regex Address = new(@"https?://\S+|\bwww\.\S+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The summary with the reason; null when the source gives no text, or when nothing but a link may leave.</summary>
    public static (string Summary, double Confidence, string Reason)? Read(ItemWords words, string title, Reuse reuse)
    {
        if (reuse == Reuse.Link)
            return null;
        if (Make(words.Summary, title) is { } own)
            return (own, 0.95, "from the source's own summary");
        return Make(words.Body, title) is { } made ? (made, 0.8, "first sentences of the text") : null;
    }

    private static string? Make(string text, string title)
    {
        // An address alone, as calendars have it for a description, tells nothing.
        if (!Address.Replace(text, "").Any(char.IsLetter))
            return null;
        var line = text.Replace('\n', ' ');
        // Readers hand over pages whose text repeats the headline.
        if (line.StartsWith(title, StringComparison.OrdinalIgnoreCase) && line.Length > title.Length + 20)
            line = line[title.Length..].TrimStart(' ', '.', ':', '-', '–', '!', '?');
        line = WithoutReadMore(line.Trim());
        if (line.Length == 0 || string.Equals(line, title, StringComparison.OrdinalIgnoreCase))
            return null;
        if (line.Length <= Longest && Sentences.NextEnd(line, 0) > 0 && Sentences.LastEndWithin(line, Longest) == line.Length)
            return line;
        var end = Sentences.LastEndWithin(line, Longest);
        if (end > 0)
            return line[..end];
        if (line.Length < Longest)
            return line.TrimEnd(',', ';', ':', ' ', '-') + (line[^1] is '…' ? "" : ".");
        var cut = line.LastIndexOf(' ', Longest - 2);
        return ItemWords.Capped(line, cut > 0 ? cut : Longest - 1).TrimEnd(',', ';', ':', ' ') + "…";
    }

    // "[…] Lire la suite": the tail of excerpts.
    private static string WithoutReadMore(string line)
    {
        foreach (var tail in (ReadOnlySpan<string>)["Lire la suite", "Lire plus", "En savoir plus", "Continuer la lecture", "Read more"])
        {
            var at = line.LastIndexOf(tail, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && at > line.Length - 90)
                line = line[..at].TrimEnd(' ', '[', ']', '…', '.', '>', '→', '-');
        }
        return line.Replace("[…]", "…", StringComparison.Ordinal).Replace("[...]", "…", StringComparison.Ordinal).Trim();
    }
}
