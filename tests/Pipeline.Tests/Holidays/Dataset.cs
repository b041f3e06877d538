using System.Text;
using System.Text.Json.Nodes;

namespace Wiker.Ingest.Pipeline.Tests.Holidays;

/// <summary>Rows in the shape of the ministry's dataset, with invented dates; instants are those at which a day begins in Paris.</summary>
internal static class Dataset
{
    public static JsonObject Row(string description, string start, string end, string zone = "Zone B", string location = "Nantes", string population = "-", string year = "2026-2027") => new()
    {
        ["description"] = description,
        ["population"] = population,
        ["start_date"] = start,
        ["end_date"] = end,
        ["location"] = location,
        ["zones"] = zone,
        ["annee_scolaire"] = year,
    };

    /// <summary>Saturday 17 October to Monday 2 November, over the change of the clocks.</summary>
    public static JsonObject Autumn(string zone = "Zone B", string location = "Nantes") => Row("Vacances de la Toussaint", "2026-10-16T22:00:00+00:00", "2026-11-01T23:00:00+00:00", zone, location);

    /// <summary>Saturday 19 December to Monday 4 January.</summary>
    public static JsonObject Christmas(string zone = "Zone B", string location = "Nantes") => Row("Vacances de Noël", "2026-12-18T23:00:00+00:00", "2027-01-03T23:00:00+00:00", zone, location);

    public static byte[] Export(params JsonObject[] rows) => Encoding.UTF8.GetBytes(new JsonArray([.. rows.Select(r => r.DeepClone())]).ToJsonString());

    public static byte[] Records(int total, params JsonObject[] rows) =>
        Encoding.UTF8.GetBytes(new JsonObject { ["total_count"] = total, ["results"] = new JsonArray([.. rows.Select(r => r.DeepClone())]) }.ToJsonString());

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
