using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Templates;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>A record in schema.org's words. What HTML could read is escaped, so that it may stand in a <c>script</c> element.</summary>
public static class JsonLd
{
    private const int MostDates = 20;
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The JSON-LD of a record.</summary>
    /// <param name="view">What the public sees of it.</param>
    /// <param name="pageUrl">Absolute address of our page of it.</param>
    public static string Write(RecordView view, string pageUrl)
    {
        var thing = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = view.Kind switch
            {
                RecordKind.Event => "Event",
                RecordKind.News => "NewsArticle",
                RecordKind.Association => "Organization",
                RecordKind.Business => "LocalBusiness",
                RecordKind.Service => "GovernmentService",
                RecordKind.Offer => "Offer",
                _ => "Demand",
            },
            ["@id"] = "urn:ulid:" + view.Id,
            [view.Kind == RecordKind.News ? "headline" : "name"] = view.Title,
            ["url"] = pageUrl,
        };
        Put(thing, "description", view.Summary);
        Put(thing, "inLanguage", view.Kind is RecordKind.Event or RecordKind.News ? view.Language : null);
        if (Escaping.SafeAddress(view.Link) is var link and not "#")
            thing[view.Kind == RecordKind.News ? "isBasedOn" : "sameAs"] = link;
        if (view.Image is { } image)
        {
            thing["image"] = new JsonObject { ["@type"] = "ImageObject", ["contentUrl"] = image.Url, ["caption"] = image.Alt, ["creditText"] = image.Credit };
        }
        AddContacts(thing, view);
        AddOwnPart(thing, view);
        return thing.ToJsonString(Options);
    }

    private static void AddOwnPart(JsonObject thing, RecordView view)
    {
        switch (view)
        {
            case EventView e:
                AddEvent(thing, e);
                break;
            case NewsView:
                Put(thing, "datePublished", view.Published?.ToString());
                Put(thing, "dateModified", view.Modified?.ToString());
                AddPlaces(thing, view, "contentLocation");
                break;
            case AssociationView a:
                AddPlaces(thing, view, "location");
                AddIdentifiers(thing, ("RNA", a.Rna), ("SIREN", a.Siren));
                break;
            case BusinessView b:
                AddPlaces(thing, view, "location");
                Put(thing, "openingHours", b.OpeningHours);
                AddIdentifiers(thing, ("SIREN", b.Siren));
                break;
            case ServiceView s:
                AddPlaces(thing, view, "areaServed");
                if (s.Audience is { } audience)
                    thing["audience"] = new JsonObject { ["@type"] = "Audience", ["audienceType"] = audience };
                break;
            case OfferView o:
                AddPlaces(thing, view, "availableAtOrFrom");
                Put(thing, "validThrough", Day(o.Until));
                break;
            case OpportunityView d:
                AddPlaces(thing, view, "areaServed");
                Put(thing, "validThrough", Day(d.Deadline));
                if (d.Wanted is { } wanted)
                    thing["itemOffered"] = new JsonObject { ["@type"] = "Thing", ["name"] = wanted };
                break;
        }
    }

    private static void AddEvent(JsonObject thing, EventView e)
    {
        var zone = e.Timezone ?? CommuneTime.Metropolitan;
        if (e.Occurrences is [var first, ..])
            AddDates(thing, first, zone);
        thing["eventStatus"] = "https://schema.org/" + e.Status switch
        {
            RecordStatus.Cancelled => "EventCancelled",
            RecordStatus.Postponed => "EventPostponed",
            RecordStatus.Moved => "EventRescheduled",
            _ => "EventScheduled",
        };
        AddPlaces(thing, e, "location");
        if (e.Occurrences.Count > 1)
        {
            thing["subEvent"] = new JsonArray([.. e.Occurrences.Take(MostDates).Select(o =>
            {
                var part = new JsonObject { ["@type"] = "Event", ["name"] = e.Title };
                AddDates(part, o, zone);
                return (JsonNode)part;
            })]);
        }
    }

    private static void AddDates(JsonObject thing, Occurrence occurrence, string zone)
    {
        Put(thing, "startDate", Moment(occurrence.Start, zone));
        Put(thing, "endDate", Moment(occurrence.End, zone));
    }

    private static void AddPlaces(JsonObject thing, RecordView view, string property)
    {
        JsonNode[] places = [.. view.Places.Select(PlaceOf)];
        if (places.Length > 0)
            thing[property] = places.Length == 1 ? places[0] : new JsonArray(places);
    }

    private static JsonNode PlaceOf(Place place)
    {
        var address = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = "FR" };
        Put(address, "streetAddress", place.Street);
        Put(address, "postalCode", place.PostalCode);
        Put(address, "addressLocality", place.Commune?.Name);
        var node = new JsonObject { ["@type"] = "Place", ["address"] = address };
        Put(node, "name", place.Venue ?? place.Raw ?? place.Commune?.Name);
        if (place.Point is { } point)
            node["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = point.Lat, ["longitude"] = point.Lon };
        return node;
    }

    private static void AddContacts(JsonObject thing, RecordView view)
    {
        if (view.Kind is not (RecordKind.Association or RecordKind.Business))
            return;
        Put(thing, "telephone", view.Contacts.Phones.Select(p => p.Value).FirstOrDefault());
        Put(thing, "email", view.Contacts.Emails.Select(e => e.Value).FirstOrDefault());
    }

    private static void AddIdentifiers(JsonObject thing, params (string Scheme, string? Value)[] identifiers)
    {
        JsonNode[] known = [.. identifiers.Where(i => i.Value is not null).Select(i => new JsonObject { ["@type"] = "PropertyValue", ["propertyID"] = i.Scheme, ["value"] = i.Value })];
        if (known.Length > 0)
            thing["identifier"] = new JsonArray(known);
    }

    // A time carries its zone's offset; a day carries none.
    private static string? Moment(LocalMoment? moment, string zone)
    {
        if (moment is not { Time: not null } known)
            return moment?.ToString();
        var local = known.ToDateTime();
        return new DateTimeOffset(local, CommuneTime.Find(zone).GetUtcOffset(local)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Put(JsonObject thing, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            thing[name] = value;
    }
}
