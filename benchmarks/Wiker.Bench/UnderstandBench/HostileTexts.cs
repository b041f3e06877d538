using System.Text.Json;

namespace Wiker.Bench.UnderstandBench;

/// <summary>Texts of 2 KB made to be slow: what grammars look ahead for, over and over, and bytes that no keyboard types.</summary>
internal static class HostileTexts
{
    private const int Length = 2_048;

    private static readonly string[] Patterns =
    [
        "1", "12/", "1/2,", "12.", "1-", "le 12, ", "du 1 au 2 et ", "10h-", "10h/", "10h et ", "tous les mardis et ", "mardi, ", "le le le ", "de la ", "à ", "et ", "jusqu'au ", "dès ", "sauf le 1er, ",
        "janvier ", "12 janvier ", "du 1er janvier au ", "les 1, 2, 3, 4, ", "1er et 3e ", "une semaine sur deux, ", "en avril et ", "prévu le ", "réservation pour ", "a réuni ", "\n", "20h\n", "10h – a\n", "janvier 1\n", "1\njanvier\n", "lundi : a\n", "lundi ;1;", "a;du;au\n", "start=", "DTSTART:20260310\n", "BEGIN:VTIMEZONE ", "updated: ", ">>",
        "Saint-", "Sainte-Marie-", "Saint ", "St ", "La ", "rue de ", "12 bis rue de la ", "44480 ", "Le Mesnil ", "Villeneuve-", "Montreuil ", "sur ", "place du 8 mai ", "Nantes ", "salle ", "salle de la salle ", "(44) ", "l'", "d'", "D ",
        "02 61 91 ", "+33", "06", "@", "a@a.", "www.", "http://", "5 € ", "gratuit ", "W123456789 ", "a.", "A", "ANNULÉ ", "\u0301", "e\u0301\u0323\u0308", "\u200f", "\u202e", "\ud800", "\udc00a", "ﬁ", "Ã©", "\u00ad", "<b>", "&amp;", "\t", "\0",
    ];

    /// <summary>The questions, each with the pattern that it repeats.</summary>
    public static IReadOnlyList<(string Pattern, string Question)> Questions { get; } =
        [.. Patterns.Select((pattern, i) => (pattern, JsonSerializer.Serialize(new { id = $"hostile-{i}", text = string.Concat(Enumerable.Repeat(pattern, (Length / pattern.Length) + 1))[..Length], reference = "2026-03-10", commune = "44052" })))];
}
