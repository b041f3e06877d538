using System.Text.RegularExpressions;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>
/// Puts OpenStreetMap's <c>opening_hours</c> into French. Weekdays, holidays and hours make sentences; of anything else (months, weeks, comments)
/// the usual words are put into French where they stand, and what isn't known stays as it is written.
/// </summary>
internal static partial class OpeningHoursWords
{
    private const string Nb = "\u00A0";
    private static readonly string[] WeekDays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
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

    /// <summary>The hours in words: "du lundi au vendredi, de 9 h à midi et de 14 h à 17 h 30 ; le samedi, de 9 h à midi".</summary>
    public static string Of(string openingHours)
    {
        if (openingHours.Trim() == "24/7")
            return "tous les jours, jour et nuit";
        string?[] rules = [.. openingHours.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Rule)];
        return rules.Length > 0 && !rules.Contains(null) ? string.Join($"{Nb}; ", rules) : WordByWord(openingHours);
    }

    // Null: not made of weekdays, holidays and hours alone.
    private static string? Rule(string rule)
    {
        if (Plain().Match(rule) is not { Success: true } read)
            return null;
        var days = read.Groups["days"].Value is { Length: > 0 } told ? Days(told) : "tous les jours";
        return read.Groups["hours"].Value switch
        {
            "off" or "closed" => $"fermé {days}",
            "" or "open" => days,
            var hours => $"{days}, {DateWords.Listed(hours.Split(',', StringSplitOptions.TrimEntries).Select(Hours))}",
        };
    }

    private static string Days(string days) => DateWords.Listed(days.Split(',', StringSplitOptions.TrimEntries).Select(day => day.Split('-') switch
    {
        ["PH"] => "les jours fériés",
        ["SH"] => "pendant les vacances scolaires",
        [var first, var last] when Array.IndexOf(WeekDays, last) - Array.IndexOf(WeekDays, first) is 6 or -1 => "tous les jours",
        [var first, var last] => $"du {French[first]} au {French[last]}",
        [var only, ..] => $"le {French[only]}",
        [] => "",
    }));

    private static string Hours(string hours)
    {
        if (hours.EndsWith('+'))
            return $"à partir de {Time(hours[..^1])}";
        var times = hours.Split('-');
        return times is ["00:00", "24:00"] ? "jour et nuit" : $"de {Time(times[0])} à {Time(times[1])}";
    }

    private static string Time(string clock) => DateWords.Time(new TimeOnly(int.Parse(clock.AsSpan(0, 2), provider: null) % 24, int.Parse(clock.AsSpan(3), provider: null)));

    private static string WordByWord(string openingHours)
    {
        var words = Range().Replace(openingHours, m => $"{French[m.Groups["first"].Value]} à {French[m.Groups["last"].Value]}");
        words = Word().Replace(words, m => French[m.Value]);
        words = Clock().Replace(words, m =>
        {
            var hour = m.Groups["hour"].Value is ['0', .. var single] ? single : m.Groups["hour"].Value;
            return m.Groups["minute"].Value is "00" ? $"{hour}{Nb}h" : $"{hour}{Nb}h{Nb}{m.Groups["minute"].Value}";
        });
        return Comma().Replace(words.Replace(";", $"{Nb};", StringComparison.Ordinal), ", ");
    }

    private const string WeekDay = "(Mo|Tu|We|Th|Fr|Sa|Su)";
    private const string Day = $"({WeekDay}(-{WeekDay})?|PH|SH)";
    private const string ClockTime = "(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)";
    private const string Span = $"{ClockTime}(-{ClockTime}|[+])";

    [GeneratedRegex($"^(?<days>{Day}(, ?{Day})*)? ?(?<hours>{Span}(, ?{Span})*|off|closed|open)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\b(?<first>Mo|Tu|We|Th|Fr|Sa|Su|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(?<last>Mo|Tu|We|Th|Fr|Sa|Su|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|off|closed|open|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?<hour>[01][0-9]|2[0-4]):(?<minute>[0-5][0-9])\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();

    [GeneratedRegex(@",\s*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Comma();
}
