using System.Text.Json.Serialization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>An item of a list: a record of some kind, or a weather forecast.</summary>
[JsonDerivedType(typeof(EventView))]
[JsonDerivedType(typeof(NewsView))]
[JsonDerivedType(typeof(AssociationView))]
[JsonDerivedType(typeof(BusinessView))]
[JsonDerivedType(typeof(ServiceView))]
[JsonDerivedType(typeof(OfferView))]
[JsonDerivedType(typeof(OpportunityView))]
[JsonDerivedType(typeof(ForecastView))]
public abstract record ItemView
{
    private protected ItemView() { }
}

/// <summary>
/// What the public sees of a record, in the form and order of <c>model.md</c> §2: unknown is null, fields of another kind's part are absent. One type for each kind.
/// </summary>
[JsonDerivedType(typeof(EventView))]
[JsonDerivedType(typeof(NewsView))]
[JsonDerivedType(typeof(AssociationView))]
[JsonDerivedType(typeof(BusinessView))]
[JsonDerivedType(typeof(ServiceView))]
[JsonDerivedType(typeof(OfferView))]
[JsonDerivedType(typeof(OpportunityView))]
public abstract record RecordView : ItemView
{
    private protected RecordView(RecordHead head)
    {
        var (record, content) = (head.Record, head.Record.Content);
        Id = record.Id;
        Kind = content.Kind;
        Version = record.Version;
        Created = record.Created;
        Updated = record.Updated;
        Title = content.Title;
        Summary = content.Summary;
        Body = content.Body;
        Language = content.Language;
        Published = content.Published;
        Modified = content.Modified;
        Status = content.Status;
        Places = content.Places;
        Communes = content.Communes;
        Themes = content.Themes;
        DistanceKm = head.DistanceKm;
        Contacts = head.Contacts;
        Price = content.Price;
        Image = head.Image;
        Link = content.Link;
        Sources = head.Sources;
        Disagreements = head.Disagreements;
        Links = record.Links;
        Confidence = record.Confidence;
        Provenance = head.Provenance;
    }

    [JsonPropertyOrder(1)] public string Id { get; }
    [JsonPropertyOrder(2)] public RecordKind Kind { get; }
    [JsonPropertyOrder(3)] public long Version { get; }
    [JsonPropertyOrder(4)] public DateTimeOffset Created { get; }
    [JsonPropertyOrder(5)] public DateTimeOffset Updated { get; }
    [JsonPropertyOrder(6)] public string Title { get; }
    [JsonPropertyOrder(7)] public string? Summary { get; }
    /// <summary>Sanitized HTML; null unless a source lets its text leave whole.</summary>
    [JsonPropertyOrder(8)] public string? Body { get; }
    [JsonPropertyOrder(9)] public string? Language { get; }
    [JsonPropertyOrder(10)] public SourceDate? Published { get; }
    [JsonPropertyOrder(11)] public SourceDate? Modified { get; }
    // 20 to 29: the kind's own part
    [JsonPropertyOrder(30)] public RecordStatus? Status { get; }
    [JsonPropertyOrder(31)] public IReadOnlyList<Place> Places { get; }
    [JsonPropertyOrder(32)] public IReadOnlyList<string> Communes { get; }
    [JsonPropertyOrder(33)] public IReadOnlyList<string> Themes { get; }
    /// <summary>Kilometres, to 10 m; null without <c>near</c>.</summary>
    [JsonPropertyOrder(34)] public double? DistanceKm { get; }
    [JsonPropertyOrder(35)] public Contacts Contacts { get; }
    [JsonPropertyOrder(36)] public string? Price { get; }
    /// <summary>Our own thumbnail with its credit, its licence and an alternative text that is never empty; null without a picture that may be shown, and until it is fetched.</summary>
    [JsonPropertyOrder(37)] public RecordImage? Image { get; }
    [JsonPropertyOrder(38)] public string? Link { get; }
    [JsonPropertyOrder(39)] public IReadOnlyList<SourceView> Sources { get; }
    [JsonPropertyOrder(40)] public IReadOnlyList<Disagreement> Disagreements { get; }
    [JsonPropertyOrder(41)] public RecordLinks Links { get; }
    [JsonPropertyOrder(42)] public IReadOnlyDictionary<string, double> Confidence { get; }
    /// <summary>Source record or correction by field; only in the record's own JSON.</summary>
    [JsonPropertyOrder(43), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyDictionary<string, string>? Provenance { get; }
}

/// <summary>What every kind's view shows alike, cut to what the form may hold.</summary>
internal sealed record RecordHead(
    Record Record,
    double? DistanceKm,
    IReadOnlyList<SourceView> Sources,
    Contacts Contacts,
    RecordImage? Image,
    IReadOnlyList<Disagreement> Disagreements,
    IReadOnlyDictionary<string, string>? Provenance);

/// <summary>A source as the public sees it; <paramref name="Seen"/> is when it last showed the thing, null when that isn't kept any more.</summary>
public sealed record SourceView(string Id, string Name, string? Link, string Licence, string Attribution, DateTimeOffset? Seen);

/// <summary>An event.</summary>
public sealed record EventView : RecordView
{
    internal EventView(RecordHead head, IReadOnlyList<Occurrence> occurrences) : base(head) =>
        (Occurrences, Timezone, Rule) = (occurrences, head.Record.Content.Timezone, head.Record.Content.Rule);

