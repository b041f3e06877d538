using System.Globalization;
using System.Text;

namespace Wiker.Bench.PipelineBench;

/// <summary>A demo territory of big tables: events, associations and businesses of western France, the same for the same count.</summary>
internal static class TableTerritory
{
    private static readonly string[] Nouns = ["Concert", "Vide-grenier", "Loto", "Tournoi", "Randonnée", "Exposition", "Marché", "Conférence", "Atelier", "Fest-noz"];
    private static readonly string[] Owners = ["du comité des fêtes", "de l’amicale laïque", "du club de pétanque", "des parents d’élèves", "de la médiathèque", "du port", "des chasseurs", "de l’école de musique"];

    /// <summary>Writes the territory; communes are drawn by their population from <paramref name="gazetteer"/>, so that places are as crowded as in France.</summary>
    public static void Write(string demo, string gazetteer, int records, int rowsPerTable)
    {
        var communes = PopulatedCommunes.Read(gazetteer);
        Directory.CreateDirectory(Path.Combine(demo, "sources"));
        File.WriteAllText(Path.Combine(demo, "territory.yml"), "insee: \"44052\"\nname: Donges\n");
        var random = new Random(44052);
        // Dates are written out, not left to the demo's marks: ten tables asked for at once took its web longer than a fetch may take, and it is no part of the job.
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        for (var table = 0; table * rowsPerTable < records; table++)
        {
            var host = $"table{table}.demo.test";
            var web = Directory.CreateDirectory(Path.Combine(demo, "web", host)).FullName;
            File.WriteAllText(Path.Combine(web, "site.yml"), "charset: utf-8\n");
            File.WriteAllText(Path.Combine(web, "events.csv"), Rows(random, communes, today, table, Math.Min(rowsPerTable, records - (table * rowsPerTable))));
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

    private static string Rows(Random random, PopulatedCommunes communes, DateOnly today, int table, int count)
    {
        var text = new StringBuilder("id;title;start;end;place;commune;postcode;lat;lon;body;link\n");
        for (var i = 0; i < count; i++)
        {
            var commune = communes.Draw(random);
            var (noun, owner) = (Nouns[random.Next(Nouns.Length)], Owners[random.Next(Owners.Length)]);
            var day = today.AddDays(random.Next(1, 360)).ToString("O", CultureInfo.InvariantCulture);
            var hour = random.Next(8, 21);
            text.Append(CultureInfo.InvariantCulture, $"{table}-{i};{noun} {owner} n° {i};{day}T{hour:00}:00;{day}T{hour + 2:00}:00;Salle {i % 97};{commune.Name};{commune.Postcode};")
                .Append(CultureInfo.InvariantCulture, $"{commune.Lat + ((random.NextDouble() - 0.5) / 10):0.0000};{commune.Lon + ((random.NextDouble() - 0.5) / 10):0.0000};")
                .Append(CultureInfo.InvariantCulture, $"{noun} {owner} à {commune.Name}. Buvette sur place, entrée libre.;https://table{table}.demo.test/e/{i}\n");
        }
        return text.ToString();
    }
}
