using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wiker.Ingest.Crawlers.Sources.Yaml;

/// <summary>
/// A node of a configuration file with the place where it stands, counted from 1. Read from the parser's events rather than by its own document model:
/// that one recurses without bound, follows anchors into themselves and stops at the first doubled key.
/// </summary>
internal abstract record YamlTree(int Line, int Column)
{
    private const int MaxDepth = 12;
    private const int MaxNodes = 20_000;
    private const int MaxFaultCharacters = 200;

    /// <summary>One value; <paramref name="IsPlain"/> when it stands without quotes.</summary>
    public sealed record Scalar(string Text, bool IsPlain, int Line, int Column) : YamlTree(Line, Column)
    {
        /// <summary>True for a value that was left out, in any of YAML's writings.</summary>
        public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
    }

    /// <summary>A list.</summary>
    public sealed record Sequence(IReadOnlyList<YamlTree> Items, int Line, int Column) : YamlTree(Line, Column);

    /// <summary>Keys and values in the file's order; a doubled key stays doubled, so that it can be told.</summary>
    public sealed record Mapping(IReadOnlyList<KeyValuePair<Scalar, YamlTree>> Pairs, int Line, int Column) : YamlTree(Line, Column)
    {
        /// <summary>The value of a key, or null.</summary>
        public YamlTree? Find(string key) => Pairs.FirstOrDefault(p => string.Equals(p.Key.Text, key, StringComparison.Ordinal)).Value;

        /// <summary>The text of a key's value, or null.</summary>
        public string? Text(string key) => (Find(key) as Scalar)?.Text;

        /// <summary>The block of a key, or null.</summary>
        public Mapping? Block(string key) => Find(key) as Mapping;

        /// <summary>The list of texts of a key; empty when there is none.</summary>
        public IReadOnlyList<string> Texts(string key) => Find(key) is Sequence list ? [.. list.Items.OfType<Scalar>().Select(s => s.Text)] : [];

        /// <summary>The keys and values below a key; empty when there are none.</summary>
        public IReadOnlyList<KeyValuePair<Scalar, YamlTree>> Entries(string key) => Block(key)?.Pairs ?? [];
    }

    /// <summary>
    /// Reads one document of keys and values. Null with a fault when it isn't one: bad syntax, none or several documents, anchors, tags, or too deep or large for a configuration.
    /// </summary>
    public static Mapping? Parse(string text, string file, out SourceFault? fault)
    {
        fault = null;
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                fault = new SourceFault(file, 1, 1, "", "the file is empty");
            else if (Node(parser, 0, new Budget(MaxNodes)) is not Mapping root)
                fault = new SourceFault(file, 1, 1, "", "the file is to hold keys and values, such as 'name: Mairie de Donges'");
            else if (parser.Consume<DocumentEnd>() is not null && parser.Accept<DocumentStart>(out var second))
                fault = At(file, second.Start, "a file holds one definition; take out what follows '---'");
            else
                return root;
        }
        catch (FormFault e)
        {
            fault = At(file, e.Start, e.Message);
        }
        catch (YamlException e)
        {
            fault = NotYaml(file, e, text);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The scanner meets some malformed escapes with exceptions that aren't its own.
            fault = new SourceFault(file, 1, 1, "", $"this is not YAML: {Cut(e.Message)}");
        }
        return null;
    }

    private static YamlTree Node(Parser parser, int depth, Budget budget)
    {
        var node = parser.Consume<ParsingEvent>();
        if (depth > MaxDepth || !budget.Take())
            throw new FormFault(node.Start, "nested too deep, or too large, for a configuration file");
        if (node is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw new FormFault(node.Start, "anchors and aliases (& and *) are not used here; put a value that begins with one of them in quotes");
        if (node is NodeEvent { Tag.IsEmpty: false } tagged && !tagged.Tag.IsNonSpecific)
            throw new FormFault(node.Start, "tags (!) are not used here; put a value that begins with one in quotes");
        var (line, column) = ((int)node.Start.Line, (int)node.Start.Column);
        switch (node)
        {
            case YamlDotNet.Core.Events.Scalar scalar:
                return new Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line, column);
            case SequenceStart:
                var items = new List<YamlTree>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                    items.Add(Node(parser, depth + 1, budget));
                return new Sequence(items, line, column);
            case MappingStart:
                var pairs = new List<KeyValuePair<Scalar, YamlTree>>();
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    var key = Node(parser, depth + 1, budget);
                    pairs.Add(new(key as Scalar ?? throw new FormFault(node.Start, "a key is a plain word"), Node(parser, depth + 1, budget)));
                }
                return new Mapping(pairs, line, column);
            default:
                throw new FormFault(node.Start, "it ends in the middle of a value");
        }
    }

    // Two mistakes are made far more often than all others, and the parser's words for them help nobody.
    private static SourceFault NotYaml(string file, YamlException e, string text)
    {
        var number = 0L;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            // A tab is noticed at the end of the value before it.
            if (number >= e.Start.Line && line[..^line.TrimStart().Length].Contains('\t'))
                return new SourceFault(file, (int)number, 1, "", "this is not YAML: a tab stands at the beginning of the line; YAML is indented with spaces");
            if (number == e.Start.Line && line.IndexOf(": ") is var colon and >= 0 && line[(colon + 2)..].Contains(": ", StringComparison.Ordinal))
                return At(file, e.Start, $"this is not YAML: {Cut(e.Message)}; put text that holds a colon in quotes");
            if (number > e.End.Line)
                break;
        }
        return At(file, e.Start, $"this is not YAML: {Cut(e.Message)}");
    }

    private static string Cut(string message) => message.Length > MaxFaultCharacters ? message[..MaxFaultCharacters] + "…" : message;

    private static SourceFault At(string file, Mark mark, string message) => new(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column), "", message);

    private sealed class Budget(int nodes)
    {
        private int _left = nodes;

        public bool Take() => --_left >= 0;
    }

    // Readable YAML that isn't of our form. Never leaves this file.
    private sealed class FormFault(Mark start, string message) : Exception(message)
    {
        public Mark Start => start;
    }
}
