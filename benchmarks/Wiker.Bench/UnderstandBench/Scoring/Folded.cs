using System.Globalization;
using System.Text;

namespace Wiker.Bench.UnderstandBench.Scoring;

/// <summary>
/// Names and prices as a reader compares them: without case, accents, punctuation and a leading article. Written anew here, so that the measure
/// doesn't share the faults of what it measures.
/// </summary>
internal static class Folded
{
    private static readonly string[] LeadingArticles = ["le", "la", "les", "l", "au", "aux"];

    /// <summary>Exact when both mean the same, partly when one holds all words of the other, missed when there is nothing where there must be something.</summary>
    public static Outcome Compare(string? expected, string? answered)
    {
        var (label, value) = (Of(expected ?? ""), Of(answered ?? ""));
        return label == value ? Outcome.Exact
            : value.Length == 0 ? Outcome.Missed
            : label.Length > 0 && ($" {label} ".Contains($" {value} ", StringComparison.Ordinal) || $" {value} ".Contains($" {label} ", StringComparison.Ordinal)) ? Outcome.Partly
            : Outcome.Wrong;
    }

    /// <summary>Words parted by one space; "5€", "5 euros" and "5 EUR" are the same.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (c == '€')
            {
                folded.Append(" euro ");
                continue;
            }
            // A number and the word that touches it are two words: "5euros".
            if (folded.Length > 0 && char.IsLetterOrDigit(c) && char.IsLetterOrDigit(folded[^1]) && char.IsDigit(c) != char.IsDigit(folded[^1]))
                folded.Append(' ');
            folded.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        }
        var words = folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w is "euros" or "eur" ? "euro" : w).ToList();
        if (words.Count > 1 && LeadingArticles.Contains(words[0], StringComparer.Ordinal))
            words.RemoveAt(0);
        return string.Join(' ', words);
    }
}
