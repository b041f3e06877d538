namespace Wiker.Ingest.Crawlers.Sources.Yaml;

/// <summary>
/// What a part of a YAML file may look like. One description serves twice: files are checked by it, and the JSON Schema for editors is written from it.
/// </summary>
internal abstract record Shape
{
    private Shape() { }

    /// <summary>Text. <paramref name="Check"/> gives what is wrong with a value, or null; <paramref name="Quoted"/>: it must be written in quotes (01001 would lose its zero).</summary>
    public sealed record Text(Func<string, string?>? Check = null, bool Quoted = false, string? Pattern = null) : Shape;

    /// <summary>One of these words.</summary>
    public sealed record Choice(IReadOnlyList<string> Words) : Shape
    {
        /// <summary>Words that somebody may well try, with the reason why they aren't among the others.</summary>
        public IReadOnlyDictionary<string, string> Refused { get; init; } = NothingRefused;
    }

    /// <summary>The version of the form; there is one.</summary>
    public sealed record Version(int Known) : Shape;

    /// <summary>A number within bounds.</summary>
    public sealed record Number(double Least, double Most, bool Whole = false) : Shape;

    /// <summary>A list of one shape.</summary>
    public sealed record Listing(Shape Of) : Shape;

    /// <summary>Free keys, or keys of a closed list, each with a value of one shape.</summary>
    public sealed record Table(Shape Of, IReadOnlyList<string>? Keys = null) : Shape
    {
        /// <summary>Keys that must be there.</summary>
        public IReadOnlyList<string> Required { get; init; } = [];

        /// <summary>What free keys must look like; null: anything.</summary>
        public Text? KeysAre { get; init; }
    }

    /// <summary>Known keys.</summary>
    public sealed record Block(IReadOnlyList<Key> Keys) : Shape
    {
        /// <summary>Keys that somebody may well try, with the reason why they aren't among the others.</summary>
        public IReadOnlyDictionary<string, string> Refused { get; init; } = NothingRefused;
    }

    /// <summary>Text, or a block in its long form.</summary>
    public sealed record Either(Text Short, Block Long) : Shape
    {
        /// <summary>Set: the schema says it once, under this name.</summary>
        public string? Name { get; init; }

        /// <summary>True: a list of either may stand here too.</summary>
        public bool IsAlsoList { get; init; }
    }

    private static IReadOnlyDictionary<string, string> NothingRefused { get; } = new Dictionary<string, string>();
}

/// <summary>A key of a block.</summary>
internal sealed record Key(string Name, string Description, Shape Of, bool Required = false);
