using System.Globalization;
using System.Text;

namespace Wiker.Bench.PipelineBench;

/// <summary>A demo territory of big tables: events, associations and businesses of western France, the same for the same count.</summary>
internal static class TableTerritory
{
    private static readonly string[] Nouns = ["Concert", "Vide-grenier", "Loto", "Tournoi", "Randonnée", "Exposition", "Marché", "Conférence", "Atelier", "Fest-noz"];
    private static readonly string[] Owners = ["du comité des fêtes", "de l’amicale laïque", "du club de pétanque", "des parents d’élèves", "de la médiathèque", "du port", "des chasseurs", "de l’école de musique"];
    private static readonly (string Insee, string Postcode, string Name, double Lat, double Lon)[] Communes =
    [
        ("44052", "44480", "Donges", 47.318, -2.076), ("44184", "44600", "Saint-Nazaire", 47.273, -2.214), ("44109", "44000", "Nantes", 47.218, -1.553),
        ("56260", "56000", "Vannes", 47.658, -2.760), ("35238", "35000", "Rennes", 48.111, -1.680), ("44036", "44110", "Châteaubriant", 47.717, -1.376),
        ("44210", "44570", "Trignac", 47.317, -2.189), ("44103", "44550", "Montoir-de-Bretagne", 47.328, -2.149),
    ];

    public static void Write(string demo, int records, int rowsPerTable)
    {
        Directory.CreateDirectory(Path.Combine(demo, "sources"));
        File.WriteAllText(Path.Combine(demo, "territory.yml"), "insee: \"44052\"\nname: Donges\n");
        var random = new Random(44052);
        for (var table = 0; table * rowsPerTable < records; table++)
        {
            var host = $"table{table}.demo.test";
            var web = Directory.CreateDirectory(Path.Combine(demo, "web", host)).FullName;
            File.WriteAllText(Path.Combine(web, "site.yml"), "charset: utf-8\n");
            File.WriteAllText(Path.Combine(web, "events.csv"), Rows(random, table, Math.Min(rowsPerTable, records - (table * rowsPerTable))));
            File.WriteAllText(Path.Combine(demo, "sources", $"table-{table}.yml"),
                $$"""
                version: 1
                name: Table {{table}}
                kind: csv
                url: https://{{host}}/events.csv
                records: event
                commune: "44052"
                trust: open
                licence: { id: lov2, reuse: full, attribution: Table {{table}} }
                csv:
                  separator: ";"
                  fields: { id: id, title: title, start: start, end: end, place: place, commune: commune, postalCode: postcode, lat: lat, lon: lon, body: body, link: link }
                """);
        }
    }

    private static string Rows(Random random, int table, int count)
    {
        var text = new StringBuilder("id;title;start;end;place;commune;postcode;lat;lon;body;link\n");
        for (var i = 0; i < count; i++)
        {
            var commune = Communes[random.Next(Communes.Length)];
            var (noun, owner) = (Nouns[random.Next(Nouns.Length)], Owners[random.Next(Owners.Length)]);
            var day = $"[[+{random.Next(1, 360)}d|yyyy-MM-dd]]";
            var hour = random.Next(8, 21);
            text.Append(CultureInfo.InvariantCulture, $"{table}-{i};{noun} {owner} n° {i};{day}T{hour:00}:00;{day}T{hour + 2:00}:00;Salle {i % 97};{commune.Name};{commune.Postcode};")
                .Append(CultureInfo.InvariantCulture, $"{commune.Lat + ((random.NextDouble() - 0.5) / 10):0.0000};{commune.Lon + ((random.NextDouble() - 0.5) / 10):0.0000};")
                .Append(CultureInfo.InvariantCulture, $"{noun} {owner} à {commune.Name}. Buvette sur place, entrée libre.;https://table{table}.demo.test/e/{i}\n");
        }
        return text.ToString();
    }
}
