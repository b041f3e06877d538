namespace Wiker.Ingest.Model;

/// <summary>
/// What is said of a thing, by one source (<see cref="SourceRecord"/>) or by us (<see cref="Record"/>): one shape for both, so that merging goes field by field.
/// Null is "unknown"; fields of another kind's part stay null. JSON names are those of the public model.
/// </summary>
public sealed record RecordContent
{
    /// <summary>What it is.</summary>
    public required RecordKind Kind { get; init; }
    /// <summary>Plain text, one line.</summary>
    public required string Title { get; init; }
    /// <summary>Plain text, at most 300 characters, ending at a sentence.</summary>
    public string? Summary { get; init; }
    /// <summary>Sanitized HTML. In a merged record only what may leave (<see cref="Reuse.Full"/>).</summary>
    public string? Body { get; init; }
    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }
    /// <summary>When the source published it.</summary>
    public SourceDate? Published { get; init; }
    /// <summary>When the source last changed it.</summary>
    public SourceDate? Modified { get; init; }
    /// <summary>Where it is; the nearest counts.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];
    /// <summary>INSEE codes that it is about, the main one first.</summary>
    public IReadOnlyList<string> Communes { get; init; } = [];
    /// <summary>Theme ids of <c>config/themes.yml</c>.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];
    /// <summary>Its picture, when its rights allow one.</summary>
    public RecordImage? Image { get; init; }
    /// <summary>Its page at the source.</summary>
    public string? Link { get; init; }
    /// <summary>Phones, e-mails, sites and social pages.</summary>
    public Contacts Contacts { get; init; } = Contacts.None;
    /// <summary>Price as written.</summary>
    public string? Price { get; init; }
    /// <summary>What happened to it; null for kinds that know no status.</summary>
    public RecordStatus? Status { get; init; }

    // event
    /// <summary>When it takes place, sorted by start.</summary>
    public IReadOnlyList<Occurrence>? Occurrences { get; init; }
    /// <summary>IANA zone of the occurrences' wall time.</summary>
    public string? Timezone { get; init; }
    /// <summary>Its recurrence.</summary>
    public EventRule? Rule { get; init; }

    // association
    /// <summary>Number in the Répertoire national des associations (W and nine digits).</summary>
    public string? Rna { get; init; }
    /// <summary>Nine digits (association, business).</summary>
    public string? Siren { get; init; }
    /// <summary>What an association does, in words.</summary>
    public IReadOnlyList<string>? Activities { get; init; }

    // business, service
    /// <summary>OpenStreetMap's opening_hours syntax (business, service).</summary>
    public string? OpeningHours { get; init; }
    /// <summary>How a business sells.</summary>
    public IReadOnlyList<Trade>? Trade { get; init; }
    /// <summary>Address of the online shop.</summary>
    public string? Shop { get; init; }
    /// <summary>Address of the catalogue.</summary>
    public string? Catalogue { get; init; }
    /// <summary>Whom a service is for, in words.</summary>
    public string? Audience { get; init; }

    // offer, opportunity
    /// <summary>Last day of an offer.</summary>
    public DateOnly? Until { get; init; }
    /// <summary>What is looked for ("boulanger", "médecin généraliste").</summary>
    public string? Wanted { get; init; }
    /// <summary>Surface in square metres.</summary>
    public double? SurfaceM2 { get; init; }
    /// <summary>Rent as written.</summary>
    public string? Rent { get; init; }
    /// <summary>Last day to answer.</summary>
    public DateOnly? Deadline { get; init; }
}

/// <summary>A picture with what its rights ask to be shown beside it.</summary>
public sealed record RecordImage(string Url, string? Alt, string? Credit, string? Licence);

/// <summary>A phone in E.164 or an e-mail address, and whose it is.</summary>
public sealed record Contact(string Value, ContactOwner Of);

/// <summary>Ways to reach somebody. Addresses of sites and social pages are absolute.</summary>
public sealed record Contacts(
    IReadOnlyList<Contact> Phones,
    IReadOnlyList<Contact> Emails,
    IReadOnlyList<string> Sites,
    IReadOnlyList<string> Social)
{
    /// <summary>Nothing known.</summary>
    public static Contacts None { get; } = new([], [], [], []);

    /// <summary>True when nothing is known.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => Phones.Count == 0 && Emails.Count == 0 && Sites.Count == 0 && Social.Count == 0;
}
