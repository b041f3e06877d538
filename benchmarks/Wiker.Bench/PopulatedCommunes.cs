using System.Globalization;

namespace Wiker.Bench;

/// <summary>A commune of the gazetteer that has a point.</summary>
internal sealed record PopulatedCommune(string Insee, string Name, string Postcode, double Lat, double Lon);

/// <summary>Communes drawn by their population.</summary>
internal sealed class PopulatedCommunes
{
    private readonly List<PopulatedCommune> _communes = [];
    private readonly List<long> _upTo = [];

    /// <summary>Those of the project's own gazetteer.</summary>
    public static PopulatedCommunes Shipped()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "data", "gazetteer", "communes.csv") is var file && File.Exists(file))
                return Read(file);
        }
        throw new FileNotFoundException("No parent folder of the bench holds data/gazetteer/communes.csv.");
    }

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
                cells[Column("insee")],
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
