using System.Collections.Frozen;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>The communes of France, in memory. Immutable; looking something up does no I/O.</summary>
public sealed class Gazetteer
{
    private readonly FrozenDictionary<string, Commune> _byInsee;

    /// <summary>A gazetteer of these communes; of two with one code the later wins.</summary>
    public Gazetteer(IEnumerable<Commune> communes)
    {
        var byInsee = new Dictionary<string, Commune>(StringComparer.Ordinal);
        foreach (var commune in communes)
            byInsee[commune.Insee] = commune;
        _byInsee = byInsee.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Every commune, in no particular order.</summary>
    public IReadOnlyList<Commune> All => _byInsee.Values;

    /// <summary>The commune of that INSEE code, or null.</summary>
    public Commune? Find(string insee) => _byInsee.GetValueOrDefault(insee);

    /// <summary>Communes that bear the name in any of its writings (St/Saint, accents, hyphens, articles), the most populous first; empty when none does.</summary>
    public IReadOnlyList<Commune> FindByName(string name) =>
        [.. All.Where(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)).OrderByDescending(c => c.Population)];

    /// <summary>Communes with a point within the radius, the nearest first.</summary>
    public IReadOnlyList<Commune> Within(LatLon centre, double radiusMetres) =>
        [.. All.Where(c => c.Point is { } p && p.MetresTo(centre) <= radiusMetres).OrderBy(c => c.Point!.Value.MetresTo(centre)).ThenBy(c => c.Insee, StringComparer.Ordinal)];

    /// <summary>Member communes of an EPCI by its SIREN; empty when none is known.</summary>
    public IReadOnlyList<Commune> OfEpci(string siren) => [.. All.Where(c => c.Epci == siren).OrderBy(c => c.Insee, StringComparer.Ordinal)];
}
