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

/// <summary>A commune of the gazetteer that has a point.</summary>
internal sealed record PopulatedCommune(string Name, string Postcode, double Lat, double Lon);

/// <summary>Communes drawn by their population.</summary>
internal sealed class PopulatedCommunes
{
    private readonly List<PopulatedCommune> _communes = [];
    private readonly List<long> _upTo = [];

    public static PopulatedCommunes Read(string file)
    {
        var drawn = new PopulatedCommunes();
        var lines = File.ReadLines(file).Select(l => l.Split(',')).ToList();
        var header = lines[0];
        int Column(string name) => Array.IndexOf(header, name);
        foreach (var cells in lines.Skip(1).Where(c => c.Length == header.Length && c[Column("lat")].Length > 0))
        {
            drawn._upTo.Add((drawn._upTo.Count == 0 ? 0 : drawn._upTo[^1]) + long.Parse(cells[Column("population")], CultureInfo.InvariantCulture) + 1);
            drawn._communes.Add(new PopulatedCommune(
                cells[Column("name")],
                cells[Column("postal_codes")].Split(' ', ';', '|')[0],
                double.Parse(cells[Column("lat")], CultureInfo.InvariantCulture),
                double.Parse(cells[Column("lon")], CultureInfo.InvariantCulture)));
        }
        return drawn;
    }

    public PopulatedCommune Draw(Random random)
    {
        var at = _upTo.BinarySearch(random.NextInt64(_upTo[^1]));
        return _communes[at < 0 ? Math.Min(~at, _communes.Count - 1) : at];
    }
}
