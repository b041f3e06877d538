using System.Globalization;
using System.Text;

namespace Wiker.Ingest.Normalizer.Merging;

/// <summary>Names in a form in which writings of one name are equal.</summary>
public static class NameFolding
{
    /// <summary>Lower case, without accents, trimmed.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString().Trim();
    }
}
