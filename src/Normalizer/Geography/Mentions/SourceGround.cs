using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>The ground that a source speaks of: how likely it means one commune rather than a namesake elsewhere.</summary>
internal sealed class SourceGround
{
    /// <summary>From this support on a commune counts as belonging to the source's surroundings.</summary>
    public const double Near = 0.5;
    private const double NeighbourMetres = 15_000;
    private const double SurroundingsMetres = 30_000;
    private const double FarMetres = 60_000;
    private const double Named = 0.5; // its département stands in the text
    private readonly List<Commune> _own = [];
    private readonly List<Commune> _neighbours = [];
    private readonly IReadOnlySet<string>? _departments;

    public SourceGround(SourceProfile? source, Gazetteer gazetteer)
    {
        if (source is null)
            return;
        Own = source.Commune is { } insee ? gazetteer.Find(insee) : null;
        if (Own is not null)
            _own.Add(Own);
        foreach (var code in source.Covers)
        {
            if (gazetteer.Find(code) is { } covered && !_own.Contains(covered))
                _own.Add(covered);
        }
    }

    /// <summary>The source's own commune, null when it has none.</summary>
    public Commune? Own { get; }

    /// <summary>True when the source has a commune, or the text names some without doubt.</summary>
    public bool IsKnown => Own is not null || _neighbours.Count > 0;

    private SourceGround(Commune? own, List<Commune> all, List<Commune> neighbours, IReadOnlySet<string>? departments) =>
        (Own, _own, _neighbours, _departments) = (own, all, neighbours, departments);

    /// <summary>The same ground, widened by what a text names without doubt: communes and départements.</summary>
    public SourceGround With(List<Commune>? neighbours, IReadOnlySet<string>? departments) =>
        neighbours is null && departments is null ? this : new(Own, _own, neighbours ?? [], departments);

    /// <summary>0 (elsewhere, or nothing is known of the source) to 1 (its own commune, or one that it covers).</summary>
    public double Support(Commune commune)
    {
        var best = _departments is not null && _departments.Contains(commune.Department) ? Named : 0.0;
        foreach (var own in _own)
        {
            if (own.Insee == commune.Insee)
                return 1;
            best = Math.Max(best, Between(own, commune));
        }
        // What a text names beside it says less than where its source is at home, and a commune doesn't support itself.
        foreach (var neighbour in _neighbours)
        {
            if (neighbour.Insee != commune.Insee)
                best = Math.Max(best, 0.9 * Between(neighbour, commune));
        }
        return best;
    }

    /// <summary>True when the ground is known and the commune lies outside its surroundings and its départements.</summary>
    public bool IsElsewhere(Commune commune) =>
        IsKnown && !(_departments?.Contains(commune.Department) ?? false) && !_own.Exists(o => o.Department == commune.Department)
        && !_neighbours.Exists(n => n.Department == commune.Department && n.Insee != commune.Insee) && Support(commune) < Near;

    /// <summary>True when the text names it elsewhere, without doubt.</summary>
    public bool Names(Commune commune) => _neighbours.Exists(n => n.Insee == commune.Insee);

    /// <summary>How near two communes are: 0 (far, or unknown) to 0.9 (of one EPCI).</summary>
    public static double Between(Commune a, Commune b)
    {
        var support = a.Epci is { } epci && epci == b.Epci ? 0.9 : SharePostalCode(a, b) ? 0.8 : a.Department == b.Department ? 0.35 : 0;
        if (a.Point is { } here && b.Point is { } there)
        {
            var metres = here.MetresTo(there);
            support = Math.Max(support, metres <= NeighbourMetres ? 0.8 : metres <= SurroundingsMetres ? 0.6 : metres <= FarMetres ? 0.35 : 0);
        }
        return support;
    }

    private static bool SharePostalCode(Commune a, Commune b)
    {
        foreach (var code in a.PostalCodes)
        {
            if (b.PostalCodes.Contains(code))
                return true;
        }
        return false;
    }

    /// <summary>
    /// Picks one of several namesakes: the one that the source's ground supports, else the most populous. Confidence is 1 for a lone candidate,
    /// high when the ground settles it, low when only size does. The others come back, the likeliest first.
    /// </summary>
    public (Commune Commune, double Confidence, IReadOnlyList<CommuneRef> Others) Settle(IReadOnlyList<Commune> namesakes)
    {
        if (namesakes.Count == 1)
            return (namesakes[0], 1, []);
        List<(Commune Commune, double Support)> ranked = [.. namesakes.Select(c => (c, Support(c)))];
        ranked.Sort(static (x, y) =>
            y.Support.CompareTo(x.Support) is var bySupport and not 0 ? bySupport
            : y.Commune.Population.CompareTo(x.Commune.Population) is var byPeople and not 0 ? byPeople
            : string.CompareOrdinal(x.Commune.Insee, y.Commune.Insee));
        var lead = ranked[0].Support - ranked[1].Support;
        var confidence = lead >= 0.3 ? 0.95
            : lead > 0 ? 0.75
            : ranked[0].Commune.Population >= 20 * Math.Max(1, ranked[1].Commune.Population) ? 0.7
            : 0.4;
        return (ranked[0].Commune, confidence, [.. ranked.Skip(1).Take(5).Select(r => r.Commune.ToRef())]);
    }
}
