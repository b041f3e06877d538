using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Wiker.Ingest.Crawlers.Readers.Html;

namespace Wiker.Ingest.Crawlers.Readers.Documents;

/// <summary>
/// "Publié le 19 janvier 2024 par …": the line by which a page says when a text was put up, whatever its class. Without it the year of "samedi 29 février" can't be known.
/// </summary>
internal static partial class PublicationLine
{
    private const int LongestLine = 200;

    /// <summary>The day as written, with its hour if it has one, from the first such line outside of the furniture below <paramref name="root"/>; null when there is none.</summary>
    public static string? In(IElement root)
    {
        foreach (var element in ElementWalk.Within(root).Prepend(root))
        {
            // What a line holds must begin with its own words: a text that goes on for pages is no such line.
            if (!element.ChildNodes.OfType<IText>().Any(t => Beginning().IsMatch(t.Data)) || PageFurniture.Holds(element, root))
                continue;
            if (ElementText.Line(element) is { Length: <= LongestLine } line && Line().Match(line) is { Success: true } found)
                return found.Groups["date"].Value;
        }
        return null;
    }

    [GeneratedRegex(@"^\W*((cet\s+)?article\s+|actualit[ée]\s+)?(publi|post|mise?\s+en|r[ée]dig|[ée]crit|paru)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();

    [GeneratedRegex(
        """
        ^\W*((cet\s+)?article\s+|actualit[ée]\s+)?(publi[ée]e?|post[ée]e?|mise?\s+en\s+ligne|r[ée]dig[ée]e?|[ée]crite?|parue?|publication)\s*(par\s+[^\d,]{1,60},?\s)?(:|le\s|du\s|depuis\s+le\s)?\s*
        (?<date>((((lun|mar|mercre|jeu|vendre|same)di|dimanche),?\s+)?\d{1,2}(er)?\s+(janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c)[\p{L}.]*\s+(19|20)\d\d
        |\d{1,2}[/.-]\d{1,2}[/.-]((19|20)\d\d|\d\d)\b
        |(19|20)\d\d-\d\d-\d\d)(,?\s+([àa]\s+)?\d{1,2}\s?[h:]\s?\d\d)?)
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Line();
}
