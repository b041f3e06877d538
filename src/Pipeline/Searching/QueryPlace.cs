using System.Globalization;
using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>The <c>near</c> of a query, looked up: a zone, or communes where no point is known.</summary>
internal sealed record QueryPlace
{
    private const double DefaultRadiusKm = 10;
    private const double NeighbourMetres = 50_000;
    private const int MostCandidates = 12;

    public UnderstoodNear? Near { get; init; }
    public IndexZone? Zone { get; init; }
    /// <summary>Set instead of a zone when there is no point.</summary>
    public IReadOnlyList<string> Communes { get; init; } = [];
    public double? RadiusKm { get; init; }
    public string Timezone { get; init; } = CommuneTime.Metropolitan;
    public bool LacksPoint => Near is not null && Zone is null;

    /// <summary>Looks the place up; null with a fault when it can't be told which is meant.</summary>
    public static QueryPlace? Of(RecordQuery query, Gazetteer gazetteer, Territories territories, List<QueryFault> faults)
    {
        if (query.Near is not { } near)
            return new QueryPlace();
        if (QueryWord.Point(near, out _) is { } point)
            return Around(point, query.Radius, gazetteer);
        if (near.StartsWith("epci:", StringComparison.Ordinal))
            return OfEpci(near[5..], gazetteer, faults);
        if (QueryWord.IsInsee(near))
        {
            if (gazetteer.Find(near) is { } known)
                return OfCommune(known, query.Radius, territories);
            faults.Add(Fault($"No commune has the INSEE code '{near}'."));
            return null;
        }
        switch (gazetteer.FindByName(near))
        {
            case [var only]:
                return OfCommune(only, query.Radius, territories);
            case []:
                faults.Add(Fault($"No commune is called '{near}'."));
                return null;
            case var several:
                faults.Add(Ambiguous(near, several));
                return null;
        }
    }

    private static QueryPlace OfCommune(Commune commune, double? radiusKm, Territories territories)
    {
        var zone = territories.ZoneOf(commune, radiusKm);
        return new QueryPlace
        {
            Near = new UnderstoodNear(commune.ToRef(), commune.Point, null, null),
            Zone = zone,
            Communes = zone is null ? [commune.Insee] : [],
            RadiusKm = zone is null ? null : zone.RadiusMetres / 1_000,
            Timezone = CommuneTime.ZoneOf(commune.Insee),
        };
    }

    private static QueryPlace Around(LatLon point, double? radiusKm, Gazetteer gazetteer)
    {
        var radius = radiusKm ?? DefaultRadiusKm;
        return new QueryPlace
        {
            Near = new UnderstoodNear(null, point, null, null),
            Zone = new IndexZone(point, radius * 1_000, [], []),
            RadiusKm = radius,
            Timezone = gazetteer.Within(point, NeighbourMetres) is [var nearest, ..] ? CommuneTime.ZoneOf(nearest.Insee) : CommuneTime.Metropolitan,
        };
    }

    // Distances are from the middle of the members' points. One member without a point would be missed by a zone: then the codes decide.
    private static QueryPlace? OfEpci(string siren, Gazetteer gazetteer, List<QueryFault> faults)
    {
        var members = gazetteer.OfEpci(siren);
        if (members.Count == 0)
        {
            faults.Add(Fault($"No commune is a member of an EPCI with the SIREN '{siren}'."));
            return null;
        }
        string[] codes = [.. members.Select(m => m.Insee)];
        LatLon[] points = [.. members.Select(m => m.Point).OfType<LatLon>()];
        var whole = points.Length == members.Count;
        LatLon? middle = points.Length == 0 ? null : new LatLon(points.Average(p => p.Lat), points.Average(p => p.Lon));
        return new QueryPlace
        {
            Near = new UnderstoodNear(null, middle, siren, codes),
            Zone = whole ? new IndexZone(middle!.Value, 0, codes, []) : null,
            Communes = whole ? [] : codes,
            Timezone = CommuneTime.ZoneOf(codes[0]),
        };
    }

    private static QueryFault Ambiguous(string near, IReadOnlyList<Commune> several)
    {
        var named = several.Take(MostCandidates).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} ({c.Insee}, département {c.Department})"));
        var more = several.Count > MostCandidates ? $" and {several.Count - MostCandidates} more" : "";
        return new QueryFault(
            "near",
            $"{several.Count} communes are called '{near}': {string.Join(", ", named)}{more}. Name one by its INSEE code.",
            string.Join(", ", several.Take(MostCandidates).Select(c => c.Insee)),
            "near=" + several[0].Insee);
    }

    private static QueryFault Fault(string message) => new("near", message, QueryWord.Find("near")!.Allowed, "near=44052");
}
