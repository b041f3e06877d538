using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>
/// What leads to a commune of today: the code (and name, blank when only the code is known) of a delegated, associated or merged commune, or of an arrondissement.
/// Bygone: it is no part of the register of today any more, only of its history.
/// </summary>
public sealed record FormerCommune(string Code, string Name, string Insee, bool IsBygone = false);

/// <summary>The communes of France, in memory. Immutable; looking something up does no I/O.</summary>
public sealed class Gazetteer
{
    private readonly Dictionary<string, Commune> _byInsee;
    private readonly Dictionary<string, string> _formerCodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Commune>> _byPostalCode;
    private readonly Dictionary<string, List<Commune>> _byEpci;
    private readonly Commune[] _all;
    private readonly PointGrid _grid;
    private readonly Lazy<NameTrie> _names;

    /// <summary>A gazetteer of these communes; of two with one code the later wins.</summary>
    public Gazetteer(IEnumerable<Commune> communes)
        : this(communes, [], []) { }

    /// <summary>A gazetteer of these communes and what leads to them; <paramref name="faults"/> says what its files held that could not be read.</summary>
    public Gazetteer(IEnumerable<Commune> communes, IReadOnlyList<FormerCommune> former, IReadOnlyList<GazetteerFault> faults)
    {
        _byInsee = new(40_000, StringComparer.OrdinalIgnoreCase);
        foreach (var commune in communes)
            _byInsee[commune.Insee] = commune;
        _all = [.. _byInsee.Values];
        _byPostalCode = new(8_000, StringComparer.Ordinal);
        _byEpci = new(1_300, StringComparer.Ordinal);
        foreach (var commune in _all)
        {
            foreach (var code in commune.PostalCodes)
                Group(_byPostalCode, code, commune);
            if (commune.Epci is { } epci)
                Group(_byEpci, epci, commune);
        }
        foreach (var list in _byEpci.Values)
            list.Sort(static (a, b) => string.CompareOrdinal(a.Insee, b.Insee));
        foreach (var list in _byPostalCode.Values)
            list.Sort(MostPopulousFirst);
        foreach (var f in former)
            _formerCodes.TryAdd(f.Code, f.Insee);
        _grid = new(_all);
        _names = new(() => new NameTrie(_all, FormerNames(former), RoleWords.NotCommunes));
        Faults = faults;
    }

    /// <summary>Every commune, in no particular order.</summary>
    public IReadOnlyList<Commune> All => _all;

    /// <summary>Lines of its files that could not be read; empty when all could.</summary>
    public IReadOnlyList<GazetteerFault> Faults { get; }

    /// <summary>Every name, as a tree of words; built at first use.</summary>
    internal NameTrie Names => _names.Value;

    /// <summary>The commune of today of that INSEE code, or null. The code of a delegated or merged commune or of an arrondissement gives the commune that it belongs to.</summary>
    public Commune? Find(string insee) =>
        _byInsee.TryGetValue(insee, out var commune) ? commune
        : _formerCodes.TryGetValue(insee, out var today) ? _byInsee.GetValueOrDefault(today)
        : null;

    /// <summary>
    /// Communes that bear the name in any of its writings (St/Saint, s/ for sur, accents, hyphens, articles), the most populous first; empty when none does.
    /// A former commune's name gives the commune of today, when no commune of today bears it.
    /// </summary>
    public IReadOnlyList<Commune> FindByName(string name)
    {
        var entries = Names.Exact(Untwisted(name));
        var kind = entries.Exists(e => e.Kind <= NameKind.WithoutArticle) ? NameKind.WithoutArticle
            : entries.Exists(e => e.Kind == NameKind.Former) ? NameKind.Former
            : NameKind.Bygone;
        List<Commune> found = [.. entries.Where(e => e.Kind <= kind).Select(e => e.Commune!)];
        found.Sort(MostPopulousFirst);
        return found;
    }

    /// <summary>Communes that the postcode serves, the most populous first; empty when none does.</summary>
    public IReadOnlyList<Commune> FindByPostalCode(string postalCode) => _byPostalCode.GetValueOrDefault(postalCode) ?? [];

    /// <summary>Communes with a point within the radius, the nearest first.</summary>
    public IReadOnlyList<Commune> Within(LatLon centre, double radiusMetres) => _grid.Within(centre, radiusMetres);

    /// <summary>Member communes of an EPCI by its SIREN; empty when none is known.</summary>
    public IReadOnlyList<Commune> OfEpci(string siren) => _byEpci.GetValueOrDefault(siren) ?? [];

    // Registers write "Chapelle-Launay (La)" or "Chapelle-Launay, La" to sort by the main word; the name is indexed without its article too.
    private static ReadOnlySpan<char> Untwisted(string name)
    {
        var trimmed = name.AsSpan().Trim();
        var cut = trimmed.LastIndexOfAny('(', ',');
        return cut > 0 && trimmed[(cut + 1)..].Trim().TrimEnd(')').Trim() is { Length: >= 2 and <= 3 } tail
            && (tail.Equals("le", StringComparison.OrdinalIgnoreCase) || tail.Equals("la", StringComparison.OrdinalIgnoreCase)
                || tail.Equals("les", StringComparison.OrdinalIgnoreCase) || tail is "L'" or "l'" or "L’" or "l’")
            ? trimmed[..cut]
            : trimmed;
    }

    private IEnumerable<(string Name, Commune Today, bool IsBygone)> FormerNames(IReadOnlyList<FormerCommune> former)
    {
        foreach (var f in former)
        {
            if (f.Name.Length > 0 && _byInsee.TryGetValue(f.Insee, out var today))
                yield return (f.Name, today, f.IsBygone);
        }
    }

    private static int MostPopulousFirst(Commune a, Commune b) =>
        b.Population.CompareTo(a.Population) is var order and not 0 ? order : string.CompareOrdinal(a.Insee, b.Insee);

    private static void Group(Dictionary<string, List<Commune>> groups, string key, Commune commune)
    {
        if (!groups.TryGetValue(key, out var list))
            groups[key] = list = new(2);
        list.Add(commune);
    }
}
