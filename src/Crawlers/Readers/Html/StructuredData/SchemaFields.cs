using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>Turns a schema.org node into target fields, in the source's own words.</summary>
internal static partial class SchemaFields
{
    /// <summary>A longer description is the whole text, not the source's short one.</summary>
    private const int LongestSummary = 600;

    /// <summary>
    /// The item of a node, HTML in its body and summary; null when the node has no name. A plain <c>Article</c> without a publication date states no kind:
    /// several content systems print it on every page.
    /// </summary>
    public static RawItem? ItemOf(SchemaNode node, RecordKind kind, HtmlPage page)
    {
        var title = kind is RecordKind.News ? node.Text("headline", "name") : node.Text("name", "title", "summary", "headline");
        if (title is null)
            return null;
        var stated = kind is RecordKind.News && node.Text("datePublished") is null ? (RecordKind?)null : kind;
        var item = new RawItem { Locator = node.Locator, Page = page.Url.AbsoluteUri, Kind = stated, IsHtml = true }
            .With(RawField.Title, PlainText(title))
            .With(RawField.Category, node.Texts("keywords").SelectMany(SplitKeywords).Concat(node.Texts("articleSection")).Distinct(StringComparer.Ordinal))
            .With(RawField.Published, node.Text("datePublished", "datePosted"))
            .With(RawField.Modified, node.Text("dateModified"))
            .With(RawField.Language, node.Text("inLanguage") is { Length: <= 12 } language ? language : null)
            .With(RawField.Phone, node.Texts("telephone").Concat(node.Nodes("contactPoint").SelectMany(c => c.Texts("telephone"))).Distinct(StringComparer.Ordinal))
            .With(RawField.Email, node.Texts("email").Concat(node.Nodes("contactPoint").SelectMany(c => c.Texts("email"))).Select(BareEmail).Where(HtmlFields.IsPlainEmail).Distinct(StringComparer.Ordinal))
            .With(RawField.Price, SchemaPrices.Of(node));
        item = WithTexts(item, node);
        item = WithImage(item, node, page);
        item = WithIdentifiers(item, node);
        item = SchemaPlaces.With(item, node, kind);
        return kind switch
        {
            RecordKind.Event => WithEvent(item, node, page),
            RecordKind.News => item.With(RawField.Link, page.Resolve(AddressOf(node))),
            RecordKind.Offer => item.With(RawField.Link, page.Resolve(AddressOf(node))).With(RawField.Until, node.Text("priceValidUntil", "validThrough", "availabilityEnds")),
            RecordKind.Opportunity => item
                .With(RawField.Link, page.Resolve(AddressOf(node)))
                .With(RawField.Wanted, node.Text("title", "itemOffered", "name") is { } wanted ? PlainText(wanted) : null)
                .With(RawField.Deadline, node.Text("validThrough", "availabilityEnds"))
                .With(RawField.Organizer, node.Text("hiringOrganization", "seller")),
            _ => WithBody(item, node, page),
        };
    }

    /// <summary>A machine-readable date ("2026-12-05T20:30"); otherwise the words of it belong to <see cref="RawField.When"/>.</summary>
    public static bool IsMachineDate(string text) => MachineDate().IsMatch(text);

    /// <summary>Site builders write "2026-5-8T9:30+2:00"; the same with two digits each.</summary>
    private static string? Padded(string? date)
    {
        if (date is null or { Length: > 40 } || IsMachineDate(date))
            return date;
        var padded = new StringBuilder(date.Length + 4);
        for (var i = 0; i < date.Length; i++)
        {
            var alone = char.IsAsciiDigit(date[i]) && i > 0 && date[i - 1] is ('-' or 'T' or ' ' or '+') && (i + 1 == date.Length || !char.IsAsciiDigit(date[i + 1]));
            padded.Append(alone ? "0" : "").Append(date[i]);
        }
        return IsMachineDate(padded.ToString()) ? padded.ToString() : date;
    }

