using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>A row that gives a commune's point; null when the row has none. <paramref name="Line"/>: of the table, or the number of the feature, from 1.</summary>
internal readonly record struct PointRow(int Line, string Insee, LatLon? Point);

/// <summary>Reads points by INSEE code from the two forms that they come in. Bytes of any kind are read or told as faults, never thrown on.</summary>
internal static class PointSources
{
    private static readonly string[] CodeNames = ["insee", "code", "code_insee", "codeinsee", "insee_com", "code_commune", "code_commune_insee", "com", "codgeo"];
    private static readonly string[] LatNames = ["lat", "latitude", "latitude_mairie", "latitude_centre", "y"];
    private static readonly string[] LonNames = ["lon", "lng", "long", "longitude", "longitude_mairie", "longitude_centre", "x"];
    // The town hall is where people meet; the centre of the area may be a marsh.
    private static readonly string[] ShapeNames = ["geometry", "mairie", "centre", "contour"];
    private const int MostFaults = 1_000;

    public static IReadOnlyList<PointRow> OfTable(string text, string file, List<GazetteerFault> faults)
    {
        List<PointRow> rows = [];
        Span<Range> cells = stackalloc Range[64];
        var (number, separator, code, lat, lon) = (0, ',', -1, -1, -1);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.TrimStart('\uFEFF');
            if (line.IsWhiteSpace())
                continue;
            if (code < 0)
            {
                separator = SeparatorOf(line);
                var names = Names(line, cells[..CsvLine.Cut(line, cells, separator)]);
                (code, lat, lon) = (IndexOf(names, CodeNames), IndexOf(names, LatNames), IndexOf(names, LonNames));
                if (code >= 0 && lat >= 0 && lon >= 0)
                    continue;
                faults.Add(new(file, number, "the first line must name the columns: insee, lat and lon (code, latitude and longitude will do)"));
                return [];
            }
            var cut = cells[..CsvLine.Cut(line, cells, separator)];
            var insee = Code(CsvLine.Cell(line, cut, code));
            var y = CsvLine.Cell(line, cut, lat);
            var x = CsvLine.Cell(line, cut, lon);
            if (!GazetteerFile.IsInsee(insee))
                Tell(faults, new(file, number, $"'{Shown(insee)}' is no INSEE code"));
            else if (y.IsEmpty && x.IsEmpty)
                rows.Add(new(number, insee, null));
            else if (Degrees(y) is not { } latitude || Degrees(x) is not { } longitude || !new LatLon(latitude, longitude).IsPlausible)
                Tell(faults, new(file, number, $"{insee}: '{Shown(y)}', '{Shown(x)}' is no point in degrees"));
            else
                rows.Add(new(number, insee, new(latitude, longitude)));
        }
        if (code < 0)
            faults.Add(new(file, 0, "the file is empty"));
        return rows;
    }

    public static IReadOnlyList<PointRow> OfJson(string text, string file, List<GazetteerFault> faults)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = 32 });
            var root = document.RootElement;
            var features = root.ValueKind == JsonValueKind.Array ? root : root.TryGetProperty("features", out var list) ? list : default;
            if (features.ValueKind != JsonValueKind.Array)
            {
                faults.Add(new(file, 0, "neither a FeatureCollection nor a list of communes"));
                return [];
            }
            List<PointRow> rows = [];
            var number = 0;
            foreach (var feature in features.EnumerateArray())
            {
                number++;
                if (CodeOf(feature) is not { } code)
                    Tell(faults, new(file, number, "the feature has no code or insee"));
                else if (!TryShape(feature, out var point))
                    Tell(faults, new(file, number, $"{code}: the geometry is neither a point nor an area in degrees"));
                else
                    rows.Add(new(number, code, point));
            }
            return rows;
        }
        catch (JsonException e)
        {
            faults.Add(new(file, (int)Math.Min(int.MaxValue, (e.LineNumber ?? -1) + 1), "is no JSON from here on"));
            return [];
        }
    }

    private static string? CodeOf(JsonElement feature)
    {
        if (feature.ValueKind != JsonValueKind.Object)
            return null;
        var properties = feature.TryGetProperty("properties", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : feature;
        foreach (var name in CodeNames)
        {
            if (properties.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && Code(value.ToString()) is var code && GazetteerFile.IsInsee(code))
                return code;
        }
        return null;
    }

    private static bool TryShape(JsonElement feature, out LatLon? point)
    {
        point = null;
        foreach (var name in ShapeNames)
        {
            if (!feature.TryGetProperty(name, out var shape) || shape.ValueKind != JsonValueKind.Object)
                continue;
            point = Centroid(shape);
            return point is { IsPlausible: true };
        }
        return true;
    }

    private static LatLon? Centroid(JsonElement shape)
    {
        if (!shape.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || !shape.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array)
            return null;
        return type.GetString() switch
        {
            "Point" => Position(coordinates),
            "Polygon" => OfAreas([coordinates]),
            "MultiPolygon" => OfAreas(coordinates.EnumerateArray()),
            _ => null,
        };
    }

    // Area-weighted over the outer rings (shoelace formula): holes of a commune are too small to move it.
    private static LatLon? OfAreas(IEnumerable<JsonElement> polygons)
    {
        var (area, lat, lon) = (0.0, 0.0, 0.0);
        foreach (var polygon in polygons)
        {
            if (polygon.ValueKind != JsonValueKind.Array || polygon.GetArrayLength() == 0 || polygon[0].ValueKind != JsonValueKind.Array)
                return null;
            LatLon? previous = null;
            var (ringArea, ringLat, ringLon) = (0.0, 0.0, 0.0);
            foreach (var position in polygon[0].EnumerateArray())
            {
                if (Position(position) is not { } here)
                    return null;
                if (previous is { } before)
                {
                    var cross = (before.Lon * here.Lat) - (here.Lon * before.Lat);
                    ringArea += cross;
                    ringLat += (before.Lat + here.Lat) * cross;
                    ringLon += (before.Lon + here.Lon) * cross;
                }
                previous = here;
            }
            var sign = Math.Sign(ringArea); // rings may turn either way
            (area, lat, lon) = (area + (sign * ringArea), lat + (sign * ringLat), lon + (sign * ringLon));
        }
        return area > 0 ? new(lat / (3 * area), lon / (3 * area)) : null;
    }

    private static LatLon? Position(JsonElement position) =>
        position.ValueKind == JsonValueKind.Array && position.GetArrayLength() >= 2
        && position[0].ValueKind == JsonValueKind.Number && position[1].ValueKind == JsonValueKind.Number
        && position[0].TryGetDouble(out var lon) && position[1].TryGetDouble(out var lat)
            ? new(lat, lon)
            : null;

    private static char SeparatorOf(ReadOnlySpan<char> header)
    {
        var (best, most) = (',', 0);
        foreach (var candidate in ";,\t|")
        {
            if (header.Count(candidate) is var count && count > most)
                (best, most) = (candidate, count);
        }
        return best;
    }

    private static List<string> Names(ReadOnlySpan<char> line, ReadOnlySpan<Range> cells)
    {
        List<string> names = [];
        foreach (var cell in cells)
            names.Add(CsvLine.Unquoted(line[cell]).ToString().ToLowerInvariant().Replace(' ', '_'));
        return names;
    }

    private static int IndexOf(List<string> names, string[] wanted) => wanted.Select(name => names.IndexOf(name)).FirstOrDefault(i => i >= 0, -1);

    // Spreadsheets drop the zero of 01004.
    private static string Code(ReadOnlySpan<char> cell) => cell.Length == 4 && !cell.ContainsAnyExceptInRange('0', '9') ? $"0{cell}" : cell.ToString().ToUpperInvariant();

    private static double? Degrees(ReadOnlySpan<char> cell) =>
        cell.Length <= 32 && double.TryParse(cell.ToString().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    private static string Shown(ReadOnlySpan<char> cell) => cell.Length > 40 ? $"{cell[..40]}…" : cell.ToString();

    private static void Tell(List<GazetteerFault> faults, GazetteerFault fault)
    {
        if (faults.Count < MostFaults)
            faults.Add(fault);
    }
}