    /// <summary>Where only a rule is known: expanded from today, bounded.</summary>
    [JsonPropertyOrder(20)] public IReadOnlyList<Occurrence> Occurrences { get; }
    /// <summary>IANA zone of the wall that occurrences and rule are read from.</summary>
    [JsonPropertyOrder(21)] public string? Timezone { get; }
    /// <summary>Its recurrence.</summary>
    [JsonPropertyOrder(22)] public EventRule? Rule { get; }
}

/// <summary>A piece of news; it has no part of its own.</summary>
public sealed record NewsView : RecordView
{
    internal NewsView(RecordHead head) : base(head) { }
}

/// <summary>An association or club.</summary>
public sealed record AssociationView : RecordView
{
    internal AssociationView(RecordHead head) : base(head) =>
        (Rna, Siren, Activities) = (head.Record.Content.Rna, head.Record.Content.Siren, head.Record.Content.Activities);

    [JsonPropertyOrder(20)] public string? Rna { get; }
    [JsonPropertyOrder(21)] public string? Siren { get; }
    [JsonPropertyOrder(22)] public IReadOnlyList<string>? Activities { get; }
}

/// <summary>A business.</summary>
public sealed record BusinessView : RecordView
{
    internal BusinessView(RecordHead head) : base(head)
    {
        var content = head.Record.Content;
        (Siren, OpeningHours, Trade, Shop, Catalogue) = (content.Siren, content.OpeningHours, content.Trade, content.Shop, content.Catalogue);
    }

    [JsonPropertyOrder(20)] public string? Siren { get; }
    [JsonPropertyOrder(21)] public string? OpeningHours { get; }
    [JsonPropertyOrder(22)] public IReadOnlyList<Trade>? Trade { get; }
    [JsonPropertyOrder(23)] public string? Shop { get; }
    [JsonPropertyOrder(24)] public string? Catalogue { get; }
}

/// <summary>A public service.</summary>
public sealed record ServiceView : RecordView
{
    internal ServiceView(RecordHead head) : base(head) => (OpeningHours, Audience) = (head.Record.Content.OpeningHours, head.Record.Content.Audience);

    [JsonPropertyOrder(20)] public string? OpeningHours { get; }
    [JsonPropertyOrder(21)] public string? Audience { get; }
}

/// <summary>A promotion.</summary>
public sealed record OfferView : RecordView
{
    internal OfferView(RecordHead head) : base(head) => Until = head.Record.Content.Until;

    [JsonPropertyOrder(20)] public DateOnly? Until { get; }
}

/// <summary>Something or somebody looked for.</summary>
public sealed record OpportunityView : RecordView
{
    internal OpportunityView(RecordHead head) : base(head)
    {
        var content = head.Record.Content;
        (Wanted, SurfaceM2, Rent, Deadline) = (content.Wanted, content.SurfaceM2, content.Rent, content.Deadline);
    }

    [JsonPropertyOrder(20)] public string? Wanted { get; }
    [JsonPropertyOrder(21)] public double? SurfaceM2 { get; }
    [JsonPropertyOrder(22)] public string? Rent { get; }
    [JsonPropertyOrder(23)] public DateOnly? Deadline { get; }
}
