using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>What an import did, in rows: read, points that were new, points that changed, points that were known already, rows without a point; and what could not be taken.</summary>
public sealed record ImportResult(int Read, int Added, int Changed, int Unchanged, int WithoutPoint, IReadOnlyList<GazetteerFault> Faults);

/// <summary>Completes the points of communes from a file of the official service or any table that gives them by INSEE code.</summary>
public static class GazetteerImport
{
    private const long LargestFileBytes = 512L << 20;
    private const double SamePointMetres = 1;

    /// <summary>
    /// Reads <paramref name="file"/> (a CSV with any separator and columns such as insee, lat, lon; a GeoJSON FeatureCollection with <c>code</c> or <c>insee</c> and a point or
    /// an area; or the JSON list of geo.api.gouv.fr) and puts its points into <c>gazetteer/communes.csv</c> of the data folder, whose other rows and columns stay.
    /// Nothing is written when nothing is new; else the file is replaced in one step. Bad rows are told with their line (or the number of their feature), never thrown.
    /// </summary>
    /// <param name="file">The file to read.</param>
    /// <param name="dataFolder">The data folder; its <c>gazetteer</c> folder is made when it isn't there.</param>
    /// <param name="gazetteer">The gazetteer as it stands: only its communes are taken, and what it knows already isn't written again.</param>
    /// <exception cref="IOException">The data folder cannot be written.</exception>
    public static ImportResult Run(string file, string dataFolder, Gazetteer gazetteer)
    {
        var name = Path.GetFileName(file);
        List<GazetteerFault> faults = [];
        if (!TryRead(file, out var text, out var unreadable))
            return new(0, 0, 0, 0, 0, [new(name, 0, unreadable)]);
        var rows = text.AsSpan().TrimStart() is ['{' or '[', ..] ? PointSources.OfJson(text, name, faults) : PointSources.OfTable(text, name, faults);
        var (added, changed, unchanged, without) = (0, 0, 0, 0);
        Dictionary<string, LatLon> points = new(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (gazetteer.Find(row.Insee) is not { } commune || !string.Equals(commune.Insee, row.Insee, StringComparison.Ordinal))
                faults.Add(new(name, row.Line, $"{row.Insee} is no commune of today"));
            else if (row.Point is not { } point)
                without++;
            else if (!LiesInFrance(commune, point))
                faults.Add(new(name, row.Line, string.Create(CultureInfo.InvariantCulture, $"{row.Insee} {commune.Name}: {point.Lat}, {point.Lon} lies outside of France (are latitude and longitude swapped?)")));
            else if (commune.Point is not { } known)
                (added, points[row.Insee]) = (added + 1, point);
            else if (known.MetresTo(point) > SamePointMetres)
                (changed, points[row.Insee]) = (changed + 1, point);
            else
                unchanged++;
        }
        if (points.Count > 0)
            Save(dataFolder, points);
        return new(rows.Count, added, changed, unchanged, without, faults);
    }

    /// <summary>Puts points by INSEE code into <c>gazetteer/communes.csv</c> of the data folder, whose other rows and columns stay; the file is replaced in one step.</summary>
    /// <exception cref="IOException">The data folder cannot be written.</exception>
    public static void Save(string dataFolder, IReadOnlyDictionary<string, LatLon> points) => CompletedRows.Save(
        GazetteerFile.CompletedPath(dataFolder),
        points.ToDictionary(p => p.Key, p => (IReadOnlyDictionary<string, string>)CompletedRows.PointCells(p.Value), StringComparer.Ordinal));

    private static bool TryRead(string file, out string text, out string fault)
    {
        (text, fault) = ("", "");
        try
        {
            if (new FileInfo(file).Length > LargestFileBytes)
                fault = "larger than 512 MB";
            else
                text = File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "cannot be read";
        }
        return fault.Length == 0;
    }

    /// <summary>True when the commune may lie there: those overseas lie all over the globe; those of Europe lie in one box, and a swapped pair doesn't.</summary>
    public static bool LiesInFrance(Commune commune, LatLon point) =>
        point.IsPlausible && (commune.Insee[0] == '9' && commune.Insee[1] >= '7' || point is { Lat: > 41 and < 51.5, Lon: > -5.6 and < 10 });
}
