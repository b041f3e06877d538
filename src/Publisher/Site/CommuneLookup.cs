using System.Buffers;
using System.Globalization;
using System.Text;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>Finds the communes that somebody means by a name, the beginning of one, a postcode or an INSEE code.</summary>
internal sealed class CommuneLookup(Gazetteer gazetteer)
{
    private static readonly SearchValues<char> CodeLetters = SearchValues.Create("0123456789ABab");
    private const int MostFound = 60;
    private const int LongestText = 80;
    private const int ShortestBeginning = 3;

    // Folding 35,000 names takes longer than a search through them.
    private readonly Lazy<(string Folded, Commune Commune)[]> _folded = new(() => [.. gazetteer.All.Select(c => (Fold(c.Name), c))]);

    /// <summary>Those that bear the name exactly or have the code; else those whose name begins so; the most populous first. Empty when none does.</summary>
    public IReadOnlyList<Commune> Find(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > LongestText)
            return [];
        if (text.Length == 5 && text.AsSpan(1).IndexOfAnyExcept(CodeLetters) < 0 && char.IsAsciiDigit(text[0]))
        {
            var byPostcode = gazetteer.FindByPostalCode(text);
            return byPostcode.Count > 0 ? byPostcode : gazetteer.Find(text) is { } coded ? [coded] : [];
        }
        var named = gazetteer.FindByName(text);
        if (named.Count > 0)
            return named.Count <= MostFound ? named : [.. named.Take(MostFound)];
        var beginning = Fold(text);
        return beginning.Length < ShortestBeginning
            ? []
            : [.. _folded.Value.Where(c => c.Folded.StartsWith(beginning, StringComparison.Ordinal)).Select(c => c.Commune)
                .OrderByDescending(c => c.Population).ThenBy(c => c.Insee, StringComparer.Ordinal).Take(MostFound)];
    }

    /// <summary>Communes that somebody may be typing: those of exactly that name or code first, then by the number of people. Empty under two letters.</summary>
    public IReadOnlyList<Commune> Beginning(string text, int most)
    {
        var beginning = Fold(text);
        if (beginning.Length < 2 || text.Length > LongestText)
            return [];
        if (beginning.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            return [.. Find(text).Take(most)];
        return
        [
            .. _folded.Value.Where(c => c.Folded.StartsWith(beginning, StringComparison.Ordinal))
                .OrderByDescending(c => c.Folded.Length == beginning.Length).ThenByDescending(c => c.Commune.Population).ThenBy(c => c.Commune.Insee, StringComparer.Ordinal)
                .Select(c => c.Commune).Take(most),
        ];
    }

    // "Saint-Malo-de-G" and "st malo de g" fold alike.
    private static string Fold(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(c))
                text.Append(c is 'œ' or 'Œ' ? "oe" : char.ToLowerInvariant(c).ToString());
            else if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }
        var folded = text.ToString().TrimEnd();
        return folded.StartsWith("ste ", StringComparison.Ordinal) ? "sainte " + folded[4..]
            : folded.StartsWith("st ", StringComparison.Ordinal) ? "saint " + folded[3..]
            : folded;
    }
}
