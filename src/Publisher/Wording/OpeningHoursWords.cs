using System.Text.RegularExpressions;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>Puts the usual words of OpenStreetMap's <c>opening_hours</c> into French; what it doesn't know stays as it is written.</summary>
internal static partial class OpeningHoursWords
{
    private static readonly Dictionary<string, string> French = new(StringComparer.Ordinal)
    {
        ["Mo"] = "lundi", ["Tu"] = "mardi", ["We"] = "mercredi", ["Th"] = "jeudi", ["Fr"] = "vendredi", ["Sa"] = "samedi", ["Su"] = "dimanche",
        ["PH"] = "jours fériés", ["SH"] = "vacances scolaires", ["off"] = "fermé", ["closed"] = "fermé", ["open"] = "ouvert",
        ["Jan"] = "janvier", ["Feb"] = "février", ["Mar"] = "mars", ["Apr"] = "avril", ["May"] = "mai", ["Jun"] = "juin",
        ["Jul"] = "juillet", ["Aug"] = "août", ["Sep"] = "septembre", ["Oct"] = "octobre", ["Nov"] = "novembre", ["Dec"] = "décembre",
    };

    /// <summary>The hours in words: "lundi à vendredi 9 h-12 h, 14 h-17 h 30 ; samedi 9 h-12 h".</summary>
    public static string Of(string openingHours)
    {
        if (openingHours.Trim() == "24/7")
            return "tous les jours, jour et nuit";
        var words = Range().Replace(openingHours, m => $"{French[m.Groups[1].Value]} à {French[m.Groups[2].Value]}");
        words = Word().Replace(words, m => French[m.Value]);
        words = Clock().Replace(words, m => m.Groups[2].Value == "00" ? $"{m.Groups[1].Value.TrimStart('0').PadLeft(1, '0')}\u00A0h" : $"{m.Groups[1].Value.TrimStart('0').PadLeft(1, '0')}\u00A0h\u00A0{m.Groups[2].Value}");
        return Comma().Replace(words.Replace(";", "\u00A0;", StringComparison.Ordinal), ", ");
    }

    [GeneratedRegex(@"\b(Mo|Tu|We|Th|Fr|Sa|Su|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(Mo|Tu|We|Th|Fr|Sa|Su|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|off|closed|open|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b([01][0-9]|2[0-4]):([0-5][0-9])\b", RegexOptions.NonBacktracking)]
    private static partial Regex Clock();

    [GeneratedRegex(@",\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Comma();
}
