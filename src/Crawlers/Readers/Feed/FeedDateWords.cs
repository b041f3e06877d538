using System.Collections.Frozen;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>Names that dates in feeds are written with, in lower case without accents and dots.</summary>
internal static class FeedDateWords
{
    /// <summary>Month numbers by English and French names and their shortenings. "mar" is also mardi: the reader lets a second month win.</summary>
    public static FrozenDictionary<string, int> Months { get; } = Table(
        ("jan january janv janvier", 1), ("feb february fev fevr fevrier", 2), ("mar march mars", 3), ("apr april avr avril", 4), ("may mai", 5),
        ("jun june juin", 6), ("jul july juil juill juillet", 7), ("aug august aou aout", 8), ("sep sept september septembre", 9),
        ("oct october octobre", 10), ("nov november novembre", 11), ("dec december decembre", 12));

    /// <summary>Minutes east of UTC. Shortenings that several zones share (IST, AMT) are left out: an instant is not guessed.</summary>
    public static FrozenDictionary<string, int> Zones { get; } = Table(
        ("z ut utc gmt wet", 0), ("cet met mez west bst hnec", 60), ("cest mest mesz eet hec heec", 120), ("eest msk", 180),
        ("est cdt hne", -300), ("edt ast hae", -240), ("cst mdt", -360), ("mst pdt", -420), ("pst akdt", -480), ("akst", -540), ("hst", -600), ("adt", -180));

    /// <summary>Words that say nothing about the moment.</summary>
    public static FrozenSet<string> Idle { get; } = FrozenSet.ToFrozenSet(["le", "du", "de", "a", "at", "the", "on", "of", "am", "h", "heures", "date", "publie"], StringComparer.Ordinal);

    private static FrozenDictionary<string, int> Table(params ReadOnlySpan<(string Names, int Value)> rows)
    {
        Dictionary<string, int> table = new(StringComparer.Ordinal);
        foreach (var (names, value) in rows)
        {
            foreach (var name in names.Split(' '))
                table[name] = value;
        }
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