    private static RawItem WithEvent(RawItem item, SchemaNode node, HtmlPage page)
    {
        var (start, end) = (Padded(node.Text("startDate")), Padded(node.Text("endDate")));
        var words = string.Join(" ", new[] { start, end }.Where(d => d is not null && !IsMachineDate(d)).Distinct(StringComparer.Ordinal));
        item = item
            .With(RawField.Link, page.Resolve(AddressOf(node)))
            .With(RawField.Start, start is not null && IsMachineDate(start) ? start : null)
            .With(RawField.End, end is not null && IsMachineDate(end) && start is not null ? end : null)
            .With(RawField.When, words)
            .With(RawField.Status, node.Text("eventStatus") is { } status ? SchemaNode.LocalName(status) : null)
            .With(RawField.Organizer, node.Text("organizer") is { } organizer ? PlainText(organizer) : null);
        return node.Node("eventSchedule") is { } schedule ? SchemaSchedules.With(item, schedule) : item;
    }

    private static RawItem WithBody(RawItem item, SchemaNode node, HtmlPage page) => item
        .With(RawField.Site, page.Resolve(node.Text("url")))
        .With(RawField.OpeningHours, SchemaSchedules.OpeningHours(node))
        .With(RawField.Audience, node.Text("audience", "serviceAudience"))
        .With(RawField.Activities, node.Texts("knowsAbout"));

    /// <summary>Body and summary as HTML, whatever the page wrote: plain text is escaped, its lines kept.</summary>
    private static RawItem WithTexts(RawItem item, SchemaNode node)
    {
        var description = node.Text("description", "abstract");
        var body = node.Text("articleBody", "text", "reviewBody");
        if (description is { Length: > LongestSummary } && body is null)
            (description, body) = (null, description);
        return item.With(RawField.Summary, description is null ? null : AsHtml(description)).With(RawField.Body, body is null ? null : AsHtml(body));
    }

    private static RawItem WithImage(RawItem item, SchemaNode node, HtmlPage page)
    {
        foreach (var value in node.All("image"))
        {
            var address = value.Text ?? value.Node!.Text("contentUrl", "url") ?? value.Node.Id;
            if (page.Resolve(address) is not { } absolute)
                continue;
            return item
                .With(RawField.Image, absolute)
                .With(RawField.ImageAlt, value.Node?.Text("caption", "alternateName"))
                .With(RawField.Credit, value.Node?.Text("creditText", "copyrightHolder", "copyrightNotice"));
        }
        return item;
    }

    private static RawItem WithIdentifiers(RawItem item, SchemaNode node)
    {
        item = item.With(RawField.Siren, node.Text("taxID", "sirenNumber") is { } tax && tax.Count(char.IsAsciiDigit) is 9 or 14 ? tax : null);
        foreach (var value in node.All("identifier"))
        {
            var text = value.Text ?? value.Node!.Text("value", "name", "@value");
            switch (value.Node?.Text("propertyID", "name")?.ToUpperInvariant())
            {
                case "SIREN" or "SIRET":
                    item = item.With(RawField.Siren, text);
                    break;
                case "RNA":
                    item = item.With(RawField.Rna, text);
                    break;
                default:
                    item = item.With(RawField.Id, item.First(RawField.Id) ?? text);
                    break;
            }
        }
        return item;
    }

    private static string? AddressOf(SchemaNode node)
    {
        foreach (var name in (ReadOnlySpan<string>)["url", "mainEntityOfPage"])
        {
            foreach (var value in node.All(name))
            {
                if ((value.Text ?? value.Node!.Text("url") ?? value.Node.Id) is { } address)
                    return address;
            }
        }
        return null;
    }

    /// <summary>Keywords come as a list, or as one string with commas.</summary>
    private static IEnumerable<string> SplitKeywords(string keywords) =>
        keywords.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(50);

    private static string BareEmail(string email) => HtmlFields.BareContact(email) ?? email;

    private static string PlainText(string text) => Tags().IsMatch(text) ? Tags().Replace(text, " ").Replace("  ", " ", StringComparison.Ordinal) : text;

    private static string AsHtml(string text) =>
        Tags().IsMatch(text) ? text : WebUtility.HtmlEncode(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);

    [GeneratedRegex(@"^\d{4}-?\d{2}-?\d{2}([T ]\d{1,2}(:?\d{2}){0,2}([.,]\d+)?\s*(Z|[+-]\d{2}:?\d{0,2})?)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex MachineDate();

    [GeneratedRegex("</?(p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|img|table|blockquote|figure|section)(\\s[^<>]*)?/?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
