using System.Collections.Frozen;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>The wall clock of a commune: a day begins at another hour overseas.</summary>
public static class CommuneTime
{
    /// <summary>The zone of metropolitan France, and of a query that names no place.</summary>
    public const string Metropolitan = "Europe/Paris";

    // INSEE codes of overseas begin with three digits of their territory; 987 is taken as Tahiti, where nearly all of its people live.
    private static readonly FrozenDictionary<string, string> Overseas = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["971"] = "America/Guadeloupe",
        ["972"] = "America/Martinique",
        ["973"] = "America/Cayenne",
        ["974"] = "Indian/Reunion",
        ["975"] = "America/Miquelon",
        ["976"] = "Indian/Mayotte",
        ["977"] = "America/St_Barthelemy",
        ["978"] = "America/Marigot",
        ["984"] = "Indian/Kerguelen",
        ["986"] = "Pacific/Wallis",
        ["987"] = "Pacific/Tahiti",
        ["988"] = "Pacific/Noumea",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The Marquesas and the Gambier archipelago keep hours of their own.
    private static readonly FrozenDictionary<string, string> Islands = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["98719"] = "Pacific/Gambier",
        ["98718"] = "Pacific/Marquesas",
        ["98723"] = "Pacific/Marquesas",
        ["98731"] = "Pacific/Marquesas",
        ["98746"] = "Pacific/Marquesas",
        ["98756"] = "Pacific/Marquesas",
        ["98757"] = "Pacific/Marquesas",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>IANA zone of the commune of that INSEE code.</summary>
    public static string ZoneOf(string insee) =>
        Islands.GetValueOrDefault(insee) ?? (insee.Length == 5 ? Overseas.GetValueOrDefault(insee[..3]) : null) ?? Metropolitan;

    /// <summary>The day that it is there.</summary>
    public static DateOnly Today(TimeProvider time, string zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Find(zone)).DateTime);

    /// <summary>The instant at which a day begins there; where clocks skip midnight, the first minute that exists.</summary>
    public static DateTimeOffset StartOf(DateOnly day, string zone)
    {
        var rules = Find(zone);
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (rules.IsInvalidTime(local))
            local = local.AddMinutes(15);
        return new DateTimeOffset(local, rules.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The rules of a zone; those of Paris when its name is unknown.</summary>
    public static TimeZoneInfo Find(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.FindSystemTimeZoneById(Metropolitan);
}
