using Wiker.Ingest.Model;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>What a reader may choose on a commune's page, in the words of the query.</summary>
internal static class CommuneWords
{
    private static readonly double[] Radii = [5, 10, 15, 20, 30, 50];

    public static IReadOnlyList<Choice> RadiusChoices(double? chosen, double zone)
    {
        var choices = Radii.Where(r => r != zone).Select(r => new Choice(Number(r), $"à {Number(r)} km", chosen == r))
            .Prepend(new Choice("", $"le territoire ({Number(zone)} km)", chosen is null));
        return chosen is { } own && own != zone && !Radii.Contains(own) ? [.. choices, new Choice(Number(own), $"à {Number(own)} km", true)] : [.. choices];
    }

    public static IReadOnlyList<Choice> SpanChoices(QueryWhen? chosen) =>
    [
        new("", "à venir", chosen is null),
        new("today", "aujourd’hui", chosen == QueryWhen.Today),
        new("weekend", "ce week-end", chosen == QueryWhen.Weekend),
        new("week", "dans les 7 jours", chosen == QueryWhen.Week),
        new("month", "dans les 30 jours", chosen == QueryWhen.Month),
    ];

    public static string Lead(int total, string place) => total switch
    {
        0 => $"Rien pour l’instant près de {place}.",
        1 => $"Une information près de {place}.",
        _ => $"{total} informations près de {place}.",
    };

    public static string Number(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The licences and attributions that must stand beside what is shown.</summary>
    public static IReadOnlyList<string> Attributions(IEnumerable<Record> records) =>
    [
        .. records.SelectMany(r => r.Sources)
            .Select(s => s.Licence == "none" ? s.Attribution : $"{s.Attribution} ({s.Licence})")
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(40),
    ];

    /// <summary>The page's heading for each kind with its number.</summary>
    public static NamedLink KindLink(RecordKind? kind, RecordKind? chosen, int total, string href) =>
        new(kind is { } k ? KindWords.Plural(k) : "Tout", href, IsCurrent: kind == chosen, Count: total);
}
