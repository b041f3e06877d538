using System.Text.RegularExpressions;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>Puts the usual words of OpenStreetMap's <c>opening_hours</c> into French; what it doesn't know stays as it is written.</summary>
internal static partial class OpeningHoursWords
{
    private static readonly Dictionary<string, string> French = new(StringComparer.Ordinal)
    {
        ["Mo"] = "lundi",
        ["Tu"] = "mardi",
        ["We"] = "mercredi",
        ["Th"] = "jeudi",
        ["Fr"] = "vendredi",
        ["Sa"] = "samedi",
        ["Su"] = "dimanche",
        ["PH"] = "jours fériés",
        ["SH"] = "vacances scolaires",
        ["off"] = "fermé",
        ["closed"] = "fermé",
        ["open"] = "ouvert",
        ["Jan"] = "janvier",
        ["Feb"] = "février",
        ["Mar"] = "mars",
        ["Apr"] = "avril",
        ["May"] = "mai",
        ["Jun"] = "juin",
        ["Jul"] = "juillet",
        ["Aug"] = "août",
        ["Sep"] = "septembre",
        ["Oct"] = "octobre",
        ["Nov"] = "novembre",
        ["Dec"] = "décembre",
    };

    /// <summary>The hours in words: "lundi à vendredi 9 h-12 h, 14 h-17 h 30 ; samedi 9 h-12 h".</summary>
    public static string Of(string openingHours)
    {
        if (openingHours.Trim() == "24/7")
            return "tous les jours, jour et nuit";
        var words = Range().Replace(openingHours, m => $"{French[m.Groups["first"].Value]} à {French[m.Groups["last"].Value]}");
        words = Word().Replace(words, m => French[m.Value]);
        words = Clock().Replace(words, m =>
        {
            var hour = m.Groups["hour"].Value is ['0', .. var single] ? single : m.Groups["hour"].Value;
            return m.Groups["minute"].Value is "00" ? $"{hour}\u00A0h" : $"{hour}\u00A0h\u00A0{m.Groups["minute"].Value}";
        });
        return Comma().Replace(words.Replace(";", "\u00A0;", StringComparison.Ordinal), ", ");
    }

    [GeneratedRegex(@"\b(?<first>Mo|Tu|We|Th|Fr|Sa|Su|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(?<last>Mo|Tu|We|Th|Fr|Sa|Su|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|off|closed|open|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?<hour>[01][0-9]|2[0-4]):(?<minute>[0-5][0-9])\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();

    [GeneratedRegex(@",\s*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Comma();
}
