using System.Collections.Frozen;
using Wiker.Ingest.Index;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>Every commune's territory: its file's, or the defaults when it has none. Immutable.</summary>
public sealed class Territories(IEnumerable<Territory> files)
{
    private readonly FrozenDictionary<string, Territory> _byInsee =
        files.GroupBy(t => t.Insee, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    /// <summary>The territories that have a file.</summary>
    public IReadOnlyList<Territory> Configured => _byInsee.Values;

    /// <summary>The territory of a commune.</summary>
    public Territory Of(Commune commune) =>
        _byInsee.GetValueOrDefault(commune.Insee) ?? new Territory { Insee = commune.Insee, Name = commune.Name, Epci = commune.Epci };

    /// <summary>
    /// The zone around a commune: its territory's, or a plain circle when a radius in kilometres is given. Null when the commune has no point.
    /// </summary>
    public IndexZone? ZoneOf(Commune commune, double? radiusKm = null)
    {
        if (commune.Point is not { } centre)
            return null;
        if (radiusKm is { } plain)
            return new IndexZone(centre, plain * 1_000, [], []);
        var territory = Of(commune);
        return new IndexZone(centre, territory.Radius * 1_000, territory.Include, territory.Exclude);
    }
}
