using System.Globalization;
using Wiker.Ingest.Index;
using Wiker.Ingest.Model;

namespace Wiker.Bench.IndexBench;

/// <summary>Made-up records over France, in communes drawn by their population, events over two years; the same seed gives the same records each time they are asked for.</summary>
internal sealed class RandomTerritory
{
    public static readonly DateOnly Today = new(2026, 3, 10);
    private const int WordCount = 20_000;
    private static readonly string[] Themes = ["sport", "culture", "musique", "vie-municipale", "enfance-jeunesse", "seniors", "nature-environnement", "commerce-artisanat", "solidarite-sante", "marche-brocante"];
    private readonly int _seed;
    private readonly PopulatedCommunes _communes;
    private readonly string[] _words;

    public RandomTerritory(PopulatedCommunes communes, int seed)
    {
        (_communes, _seed) = (communes, seed);
        var random = new Random(seed);
        _words = [.. Enumerable.Range(0, WordCount).Select(_ => Word(random))];
    }

    public IEnumerable<IndexEntry> Entries(int count) => Documents(count).Select((document, number) => new IndexEntry(IdOf(number), number + 1, document));

    public IEnumerable<IndexDocument> Documents(int count)
    {
        var random = new Random(_seed + 1);
        for (var number = 0; number < count; number++)
            yield return Document(random);
    }

    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"01JD3V8K7M2Q9Z4R6T{number:00000000}");

    /// <summary>A point where records are, and its commune's code.</summary>
    public (LatLon Point, string Insee) Inhabited(Random random)
    {
        var commune = _communes.Draw(random);
        return (new(commune.Lat + (Normal(random) * 0.012), commune.Lon + (Normal(random) * 0.016)), commune.Insee);
    }

    /// <summary>A word of the texts; the first ones are in very many of them.</summary>
    public string WordAt(int rank) => _words[rank];

    private IndexDocument Document(Random random)
    {
        var (point, commune) = Inhabited(random);
        var kind = random.Next(10) < 5 ? RecordKind.Event : (RecordKind)random.Next(1, 7);
        var start = Today.AddDays(random.Next(-365, 365)).ToDateTime(new(random.Next(8, 22), 0));
        return new()
        {
            Kind = kind,
            Title = Text(random, 6),
            Text = Text(random, 40),
            Points = [new(point, commune)],
            Communes = [commune],
            Themes = [Themes[random.Next(Themes.Length)]],
            Sources = [string.Create(CultureInfo.InvariantCulture, $"source-{random.Next(5_000)}")],
            Status = kind == RecordKind.Event ? RecordStatus.Scheduled : null,
            Occurrences = kind == RecordKind.Event ? [new(start, start.AddHours(2))] : [],
            Dated = new(start.AddDays(-20), TimeSpan.Zero),
            Expires = null,
        };
    }

    private string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _words[(int)(Math.Pow(random.NextDouble(), 3) * WordCount)]));

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => $"{"bcdfglmnprtv"[random.Next(12)]}{"aeiou"[random.Next(5)]}"));

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
