using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>
/// What an update by the official service came to: communes that it gave, how many of them are new here, differ from what was known, are as known, have no point in the answer; and rows that could not be taken.
/// <paramref name="Refused"/>: why the whole answer was not taken, and then nothing was written; null: it was.
/// </summary>
public sealed record GazetteerUpdate(int Read, int Added, int Changed, int Unchanged, int WithoutPoint, IReadOnlyList<GazetteerFault> Faults, string? Refused);

/// <summary>Takes the list of communes of geo.api.gouv.fr (the form of its <c>/communes</c>) into the data folder, row by row. All or nothing of an answer; cells that it leaves out stay.</summary>
public static class OfficialCommunes
{
    private const string Source = "communes";
    private const double SamePointMetres = 1;
    private const int WorstShare = 10; // one row of so many may be bad

    /// <summary>Reads the answer and writes what it says otherwise than <paramref name="gazetteer"/> into the data folder's <c>gazetteer/communes.csv</c>, in one step.</summary>
    /// <param name="answer">A JSON list of communes: <c>code</c>, <c>nom</c>, <c>codesPostaux</c>, <c>population</c>, <c>codeEpci</c>, <c>mairie</c> or <c>centre</c> (GeoJSON points).</param>
    /// <param name="dataFolder">The data folder; its <c>gazetteer</c> folder is made when it isn't there.</param>
    /// <param name="gazetteer">The gazetteer as it stands.</param>
    /// <exception cref="IOException">The data folder cannot be written.</exception>
    public static GazetteerUpdate Take(ReadOnlyMemory<byte> answer, string dataFolder, Gazetteer gazetteer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer, new() { MaxDepth = 32 });
            return document.RootElement.ValueKind != JsonValueKind.Array ? Refusal("the answer is JSON, but no list of communes")
                : document.RootElement.GetArrayLength() == 0 ? Refusal("the answer is an empty list")
                : Take([.. document.RootElement.EnumerateArray()], dataFolder, gazetteer);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is for half a character (\ud800), which parsing lets pass and reading doesn't.
            return Refusal($"the answer is no JSON, or was cut off ({e.Message})");
        }
    }

    private static GazetteerUpdate Take(List<JsonElement> rows, string dataFolder, Gazetteer gazetteer)
    {
        List<GazetteerFault> faults = [];
        var changes = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var (read, added, changed, unchanged, without) = (0, 0, 0, 0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            if (CommuneOf(rows[i], out var fault) is not { } commune)
            {
                faults.Add(new(Source, i + 1, fault));
                continue;
            }
            read++;
            without += commune.Point is null ? 1 : 0;
            // Delegated communes and arrondissements lead to their commune: they aren't communes of their own.
            var known = gazetteer.Find(commune.Insee) is { } found && string.Equals(found.Insee, commune.Insee, StringComparison.Ordinal) ? found : null;
            var cells = Differences(commune, known);
            (added, changed, unchanged) = known is null ? (added + 1, changed, unchanged) : cells.Count > 0 ? (added, changed + 1, unchanged) : (added, changed, unchanged + 1);
            if (cells.Count > 0)
                changes[commune.Insee] = cells;
        }
        if (faults.Count > rows.Count / WorstShare)
            return Refusal($"{faults.Count} of {rows.Count} rows can't be read as communes, the first because {faults[0].Detail}");
        CompletedRows.Save(GazetteerFile.CompletedPath(dataFolder), changes);
        return new(read, added, changed, unchanged, without, faults, null);
    }

    private static GazetteerUpdate Refusal(string why) => new(0, 0, 0, 0, 0, [], why);

    private static Commune? CommuneOf(JsonElement row, out string fault)
    {
        fault = "it has no INSEE code and name";
        if (row.ValueKind != JsonValueKind.Object || Text(row, "code") is not { } code || !GazetteerFile.IsInsee(code) || Text(row, "nom") is not { } name)
            return null;
        IReadOnlyList<string> postal = row.TryGetProperty("codesPostaux", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()!).Where(c => c.Length == 5 && c.All(char.IsAsciiDigit)).Order(StringComparer.Ordinal)]
            : [];
        var people = row.TryGetProperty("population", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var count) && count > 0 ? count : 0;
        var epci = Text(row, "codeEpci") is { Length: 9 } siren && siren.All(char.IsAsciiDigit) ? siren : null;
        var commune = new Commune(code, name, postal, Commune.DepartmentOf(code), people, epci, null);
        // The town hall is where people meet; the centre of the area may be a marsh.
        if ((Point(row, "mairie") ?? Point(row, "centre")) is not { } point)
            return commune;
        if (GazetteerImport.LiesInFrance(commune, point))
            return commune with { Point = point };
        fault = string.Create(CultureInfo.InvariantCulture, $"{code} {name}: {point.Lat}, {point.Lon} lies outside of France");
        return null;
    }

    // What the answer leaves out is no difference: the service answers only with the fields that it was asked for.
    private static Dictionary<string, string> Differences(Commune given, Commune? known)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        if (known is null || !string.Equals(known.Name, given.Name, StringComparison.Ordinal))
            cells[CompletedRows.Name] = given.Name;
        if (given.PostalCodes.Count > 0 && (known is null || !known.PostalCodes.Order(StringComparer.Ordinal).SequenceEqual(given.PostalCodes)))
            cells[CompletedRows.PostalCodes] = string.Join(' ', given.PostalCodes);
        if (given.Population > 0 && given.Population != known?.Population)
            cells[CompletedRows.Population] = given.Population.ToString(CultureInfo.InvariantCulture);
        if (given.Epci is not null && given.Epci != known?.Epci)
            cells[CompletedRows.Epci] = given.Epci;
        if (given.Point is { } point && (known?.Point is not { } before || before.MetresTo(point) > SamePointMetres))
        {
            foreach (var (column, value) in CompletedRows.PointCells(point))
                cells[column] = value;
        }
        return cells;
    }

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) && !text.AsSpan().ContainsAny('\r', '\n')
            ? text.Trim()
            : null;

    private static LatLon? Point(JsonElement row, string name) =>
        row.TryGetProperty(name, out var shape) && shape.ValueKind == JsonValueKind.Object
        && shape.TryGetProperty("coordinates", out var pair) && pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() >= 2
        && pair[0].ValueKind == JsonValueKind.Number && pair[1].ValueKind == JsonValueKind.Number
        && pair[0].TryGetDouble(out var lon) && pair[1].TryGetDouble(out var lat)
            ? new(lat, lon)
            : null;
}
