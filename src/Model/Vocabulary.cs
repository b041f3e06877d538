using System.Text.Json.Serialization;

namespace Wiker.Ingest.Model;

/// <summary>What a record is about; the names follow schema.org (Event, NewsArticle, Organization, LocalBusiness, GovernmentService, Offer, Demand).</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RecordKind>))]
public enum RecordKind { Event, News, Association, Business, Service, Offer, Opportunity }

/// <summary>What happened to an event. <c>Postponed</c> has no new date, <c>Moved</c> gives its new date or place.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RecordStatus>))]
public enum RecordStatus { Scheduled, Cancelled, Postponed, Moved, Full }

/// <summary>Where a record stands before people's eyes; crawled records are published. Never public itself.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Moderation>))]
public enum Moderation { Proposed, Published, Refused }

/// <summary>How exactly a moment is known. <c>Day</c> means all day, never a made-up midnight.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DatePrecision>))]
public enum DatePrecision { Day, PartOfDay, Minute }

/// <summary>A part of a day, where a text says no more ("samedi 14 en soirée").</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DayPart>))]
public enum DayPart { Morning, Afternoon, Evening, Night }

/// <summary>How exactly a place is known, from the coarsest: an <c>Unknown</c> place is found by commune or text only, a <c>Commune</c> one counts by its commune's point.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PlacePrecision>))]
public enum PlacePrecision { Unknown, Commune, Street, Venue }

/// <summary>Whose contact it is. A <c>Person</c>'s is shown only on the record's own page and JSON.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ContactOwner>))]
public enum ContactOwner { Body, Person }

/// <summary>How a business sells.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Trade>))]
public enum Trade { OnTheSpot, Delivery, ClickAndCollect, OnlineShop }

/// <summary>How far a source is believed when sources differ; the lowest value is believed first.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Trust>))]
public enum Trust { Official, Partner, Open }

/// <summary>
/// What of a source may leave this machine: <c>Full</c> everything (open licence or consent), <c>Extract</c> everything but body and image,
/// <c>Link</c> (press) title, link, date, source and communes. Ordered from the freest to the strictest.
/// </summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Reuse>))]
public enum Reuse { Full, Extract, Link }

/// <summary>Where a source record stands between "the source shows it" and "the source no longer does".</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Freshness>))]
public enum Freshness { Seen, Missing, Stale, Withdrawn }

/// <summary>
/// The word that stands for a value in addresses, JSON, tables and indexes: as <see cref="CamelCaseEnumConverter{T}"/> writes it. Not for <see cref="Trade"/>, which is written in kebab-case.
/// </summary>
public static class WireWord
{
    /// <summary>The word: <c>partOfDay</c> for <see cref="DatePrecision.PartOfDay"/>.</summary>
    public static string Of<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>Writes an enum as <c>camelCase</c> and reads it in any case.</summary>
public sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>Writes an enum as <c>kebab-case</c> and reads it in any case.</summary>
public sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(System.Text.Json.JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
