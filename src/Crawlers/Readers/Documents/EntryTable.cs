using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Wiker.Ingest.Crawlers.Readers.Html;
using Wiker.Ingest.Crawlers.Readers.Html.StructuredData;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Documents;

/// <summary>Tables of a page whose header says what the columns are ("Date", "Activité", "Lieu"): each row is an item.</summary>
internal static class EntryTable
{
    private const int MaxRows = 2_000;
    private const int FewestColumns = 2;

    /// <summary>The rows of every such table, in document order.</summary>
    public static IReadOnlyList<RawItem> In(HtmlPage page)
    {
        var items = new List<RawItem>();
        if (page.Main is not { } main)
            return items;
        var number = 0;
        foreach (var table in main.QuerySelectorAll("table").OfType<IHtmlTableElement>().Where(t => !PageFurniture.Holds(t, main)).Take(50))
        {
            number++;
            // Tables that only lay out a page hold tables.
            if (table.QuerySelector("table") is null && Columns(table) is { } columns)
                AddRows(table, columns, number, items, page);
        }
        return items;
    }

    private static Dictionary<int, string>? Columns(IHtmlTableElement table)
    {
        if (table.Rows.FirstOrDefault(r => r.QuerySelector("th, td") is not null) is not IHtmlTableRowElement header)
            return null;
        var names = header.Cells.Select(c => ElementText.Line(c)).ToList();
        var rules = WellKnownNames.RulesFor(names.Where(n => n.Length is > 1 and < 60));
        if (rules.Count < FewestColumns || !rules.ContainsKey(RawField.Title))
            return null;
        return rules.GroupBy(r => names.IndexOf(r.Value.Select!)).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Key == RawField.Title ? 0 : 1).First().Key);
    }

    private static void AddRows(IHtmlTableElement table, Dictionary<int, string> columns, int number, List<RawItem> items, HtmlPage page)
    {
        var line = 0;
        foreach (var row in table.Rows.Cast<IHtmlTableRowElement>().Skip(1))
        {
            line++;
            if (items.Count >= MaxRows)
                return;
            var item = new RawItem { Locator = string.Create(CultureInfo.InvariantCulture, $"table:nth({number}) row {line}"), Page = page.Url.AbsoluteUri, IsHtml = true };
            IElement? titleCell = null;
            foreach (var (index, field) in columns)
            {
                if (index >= row.Cells.Length)
                    continue;
                var cell = row.Cells[index];
                titleCell = field == RawField.Title ? cell : titleCell;
                item = WithCell(item, field, cell, page);
            }
            if (titleCell is null || item.First(RawField.Title) is null)
                continue;
            var link = titleCell.QuerySelector("a[href]") ?? row.QuerySelector("a[href^=http], a[href^='/']");
            items.Add(item.With(RawField.Link, item.First(RawField.Link) ?? page.Resolve(link?.GetAttribute("href"))));
        }
    }

    private static RawItem WithCell(RawItem item, string field, IElement cell, HtmlPage page)
    {
        var text = ElementText.Of(cell);
        return field switch
        {
            RawField.Body or RawField.Summary => item.With(field, BodyMarkup.Of(cell, null, page)),
            RawField.Link or RawField.Image or RawField.Site => item.With(field, page.Resolve(cell.QuerySelector("[href], [src]") is { } e ? e.GetAttribute("href") ?? e.GetAttribute("src") : null)),
            // "12/03 à 20h" in a column named "début" is words all the same.
            RawField.Start or RawField.End when !SchemaFields.IsMachineDate(text) => item.With(RawField.When, [.. item.All(RawField.When), text]),
            RawField.Email => item.With(field, cell.QuerySelectorAll("a[href^=mailto]").Select(a => HtmlFields.BareContact(a.GetAttribute("href"))).Append(text).Where(v => v is not null && HtmlFields.IsPlainEmail(v)).Take(1)),
            RawField.When => item.With(field, text),
            _ => item.With(field, text.Replace('\n', ' ')),
        };
    }
}
