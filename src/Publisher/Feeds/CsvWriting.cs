using System.Buffers;
using System.Globalization;
using System.Text;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Views;

namespace Wiker.Ingest.Publisher.Feeds;

/// <summary>
/// RFC 4180: comma, CRLF, UTF-8 without a mark, one header line; several values in a cell are parted by <c>|</c>.
/// A cell of others' words that a spreadsheet would run as a formula gets an apostrophe before it; numbers, days and E.164 phones are ours and stay as they are.
/// </summary>
internal static class CsvWriting
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private sealed record Column(string Name, Func<RecordView, Place?, LatLon?, string?> Value, bool OurOwn = false);

    private static readonly Column[] Columns =
    [
        new("id", (v, _, _) => v.Id, true),
        new("kind", (v, _, _) => WireWord.Of(v.Kind), true),
        new("version", (v, _, _) => v.Version.ToString(CultureInfo.InvariantCulture), true),
        new("created", (v, _, _) => Moment(v.Created), true),
        new("updated", (v, _, _) => Moment(v.Updated), true),
        new("title", (v, _, _) => v.Title),
        new("summary", (v, _, _) => v.Summary),
        new("published", (v, _, _) => v.Published?.ToString(), true),
        new("start", (v, _, _) => First(v)?.Start?.ToString(), true),
        new("end", (v, _, _) => First(v)?.End?.ToString(), true),
        new("precision", (v, _, _) => First(v) is { } o ? WireWord.Of(o.Precision) : null, true),
        new("occurrences", (v, _, _) => v is EventView e ? Many(e.Occurrences.Select(o => $"{o.Start}/{o.End}")) : null, true),
        new("timezone", (v, _, _) => (v as EventView)?.Timezone),
        new("rule", (v, _, _) => (v as EventView)?.Rule?.Rrule),
        new("status", (v, _, _) => v.Status is { } s ? WireWord.Of(s) : null, true),
        new("place", (_, p, _) => p is null ? null : p.Venue ?? p.Raw),
        new("street", (_, p, _) => p?.Street),
        new("postalCode", (_, p, _) => p?.PostalCode),
        new("insee", (_, p, _) => p?.Commune?.Insee),
        new("commune", (_, p, _) => p?.Commune?.Name),
        new("lat", (_, _, at) => at?.Lat.ToString(CultureInfo.InvariantCulture), true),
        new("lon", (_, _, at) => at?.Lon.ToString(CultureInfo.InvariantCulture), true),
        new("distanceKm", (v, _, _) => v.DistanceKm?.ToString(CultureInfo.InvariantCulture), true),
        new("communes", (v, _, _) => Many(v.Communes)),
        new("themes", (v, _, _) => Many(v.Themes)),
        new("price", (v, _, _) => v.Price),
        new("phones", (v, _, _) => Many(v.Contacts.Phones.Select(p => p.Value)), true),
        new("emails", (v, _, _) => Many(v.Contacts.Emails.Select(e => e.Value))),
        new("sites", (v, _, _) => Many(v.Contacts.Sites)),
        new("openingHours", (v, _, _) => v switch { BusinessView b => b.OpeningHours, ServiceView s => s.OpeningHours, _ => null }),
        new("until", (v, _, _) => v switch { OfferView o => Day(o.Until), OpportunityView o => Day(o.Deadline), _ => null }, true),
        new("wanted", (v, _, _) => (v as OpportunityView)?.Wanted),
        new("link", (v, _, _) => v.Link),
        new("sources", (v, _, _) => Many(v.Sources.Select(s => s.Id))),
        new("licences", (v, _, _) => Many(v.Sources.Select(s => s.Licence))),
        new("attributions", (v, _, _) => Many(v.Sources.Select(s => s.Attribution))),
    ];

    public static string Write(SearchAnswer answer, RecordViews views, RecordPoints points, AnswerAddresses addresses)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Columns.Select(c => c.Name)).Append("\r\n");
        foreach (var (view, item) in views.Of(answer, addresses.Base).Zip(answer.Items))
        {
            var (place, point) = (view.Places.Count > 0 ? view.Places[0] : null, points.Of(item.Record));
            for (var i = 0; i < Columns.Length; i++)
                Append(text, i, Columns[i].Value(view, place, point), Columns[i].OurOwn);
            text.Append("\r\n");
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, int index, string? value, bool ourOwn)
    {
        if (index > 0)
            text.Append(',');
        if (string.IsNullOrEmpty(value))
            return;
        value = Templates.Escaping.Legal(value);
        if (!ourOwn && value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            value = "'" + value;
        if (value.AsSpan().IndexOfAny(Quoted) < 0)
            text.Append(value);
        else
            text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static Occurrence? First(RecordView view) => view is EventView { Occurrences: [var first, ..] } ? first : null;

    private static string Many(IEnumerable<string> values) => string.Join('|', values.Distinct(StringComparer.Ordinal));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
