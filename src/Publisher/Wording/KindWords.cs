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
        RecordKind.Event => "Agenda",
        RecordKind.News => "Actualités",
        RecordKind.Association => "Associations",
        RecordKind.Business => "Commerces et artisans",
        RecordKind.Service => "Services",
        RecordKind.Offer => "Offres",
        _ => "Recherches et locaux",
    };

    /// <summary>One of the kind.</summary>
    public static string Singular(RecordKind kind) => kind switch
    {
        RecordKind.Event => "Rendez-vous",
        RecordKind.News => "Actualité",
        RecordKind.Association => "Association",
        RecordKind.Business => "Commerce",
        RecordKind.Service => "Service",
        RecordKind.Offer => "Offre",
        _ => "Recherche",
    };

    /// <summary>What happened to an event.</summary>
    public static string Status(RecordStatus status) => status switch
    {
        RecordStatus.Cancelled => "Annulé",
        RecordStatus.Postponed => "Reporté",
        RecordStatus.Moved => "Date ou lieu modifié",
        RecordStatus.Full => "Complet",
        _ => "Prévu",
    };

    /// <summary>How a business sells.</summary>
    public static string Of(Trade trade) => trade switch
    {
        Trade.OnTheSpot => "sur place",
        Trade.Delivery => "livraison",
        Trade.ClickAndCollect => "retrait de commande",
        _ => "vente en ligne",
    };

    /// <summary>A distance ("400 m", "4 km", "12,5 km"): no finer than it is known.</summary>
    public static string Distance(double metres) => metres switch
    {
        < 950 => $"{Math.Max(100, Math.Round(metres / 100) * 100).ToString("0", French)} m",
        _ => $"{(metres / 1000).ToString("0.#", French)} km",
    };
}
