using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>A line of a gazetteer file that could not be taken: its file's name, its number from 1 (0: the file as a whole), and why.</summary>
public sealed record GazetteerFault(string File, int Line, string Detail);

/// <summary>Reads the gazetteer's files. A row is cut by hand: 40,000 rows of seven columns read at every start are worth more than a general CSV reader's freedoms.</summary>
public static class GazetteerFile
{
    /// <summary>Name of the file of communes, shipped and in the data folder alike.</summary>
    public const string CommunesFile = "communes.csv";
    private const string FormerFile = "former.csv";

    /// <summary>
    /// The shipped communes (<paramref name="shippedPath"/>: the folder <c>data/gazetteer</c>, or its communes.csv), with the rows of
    /// <c>gazetteer/communes.csv</c> in the data folder on top: a cell that is filled there wins, a blank one doesn't.
    /// Bad lines are left out and told in <see cref="Gazetteer.Faults"/>.
    /// </summary>
    /// <exception cref="IOException">The shipped file is missing or cannot be read.</exception>
    public static Gazetteer Load(string shippedPath, string? dataFolder = null)
    {
        var folder = shippedPath.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Path.GetDirectoryName(Path.GetFullPath(shippedPath))! : shippedPath;
        List<GazetteerFault> faults = [];
        var communes = new Dictionary<string, Commune>(36_000, StringComparer.Ordinal);
        ReadCommunes(Path.Combine(folder, CommunesFile), communes, faults);
        if (dataFolder is not null && CompletedPath(dataFolder) is var completed && File.Exists(completed))
            ReadCommunes(completed, communes, faults);
        var former = Path.Combine(folder, FormerFile);
        return new(communes.Values, File.Exists(former) ? ReadFormer(former, faults) : [], faults);
    }

    /// <summary>Where the data folder keeps the rows that complete the shipped ones.</summary>
    public static string CompletedPath(string dataFolder) => Path.Combine(dataFolder, "gazetteer", CommunesFile);

    /// <summary>True for five characters that look like an INSEE code (Corsica's 2A and 2B included).</summary>
    public static bool IsInsee(ReadOnlySpan<char> code) =>
        code.Length == 5 && char.IsAsciiDigit(code[0]) && (char.IsAsciiDigit(code[1]) || (code[0] == '2' && code[1] is 'A' or 'B')) && !code[2..].ContainsAnyExceptInRange('0', '9');

    private static void ReadCommunes(string path, Dictionary<string, Commune> communes, List<GazetteerFault> faults)
    {
        // Strings that come again and again are kept once: postcodes, EPCI and départements.
        var shared = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var lists = new Dictionary<string, string[]>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var text = File.ReadAllText(path).AsSpan();
        Span<Range> cells = stackalloc Range[16];
        var columns = default(Columns);
        var number = 0;
        foreach (var raw in text.EnumerateLines())
        {
            var line = raw.TrimStart('\uFEFF');
            number++;
            if (line.IsWhiteSpace())
                continue;
            var count = CsvLine.Cut(line, cells, ',');
            if (number == 1)
            {
                columns = Columns.Of(line, cells[..count]);
                if (columns.Insee < 0)
                {
                    faults.Add(new(Path.GetFileName(path), 1, "the header names no column insee"));
                    return;
                }
                continue;
            }
            var insee = CsvLine.Cell(line, cells[..count], columns.Insee);
            if (!IsInsee(insee))
            {
                faults.Add(new(Path.GetFileName(path), number, $"'{insee}' is no INSEE code"));
                continue;
            }
            var code = insee.ToString();
            var known = communes.GetValueOrDefault(code);
            var name = CsvLine.Cell(line, cells[..count], columns.Name);
            if (name.IsEmpty && known is null)
            {
                faults.Add(new(Path.GetFileName(path), number, $"{code} has no name and is no commune of the shipped file"));
                continue;
            }
            if (!TryPoint(CsvLine.Cell(line, cells[..count], columns.Lat), CsvLine.Cell(line, cells[..count], columns.Lon), out var point))
                faults.Add(new(Path.GetFileName(path), number, $"{code} has a point that cannot be read"));
            var postal = CsvLine.Cell(line, cells[..count], columns.PostalCodes);
            var epci = CsvLine.Cell(line, cells[..count], columns.Epci);
            communes[code] = new(
                code,
                name.IsEmpty ? known!.Name : name.ToString().Replace("\"\"", "\"", StringComparison.Ordinal),
                postal.IsEmpty ? known?.PostalCodes ?? [] : ListOf(postal, lists, shared),
                known?.Department ?? Shared(Commune.DepartmentOf(code), shared),
                int.TryParse(CsvLine.Cell(line, cells[..count], columns.Population), NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : known?.Population ?? 0,
                epci.IsEmpty ? known?.Epci : Shared(epci, shared),
                point ?? known?.Point);
        }
    }

    private static List<FormerCommune> ReadFormer(string path, List<GazetteerFault> faults)
    {
        List<FormerCommune> former = new(5_000);
        Span<Range> cells = stackalloc Range[16];
        var number = 0;
        foreach (var line in File.ReadAllText(path).AsSpan().EnumerateLines())
        {
            if (++number == 1 || line.IsWhiteSpace())
                continue;
            var count = CsvLine.Cut(line, cells, ',');
            if (count != 4)
            {
                faults.Add(new(Path.GetFileName(path), number, $"{count} cells instead of 4"));
                continue;
            }
            former.Add(new(line[cells[0]].ToString(), CsvLine.Unquoted(line[cells[1]]).ToString(), line[cells[3]].ToString(), line[cells[2]] is "merged" or "renamed"));
        }
        return former;
    }

    private static bool TryPoint(ReadOnlySpan<char> lat, ReadOnlySpan<char> lon, out LatLon? point)
    {
        point = null;
        if (lat.IsEmpty && lon.IsEmpty)
            return true;
        if (!double.TryParse(lat, NumberStyles.Float, CultureInfo.InvariantCulture, out var y) || !double.TryParse(lon, NumberStyles.Float, CultureInfo.InvariantCulture, out var x)
            || new LatLon(y, x) is not { IsPlausible: true } read)
            return false;
        point = read;
        return true;
    }

    private static string Shared(ReadOnlySpan<char> text, Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> shared)
    {
        if (!shared.TryGetValue(text, out var kept))
            shared[text] = kept = text.ToString();
        return kept;
    }

    private static string[] ListOf(ReadOnlySpan<char> postal, Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> lists, Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> shared)
    {
        if (lists.TryGetValue(postal, out var kept))
            return kept;
        List<string> codes = [];
        foreach (var range in postal.Split(' '))
        {
            if (!postal[range].IsEmpty)
                codes.Add(Shared(postal[range], shared));
        }
        return lists[postal] = [.. codes];
    }

    private readonly record struct Columns(int Insee, int Name, int PostalCodes, int Population, int Epci, int Lat, int Lon)
    {
        public static Columns Of(ReadOnlySpan<char> header, ReadOnlySpan<Range> cells)
        {
            List<string> names = [];
            foreach (var cell in cells)
                names.Add(CsvLine.Unquoted(header[cell]).ToString().ToLowerInvariant());
            return new(names.IndexOf("insee"), names.IndexOf("name"), names.IndexOf("postal_codes"), names.IndexOf("population"), names.IndexOf("epci"), names.IndexOf("lat"), names.IndexOf("lon"));
        }
    }
}
