using System.Collections.Immutable;

namespace Wiker.Ingest.Model;

/// <summary>
/// One item in the source's own words, as a reader found it: nothing parsed, nothing resolved but links (absolute).
/// Kept as JSON beside its source records, so that everything after it can be computed again without the network.
/// </summary>
public sealed record RawItem
{
    /// <summary>Where in the document it stands, for people: <c>item 3</c>, <c>line 12</c>, <c>article.event:nth(4)</c>.</summary>
    public required string Locator { get; init; }
    /// <summary>The document that it was read from.</summary>
    public required string Page { get; init; }
    /// <summary>The kind that the document itself states (JSON-LD type, VEVENT); null when it doesn't.</summary>
    public RecordKind? Kind { get; init; }
    /// <summary>The publisher's own words by target field, see <see cref="RawField"/>; never null or blank, repeated fields in document order.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Fields { get; init; } = NoFields;
    /// <summary>True when <see cref="RawField.Body"/> and <see cref="RawField.Summary"/> are HTML, false when they are plain text.</summary>
    public bool IsHtml { get; init; }
    /// <summary>A stricter re-use that the page itself asks for (<c>tdm-reservation</c>, <c>X-Robots-Tag: noai</c>); null when it asks for none.</summary>
    public Reuse? AskedReuse { get; init; }

    /// <summary>An empty field table with ordinal keys.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> NoFields { get; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>First value of a field, or null.</summary>
    public string? First(string field) => Fields.TryGetValue(field, out var values) && values.Length > 0 ? values[0] : null;

    /// <summary>All values of a field, in document order.</summary>
    public ImmutableArray<string> All(string field) => Fields.GetValueOrDefault(field, []);

    /// <summary>The same item with a field's values set; null and blank values are left out, and a field with none is removed.</summary>
    public RawItem With(string field, params IEnumerable<string?> values)
    {
        ImmutableArray<string> kept = [.. values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!.Trim())];
        return this with { Fields = kept.IsEmpty ? Fields.Remove(field) : Fields.SetItem(field, kept) };
    }
}

/// <summary>The target fields that a reader may fill (<c>model.md</c> §3). Values are text as written by the source.</summary>
public static class RawField
{
    /// <summary>Plain text.</summary>
    public const string Title = "title";
    /// <summary>When it takes place, in words ("sam. 14 mars à 20h"); the normalizer reads it.</summary>
    public const string When = "when";
    /// <summary>Machine-readable start: ISO 8601 day, wall time, or instant with offset or Z; or iCalendar's basic form.</summary>
    public const string Start = "start";
    /// <summary>Machine-readable end; for a bare day in <see cref="End"/>, inclusive (readers subtract iCalendar's exclusive day).</summary>
    public const string End = "end";
    /// <summary>IANA zone of the start, where it is not the source's.</summary>
    public const string Timezone = "timezone";
    /// <summary>RRULE of RFC 5545, without its name.</summary>
    public const string Rrule = "rrule";
    /// <summary>Left-out dates of a recurrence, in the forms of <see cref="Start"/>.</summary>
    public const string Exdate = "exdate";
    /// <summary>Name of the venue, or the whole place in words.</summary>
    public const string Place = "place";
    /// <summary>Postal address in words.</summary>
    public const string Address = "address";
    /// <summary>Commune by name or INSEE code.</summary>
    public const string Commune = "commune";
    /// <summary>Postcode, where the source gives it apart.</summary>
    public const string PostalCode = "postalCode";
    /// <summary>Decimal degrees, decimal comma tolerated.</summary>
    public const string Lat = "lat";
    /// <summary>Decimal degrees, decimal comma tolerated.</summary>
    public const string Lon = "lon";
    /// <summary>Whole text; HTML when <see cref="RawItem.IsHtml"/>.</summary>
    public const string Body = "body";
    /// <summary>The source's own short text; HTML when <see cref="RawItem.IsHtml"/>.</summary>
    public const string Summary = "summary";
    /// <summary>Absolute address of the item's own page.</summary>
    public const string Link = "link";
    /// <summary>Absolute address of a picture.</summary>
    public const string Image = "image";
    /// <summary>Alternative text of the picture.</summary>
    public const string ImageAlt = "imageAlt";
    /// <summary>Credit of the picture.</summary>
    public const string Credit = "credit";
    /// <summary>The source's own categories, keywords, tags.</summary>
    public const string Category = "category";
    /// <summary>Phone as written.</summary>
    public const string Phone = "phone";
    /// <summary>E-mail address.</summary>
    public const string Email = "email";
    /// <summary>Site of the thing itself (not the page that speaks of it).</summary>
    public const string Site = "site";
    /// <summary>Price as written.</summary>
    public const string Price = "price";
    /// <summary>Status as written ("annulé", <c>EventCancelled</c>, <c>CANCELLED</c>).</summary>
    public const string Status = "status";
    /// <summary>The source's own identifier: GUID, UID, primary key.</summary>
    public const string Id = "id";
    /// <summary>Who organizes it, by name.</summary>
    public const string Organizer = "organizer";
    /// <summary>When the source published it, as written.</summary>
    public const string Published = "published";
    /// <summary>When the source last changed it, as written.</summary>
    public const string Modified = "modified";
    /// <summary>BCP 47 tag.</summary>
    public const string Language = "language";
    /// <summary>RNA number.</summary>
    public const string Rna = "rna";
    /// <summary>SIREN or SIRET.</summary>
    public const string Siren = "siren";
    /// <summary>Activities of an association.</summary>
    public const string Activities = "activities";
    /// <summary>Opening hours: OSM's syntax, schema.org's, or words.</summary>
    public const string OpeningHours = "openingHours";
    /// <summary>How a business sells.</summary>
    public const string Trade = "trade";
    /// <summary>Online shop.</summary>
    public const string Shop = "shop";
    /// <summary>Catalogue.</summary>
    public const string Catalogue = "catalogue";
    /// <summary>Whom a service is for.</summary>
    public const string Audience = "audience";
    /// <summary>Last day of an offer.</summary>
    public const string Until = "until";
    /// <summary>What is looked for.</summary>
    public const string Wanted = "wanted";
    /// <summary>Surface.</summary>
    public const string SurfaceM2 = "surfaceM2";
    /// <summary>Rent.</summary>
    public const string Rent = "rent";
    /// <summary>Last day to answer.</summary>
    public const string Deadline = "deadline";

    /// <summary>Every target field that a definition may map, in the order of the documentation.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Title, When, Start, End, Timezone, Rrule, Exdate, Place, Address, Commune, PostalCode, Lat, Lon, Body, Summary, Link, Image, ImageAlt, Credit,
        Category, Phone, Email, Site, Price, Status, Id, Organizer, Published, Modified, Language, Rna, Siren, Activities, OpeningHours, Trade, Shop,
        Catalogue, Audience, Until, Wanted, SurfaceM2, Rent, Deadline,
    ];
}

/// <summary>
/// A value or item that could not be taken: which source, where in it, which field, a stable reason (<c>date-unreadable</c>, <c>title-missing</c>)
/// and the words concerned. Stored and shown; never an exception.
/// </summary>
public sealed record Rejection(string SourceId, string Locator, string? Field, string Reason, string Detail);
