namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>
/// What a part of a YAML file may look like. One description serves twice: files are checked by it, and the JSON Schema for editors is written from it.
/// </summary>
internal abstract record Shape
{
    /// <summary>Text. <paramref name="Check"/> gives what is wrong with a value, or null; <paramref name="Quoted"/>: it must be written in quotes (01001 would lose its zero).</summary>
    public sealed record Text(Func<string, string?>? Check = null, bool Quoted = false, string? Pattern = null) : Shape;

    /// <summary>One of these words.</summary>
    public sealed record Choice(IReadOnlyList<string> Words) : Shape;

    /// <summary>A number within bounds.</summary>
    public sealed record Number(double Least, double Most, bool Whole = false) : Shape;

    /// <summary>A list of one shape.</summary>
    public sealed record Listing(Shape Of) : Shape;

    /// <summary>Free keys, or keys of a closed list, each with a value of one shape.</summary>
    public sealed record Table(Shape Of, IReadOnlyList<string>? Keys = null) : Shape;

    /// <summary>Known keys.</summary>
    public sealed record Block(IReadOnlyList<Key> Keys) : Shape;

    /// <summary>Text, or a block in its long form.</summary>
    public sealed record Either(Text Short, Block Long) : Shape;
}

/// <summary>A key of a block.</summary>
internal sealed record Key(string Name, string Description, Shape Of, bool Required = false);
