using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>Kinds, statuses and distances in plain French.</summary>
public static class KindWords
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>Kinds in the order in which a page shows them.</summary>
    public static IReadOnlyList<RecordKind> Order { get; } =
        [RecordKind.Event, RecordKind.News, RecordKind.Offer, RecordKind.Opportunity, RecordKind.Association, RecordKind.Business, RecordKind.Service];

    /// <summary>The kind as the title of a section.</summary>
    public static string Plural(RecordKind kind) => kind switch
    {
        RecordKind.Event => SiteTexts.KindEvents,
        RecordKind.News => SiteTexts.KindNews,
        RecordKind.Association => SiteTexts.KindAssociations,
        RecordKind.Business => SiteTexts.KindBusinesses,
        RecordKind.Service => SiteTexts.KindServices,
        RecordKind.Offer => SiteTexts.KindOffers,
        _ => SiteTexts.KindOpportunities,
    };

    /// <summary>One of the kind.</summary>
    public static string Singular(RecordKind kind) => kind switch
    {
        RecordKind.Event => SiteTexts.KindEvent,
        RecordKind.News => SiteTexts.KindNewsItem,
        RecordKind.Association => SiteTexts.KindAssociation,
        RecordKind.Business => SiteTexts.KindBusiness,
        RecordKind.Service => SiteTexts.KindService,
        RecordKind.Offer => SiteTexts.KindOffer,
        _ => SiteTexts.KindOpportunity,
    };

    /// <summary>What happened to an event.</summary>
    public static string Status(RecordStatus status) => status switch
    {
        RecordStatus.Cancelled => SiteTexts.StatusCancelled,
        RecordStatus.Postponed => SiteTexts.StatusPostponed,
        RecordStatus.Moved => SiteTexts.StatusMoved,
        RecordStatus.Full => SiteTexts.StatusFull,
        _ => SiteTexts.StatusScheduled,
    };

    /// <summary>What happened to an event where that is more than "it takes place"; null otherwise.</summary>
    public static string? Notice(RecordStatus? status) => status is { } known and not RecordStatus.Scheduled ? Status(known) : null;

    /// <summary>How a business sells.</summary>
    public static string Of(Trade trade) => trade switch
    {
        Trade.OnTheSpot => SiteTexts.TradeOnTheSpot,
        Trade.Delivery => SiteTexts.TradeDelivery,
        Trade.ClickAndCollect => SiteTexts.TradeClickAndCollect,
        _ => SiteTexts.TradeOnlineShop,
    };

    /// <summary>A distance ("400 m", "4 km", "12,5 km"): no finer than it is known.</summary>
    public static string Distance(double metres) => metres switch
    {
        < 950 => $"{(Math.Max(1, Math.Round(metres / 100, MidpointRounding.AwayFromZero)) * 100).ToString("0", French)}\u00A0m",
        < 20_000 => $"{(metres / 1000).ToString("0.#", French)}\u00A0km",
        _ => $"{(metres / 1000).ToString("0", French)}\u00A0km",
    };

    /// <summary>A number of kilometres as written in words ("10 km", "7,5 km").</summary>
    public static string Kilometres(double km) => $"{km.ToString("0.##", French)}\u00A0km";

    /// <summary>A phone of France as people write it (02 61 91 00 42); any other in E.164 as it is.</summary>
    public static string Phone(string e164) =>
        e164.StartsWith("+33", StringComparison.Ordinal) && e164.Length == 12 ? string.Join('\u00A0', ("0" + e164[3..]).Chunk(2).Select(pair => new string(pair))) : e164;
}
