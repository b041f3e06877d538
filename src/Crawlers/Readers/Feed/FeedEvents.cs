using System.Collections.Frozen;
using System.Globalization;
using System.Xml.Linq;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>
/// When and where an item's event takes place, from the RSS event module, xCal, and the elements that calendar extensions of content systems write.
/// </summary>
internal static class FeedEvents
{
    private static readonly FrozenSet<string> Starts = Names("startdate", "dtstart", "eventstart", "eventstartdate", "eventdate", "startdatetime", "datedebut", "datestart", "start");
    private static readonly FrozenSet<string> Ends = Names("enddate", "dtend", "eventend", "eventenddate", "enddatetime", "datefin", "dateend", "end");
    private static readonly FrozenSet<string> StartHours = Names("starthour", "starttime", "eventstarttime", "heuredebut");
    private static readonly FrozenSet<string> EndHours = Names("endhour", "endtime", "eventendtime", "heurefin");
    private static readonly FrozenSet<string> Places = Names("location", "lieu", "venue", "eventlocation", "eventvenue", "venuename");
    private static readonly FrozenSet<string> Addresses = Names("address", "adresse", "venueaddress", "eventaddress");
    private static readonly FrozenSet<string> Organizers = Names("organizer", "organisateur", "organiser", "eventorganizer");
    private static readonly FrozenSet<string> Communes = Names("city", "ville", "commune");

    /// <summary>The item with start, end, place and organizer, and kind <c>Event</c> when it states a start.</summary>
    public static RawItem AddTo(RawItem raw, XElement item)
    {
        var google = item.Elements().FirstOrDefault(e => e.Name.LocalName == "when" && e.Attribute("startTime") is not null);
        raw = AddMoment(raw, RawField.Start, (string?)google?.Attribute("startTime") ?? Find(item, Starts), Find(item, StartHours));
        raw = AddMoment(raw, RawField.End, (string?)google?.Attribute("endTime") ?? Find(item, Ends), Find(item, EndHours));
        var where = (string?)item.Elements().FirstOrDefault(e => e.Name.LocalName == "where")?.Attribute("valueString");
        raw = raw.With(RawField.Place, FeedText.Line(where ?? Find(item, Places)))
            .With(RawField.Address, FeedText.Line(Find(item, Addresses)))
            .With(RawField.Commune, FeedText.Line(Find(item, Communes)))
            .With(RawField.Organizer, FeedText.Line(Find(item, Organizers)));
        raw = AddPoint(raw, item);
        return raw.First(RawField.Start) is null ? raw : raw with { Kind = RecordKind.Event };
    }

    private static RawItem AddMoment(RawItem raw, string field, string? stated, string? hour)
    {
        if (stated is null)
            return raw;
        // "2026-12-05" with "20:30" in an element of its own (Modern Events Calendar).
        var moment = FeedDates.Read(stated) is { Time: null } && hour is not null ? FeedDates.Read($"{stated.Trim()} {hour.Trim()}") ?? FeedDates.Read(stated) : FeedDates.Read(stated);
        if (moment is { } read)
            return raw.With(field, read.ToMoment());
        return CalendarForm(stated) is { } basic ? raw.With(field, basic) : raw.With(RawField.When, raw.All(RawField.When).Add(stated));
    }

    /// <summary>iCalendar's basic form passes as it is.</summary>
    private static string? CalendarForm(string stated) =>
        DateTime.TryParseExact(stated.Trim(), ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmmss'Z'", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? stated.Trim() : null;

    private static RawItem AddPoint(RawItem raw, XElement item)
    {
        string? lat = null, lon = null;
        foreach (var element in item.Descendants().Where(e => e.Name.Namespace != item.Name.Namespace || item.Name.Namespace == XNamespace.None))
        {
            switch (element.Name.LocalName)
            {
                case "point" or "pos" when !element.HasElements:
                    if (element.Value.Split([' ', ',', ';', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries) is [var first, var second] && lat is null)
                        (lat, lon) = (first, second);
                    break;
                case "lat" or "latitude" when !element.HasElements:
                    lat ??= element.Value;
                    break;
                case "long" or "lon" or "lng" or "longitude" when !element.HasElements:
                    lon ??= element.Value;
                    break;
            }
        }
        return string.IsNullOrWhiteSpace(lat) || string.IsNullOrWhiteSpace(lon) ? raw : raw.With(RawField.Lat, lat).With(RawField.Lon, lon);
    }

    private static string? Find(XElement item, FrozenSet<string> names)
    {
        foreach (var element in item.Elements())
        {
            if (!element.HasElements && names.Contains(Plain(element.Name.LocalName)) && !string.IsNullOrWhiteSpace(element.Value))
                return element.Value;
        }
        return null;
    }

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
