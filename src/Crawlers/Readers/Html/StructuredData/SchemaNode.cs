namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>A value of a property: text or a node, exactly one is set.</summary>
internal readonly record struct SchemaValue(string? Text, SchemaNode? Node);

/// <summary>One schema.org thing, whichever syntax stated it (JSON-LD, microdata, RDFa, microformats): type names and property names without prefix.</summary>
internal sealed class SchemaNode
{
    private const int MaxValues = 500;

    private readonly Dictionary<string, List<SchemaValue>> _properties = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Type names ("MusicEvent"); empty when none is stated.</summary>
    public List<string> Types { get; } = [];

    /// <summary>Its identifier inside the page; null when it has none.</summary>
    public string? Id { get; set; }

    /// <summary>Where it stands, for people.</summary>
    public string Locator { get; set; } = "";

    /// <summary>True when it has nothing but an identifier: it stands for the node that is described elsewhere.</summary>
    public bool IsReference => Id is not null && _properties.Count == 0;

    /// <summary>The names of its properties.</summary>
    public IEnumerable<string> Names => _properties.Keys;

    /// <summary>Adds a text; blanks are dropped.</summary>
    public void Add(string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            Add(name, new SchemaValue(text.Trim(), null));
    }

    /// <summary>Adds a node.</summary>
    public void Add(string name, SchemaNode node) => Add(name, new SchemaValue(null, node));

    /// <summary>All values of a property, in order.</summary>
    public IReadOnlyList<SchemaValue> All(string name) => _properties.GetValueOrDefault(name) ?? [];

    /// <summary>The first text of the first property that has one; a node gives its name, else its address.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var value in All(name))
            {
                if ((value.Text ?? value.Node!.OwnText()) is { } text)
                    return text;
            }
        }
        return null;
    }

    /// <summary>All texts of a property; nodes give their names.</summary>
    public IEnumerable<string> Texts(string name)
    {
        foreach (var value in All(name))
        {
            if ((value.Text ?? value.Node!.OwnText()) is { } text)
                yield return text;
        }
    }

    /// <summary>All nodes of a property.</summary>
    public IEnumerable<SchemaNode> Nodes(string name)
    {
        foreach (var value in All(name))
        {
            if (value.Node is { } node)
                yield return node;
        }
    }

    /// <summary>The first node of a property, or null.</summary>
    public SchemaNode? Node(string name) => Nodes(name).FirstOrDefault();

    /// <summary>Puts the described node in place of each reference to it, here and below.</summary>
    public void Resolve(IReadOnlyDictionary<string, SchemaNode> described)
    {
        var seen = new HashSet<SchemaNode>(ReferenceEqualityComparer.Instance) { this };
        var waiting = new Stack<SchemaNode>([this]);
        while (waiting.TryPop(out var node))
        {
            foreach (var values in node._properties.Values)
            {
                for (var i = 0; i < values.Count; i++)
                {
                    if (values[i].Node is not { } value)
                        continue;
                    if (value.IsReference && described.TryGetValue(value.Id!, out var target))
                        values[i] = new SchemaValue(null, value = target);
                    if (seen.Add(value))
                        waiting.Push(value);
                }
            }
        }
    }

    /// <summary>"http://schema.org/Event", "schema:Event" and "Event" are one name.</summary>
    public static string LocalName(string name)
    {
        var end = name.AsSpan().Trim().TrimEnd('/');
        var cut = end.LastIndexOfAny('/', '#', ':');
        return end[(cut + 1)..].ToString();
    }

    /// <summary>What stands for the node where a text is wanted. Doesn't look into further nodes: references may form a circle.</summary>
    private string? OwnText()
    {
        foreach (var name in (ReadOnlySpan<string>)["name", "url", "@value"])
        {
            foreach (var value in All(name))
            {
                if (value.Text is { } text)
                    return text;
            }
        }
        return null;
    }

    private void Add(string name, SchemaValue value)
    {
        if (!_properties.TryGetValue(name, out var values))
            _properties[name] = values = [];
        if (values.Count < MaxValues)
            values.Add(value);
    }
}
