using System.Collections.Frozen;

namespace Wiker.Ingest.Index.Analysis;

/// <summary>The word lists of <see cref="FrenchText"/>: lower case, accents folded (but for <see cref="Elided"/>, which is looked up before folding).</summary>
internal static class FrenchLexicon
{
    /// <summary>What stands before an apostrophe and is no word of its own.</summary>
    public static FrozenSet<string> Elided { get; } = FrozenSet.Create(StringComparer.Ordinal,
        "l", "d", "c", "j", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu");

    /// <summary>
    /// Words that say nothing of what a text is about. Left in on purpose: <c>été</c> (summer, though also a participle), <c>sans</c>, <c>contre</c>, <c>tous</c>, <c>nouveau</c>.
    /// </summary>
    public static FrozenSet<string> StopWords { get; } = FrozenSet.Create(StringComparer.Ordinal,
        "a", "ai", "as", "au", "aux", "avec", "ce", "ces", "cet", "cette", "ceux", "celle", "celui", "cela", "ca", "car", "dans", "de", "des", "donc", "du",
        "elle", "elles", "en", "es", "est", "et", "eu", "eux", "il", "ils", "je", "la", "le", "les", "leur", "leurs", "lui", "ma", "mais", "me", "mes", "moi", "mon",
        "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "par", "pas", "pour", "qu", "que", "qui", "sa", "se", "sera", "seront", "ses", "si", "son", "sont", "sur",
        "ta", "te", "tes", "toi", "ton", "tu", "un", "une", "vos", "votre", "vous", "y");

    /// <summary>Plurals in -aux of nouns in -ail and -al that the light stemmer would leave apart, and of short nouns that it leaves alone.</summary>
    public static FrozenDictionary<string, string> Irregular { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["travaux"] = "travail",
        ["vitraux"] = "vitrail",
        ["coraux"] = "corail",
        ["emaux"] = "email",
        ["baux"] = "bail",
        ["soupiraux"] = "soupirail",
        ["vantaux"] = "vantail",
        ["yeux"] = "oeil",
        ["cieux"] = "ciel",
        ["aieux"] = "aieul",
        ["bals"] = "bal",
        ["maux"] = "mal",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
