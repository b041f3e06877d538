using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Coordinates;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Fields;

/// <summary>
/// Makes items of the values that a data source (csv, json, geojson) gives for its mapped fields: one line for what is one line, absolute addresses,
/// points that lie on Earth. A value that can't be taken is refused alone; the item stays.
/// </summary>
/// <param name="page">The page that the values are from.</param>
/// <param name="source">The source that it belongs to.</param>
/// <param name="crs">EPSG code of what lat (northing) and lon (easting) are written in; null: degrees.</param>
internal sealed class ItemAssembly(FetchedPage page, SourceDefinition source, string? crs)
{
    private const int MaxValues = 200;
    private const int MaxDetail = 200;
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Markup = new(@"</?(a|b|blockquote|br|div|em|h[1-6]|i|img|li|ol|p|span|strong|table|u|ul)(\s[^<>]*)?/?>|&(#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}[0-9]{0,2});", Plain);

    private readonly Reuse? _asked = AskedReuse.From(page);
    private readonly PlanePoints? _plane = CoordinateSystems.Of(crs);
    private readonly string _page = page.Url.AbsoluteUri;

    /// <summary>
    /// Adds the item of these values, refusals first. Values are as found, before the rules; <paramref name="point"/> is used when lat and lon aren't mapped.
    /// Nothing is added when no rule but constants found anything: a blank row is none.
    /// </summary>
    public void Add(string locator, IReadOnlyDictionary<string, FieldRule> rules, Func<string, FieldRule, IEnumerable<string?>> find, LatLon? point, List<Finding> findings)
    {
        var fields = RawItem.NoFields.ToBuilder();
        var anything = false;
        foreach (var (field, rule) in rules)
        {
            var values = ImmutableArray.CreateBuilder<string>();
            foreach (var tried in rule.InOrder().TakeWhile(_ => values.Count == 0))
            {
                foreach (var found in tried.Value is null ? find(field, tried).Take(MaxValues) : [])
                {
                    anything |= !string.IsNullOrWhiteSpace(found);
                    if (FieldRules.Kept(tried, found) is { } kept)
                        Take(field, kept, values, locator, findings);
                }
                if (values.Count == 0 && FieldRules.Apply(tried, null) is { } standIn)
                    Take(field, standIn, values, locator, findings);
            }
            if (values.Count > 0)
                fields[field] = values.ToImmutable();
        }
        if (!anything)
            return;
        TakePoint(fields, point, locator, findings);
        if (!fields.ContainsKey(RawField.Title) && !fields.ContainsKey(RawField.Body) && !fields.ContainsKey(RawField.Summary))
        {
            findings.Add(Refused(locator, RawField.Title, "title-missing", "an item without title and text"));
            return;
        }
        var isHtml = IsHtml(fields);
        findings.Add(new Finding.Found(new RawItem { Locator = locator, Page = _page, Fields = fields.ToImmutable(), IsHtml = isHtml, AskedReuse = _asked }));
    }

    /// <summary>
    /// An item that isn't taken, under the id that <see cref="Add"/> would have kept it under: what is held goes only when both are one. A default is no item's own id.
    /// <paramref name="ownId"/> stands in where the definition maps none.
    /// </summary>
    public static Finding LeftOut(ItemChoice choice, IReadOnlyDictionary<string, FieldRule> rules, Func<FieldRule, IEnumerable<string?>> find, string? ownId = null)
    {
        var id = rules.GetValueOrDefault(RawField.Id) is { } rule
            ? rule.InOrder().SelectMany(tried => find(tried).Select(found => FieldRules.Kept(tried, found))).FirstOrDefault(kept => kept is not null)
            : ownId;
        return new Finding.LeftOut(id, choice == ItemChoice.DroppedAtOnce);
    }

    /// <summary>A refusal of this source.</summary>
    public Finding Refused(string locator, string? field, string reason, string detail) =>
        new Finding.Refused(new Rejection(source.Profile.Id, locator, field, reason, detail.Length > MaxDetail ? detail[..MaxDetail] + "…" : detail));

    /// <summary>An address made absolute against the page; null when it isn't one of http or https.</summary>
    public Uri? Resolve(string text)
    {
        var written = text.Trim();
        if (written.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            written = "https://" + written;
        return written.Length > 0 && Uri.TryCreate(page.Url, written, out var address) && address.Scheme is "http" or "https" ? address : null;
    }

    private void Take(string field, string value, ImmutableArray<string>.Builder values, string locator, List<Finding> findings)
    {
        switch (field)
        {
            case RawField.Title or RawField.Place or RawField.Address or RawField.Commune or RawField.Organizer or RawField.Category or RawField.When or RawField.Price:
                if (FeedText.Line(value) is { } line)
                    values.Add(line);
                break;
            case RawField.Link or RawField.Image:
                if (Resolve(value) is { } address)
                    values.Add(address.AbsoluteUri);
                else
                    findings.Add(Refused(locator, field, "address-unreadable", value));
                break;
            default:
                values.Add(value);
                break;
        }
    }

    // Both or none: half a point is none, and one beyond the poles is a mistake of columns or of coordinate system.
    private void TakePoint(ImmutableSortedDictionary<string, ImmutableArray<string>>.Builder fields, LatLon? point, string locator, List<Finding> findings)
    {
        var (lat, lon) = (First(fields, RawField.Lat), First(fields, RawField.Lon));
        if (lat is not null || lon is not null)
        {
            point = Number(lat) is { } y && Number(lon) is { } x ? Point(x, y) : null;
            if (point is null)
                findings.Add(Refused(locator, lat is null ? RawField.Lat : RawField.Lon, "point-unreadable", $"lat {lat ?? "-"}, lon {lon ?? "-"} in {crs ?? CoordinateSystems.Degrees}"));
        }
        fields.Remove(RawField.Lat);
        fields.Remove(RawField.Lon);
        if (point is { } known)
        {
            fields[RawField.Lat] = [known.Lat.ToString("R", CultureInfo.InvariantCulture)];
            fields[RawField.Lon] = [known.Lon.ToString("R", CultureInfo.InvariantCulture)];
        }
    }

    // One flag speaks for body and summary: when one is markup, the other is written as markup that shows the same.
    private static bool IsHtml(ImmutableSortedDictionary<string, ImmutableArray<string>>.Builder fields)
    {
        var (body, summary) = (IsMarkup(fields, RawField.Body), IsMarkup(fields, RawField.Summary));
        if (!body && !summary)
            return false;
        foreach (var (field, markup) in (ReadOnlySpan<(string, bool)>)[(RawField.Body, body), (RawField.Summary, summary)])
        {
            if (!markup && fields.TryGetValue(field, out var plain))
                fields[field] = [.. plain.Select(p => FeedText.Encoded(p) ?? p)];
        }
        return true;
    }

    private static bool IsMarkup(ImmutableSortedDictionary<string, ImmutableArray<string>>.Builder fields, string field) =>
        fields.TryGetValue(field, out var values) && values.Any(v => v.AsSpan().IndexOfAny('<', '&') >= 0 && Markup.IsMatch(v));

    private static string? First(ImmutableSortedDictionary<string, ImmutableArray<string>>.Builder fields, string field) =>
        fields.TryGetValue(field, out var values) ? values[0] : null;

    private LatLon? Point(double x, double y) =>
        _plane is not null ? _plane.ToDegrees(x, y) : new LatLon(y, x) is { IsPlausible: true } given ? given : null;

    // Spreadsheets group the thousands of metres by spaces of every width.
    private static double? Number(string? text) =>
        double.TryParse(string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
