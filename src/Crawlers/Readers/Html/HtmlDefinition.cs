using System.Runtime.CompilerServices;
using AngleSharp.Css.Dom;
using AngleSharp.Dom;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>A definition's block with every selector compiled; made once for each definition and thrown away with it.</summary>
internal sealed class HtmlDefinition
{
    private static readonly ConditionalWeakTable<HtmlBlock, HtmlDefinition> Known = [];
    private static readonly HtmlBlock Empty = new(null, null, null, new Dictionary<string, FieldRule>());

    private readonly (string Field, FieldSelector Selector)[] _fields;

    private HtmlDefinition(HtmlBlock block)
    {
        RowsText = string.IsNullOrWhiteSpace(block.Rows) ? null : block.Rows.Trim();
        Rows = FieldSelector.Compile(RowsText);
        Link = block.Link is null ? null : new FieldSelector(RawField.Link, block.Link);
        Next = block.Next is null ? null : new FieldSelector(RawField.Link, block.Next);
        _fields = [.. block.Fields.Select(f => (f.Key, new FieldSelector(f.Key, f.Value)))];
    }

    /// <summary>The selector of the rows as written; null when the page itself is one item.</summary>
    public string? RowsText { get; }

    /// <summary>The compiled selector; null when there is none, or it isn't CSS.</summary>
    public ISelector? Rows { get; }

    /// <summary>The way to the detail page, or null.</summary>
    public FieldSelector? Link { get; }

    /// <summary>The way to the list's next page, or null.</summary>
    public FieldSelector? Next { get; }

    /// <summary>True when no field is mapped: what the page states in machine form is all there is.</summary>
    public bool HasNoFields => _fields.Length == 0;

    /// <summary>The compiled form of a definition's block.</summary>
    public static HtmlDefinition Of(SourceDefinition source) => Known.GetValue(source.Html ?? Empty, static block => new HtmlDefinition(block));

    /// <summary>The item with every field that it lacks and that a rule finds in <paramref name="scope"/>.</summary>
    public RawItem Fill(RawItem item, IElement scope, HtmlPage page)
    {
        foreach (var (field, selector) in _fields)
        {
            if (item.First(field) is not null)
                continue;
            var values = selector.Find(scope, page);
            item = item.With(field, field == RawField.Email ? values.Where(HtmlFields.IsPlainEmail) : values);
            if (field == RawField.Image && item.First(RawField.Image) is not null && item.First(RawField.ImageAlt) is null && selector.FirstMatch(scope) is { } image)
                item = item.With(RawField.ImageAlt, (image.LocalName == "img" ? image : image.QuerySelector("img"))?.GetAttribute("alt"));
        }
        return item;
    }
}
