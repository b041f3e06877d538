using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Model;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>A fact of a record: its name and its value in words.</summary>
public sealed record RecordFact(string Name, string Value, string? Href = null);

/// <summary>One value on which sources differ, and who gives it.</summary>
public sealed record DifferingValue(string Value, string From);

/// <summary>A fact on which sources differ.</summary>
public sealed record Difference(string Name, IReadOnlyList<DifferingValue> Values);

/// <summary>A source of a record, as named to its reader.</summary>
public sealed record SourceLink(string Name, string? Href, string Attribution, string Licence, string? Seen);

/// <summary>Everything that a record's own page shows, contacts of persons included.</summary>
public sealed record RecordModel
{
    /// <summary>The record.</summary>
    public required Record Record { get; init; }
    /// <summary>Its facts in words.</summary>
    public required IReadOnlyList<RecordFact> Facts { get; init; }
    /// <summary>Where its sources differ.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }
    /// <summary>Its sources.</summary>
    public required IReadOnlyList<SourceLink> Sources { get; init; }
    /// <summary>Records that it belongs with.</summary>
    public required IReadOnlyList<NamedLink> Related { get; init; }
    /// <summary>JSON-LD for search engines, safe inside a script element.</summary>
    public required string JsonLd { get; init; }
    /// <summary>Status in words, when it is more than "it takes place".</summary>
    public string? Status { get; init; }
    /// <summary>The commune whose page is the way back.</summary>
    public required NamedLink Back { get; init; }

    /// <summary>The facts of a record in the order in which people ask for them.</summary>
    public static IReadOnlyList<RecordFact> FactsOf(RecordContent content, IReadOnlyList<Occurrence> occurrences, DateOnly today)
    {
        var facts = new List<RecordFact>();
        if (occurrences.Count > 0)
            Add("Quand", DateWords.Of(occurrences, today, most: 6));
        Add("Horaire régulier", content.Rule?.Text);
        foreach (var place in content.Places)
            Add("Où", Address(place));
        Add("Prix", content.Price);
        Add("Publié", content.Published is { } published ? $"le {DateWords.Date(published.Day)}" : null);
        Add("Valable jusqu’au", content.Until is { } until ? DateWords.Date(until) : null);
        Add("Recherche", content.Wanted);
        Add("Surface", content.SurfaceM2 is { } surface ? $"{surface.ToString("0.#", CultureInfo.GetCultureInfo("fr-FR"))} m²" : null);
        Add("Loyer", content.Rent);
        Add("Répondre avant le", content.Deadline is { } deadline ? DateWords.Date(deadline) : null);
        Add("Activités", content.Activities is { Count: > 0 } activities ? string.Join(", ", activities) : null);
        Add("Horaires", content.OpeningHours);
        Add("Pour qui", content.Audience);
        Add("Vente", content.Trade is { Count: > 0 } trade ? string.Join(", ", trade.Select(KindWords.Of)) : null);
        foreach (var phone in content.Contacts.Phones)
            facts.Add(new RecordFact("Téléphone", Phone(phone.Value), $"tel:{phone.Value}"));
        foreach (var email in content.Contacts.Emails)
            facts.Add(new RecordFact("Courriel", email.Value, $"mailto:{email.Value}"));
        foreach (var site in content.Contacts.Sites.Concat(content.Contacts.Social).Concat(new[] { content.Shop, content.Catalogue }.OfType<string>()).Distinct(StringComparer.Ordinal))
            facts.Add(new RecordFact("Site", Shown(site), Safe(site)));
        Add("SIREN", content.Siren);
        Add("RNA", content.Rna);
        return facts;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                facts.Add(new RecordFact(name, value));
        }
    }

    /// <summary>Disagreements with their values in words.</summary>
    public static IReadOnlyList<Difference> DifferencesOf(Record record, DateOnly today) =>
    [
        .. record.Disagreements.Select(d => new Difference(FieldName(d.Field), [.. d.Values.Select(v => new DifferingValue(
            Words(d.Field, v.Value, record.Content, today),
            string.Join(", ", v.Sources.Select(id => record.Sources.FirstOrDefault(s => s.SourceId == id)?.Name ?? id))))])),
    ];

    private static string Words(string fieldName, JsonElement value, RecordContent content, DateOnly today)
    {
        if (RecordField.Find(fieldName) is not { } field || !field.TrySet(content, value, out var with, out _))
            return value.ToString();
        return fieldName switch
        {
            "occurrences" => DateWords.Of(with.Occurrences ?? [], today),
            "rule" => with.Rule?.Text ?? "",
            "places" => string.Join(" ; ", with.Places.Select(Address)),
            "status" => with.Status is { } status ? KindWords.Status(status) : "",
            "until" => with.Until is { } until ? DateWords.Date(until) : "",
            "deadline" => with.Deadline is { } deadline ? DateWords.Date(deadline) : "",
            _ => value.ToString(),
        };
    }

    private static string FieldName(string field) => field switch
    {
        "occurrences" => "la date ou l’heure",
        "rule" => "l’horaire régulier",
        "places" => "le lieu",
        "status" => "ce qui est annoncé",
        "price" => "le prix",
        "openingHours" => "les horaires",
        "until" or "deadline" => "la date limite",
        "rent" => "le loyer",
        "surfaceM2" => "la surface",
        _ => field.ToUpperInvariant(),
    };

    private static string Address(Place place)
    {
        var words = string.Join(", ", new[] { place.Venue, place.Street, string.Join(' ', new[] { place.PostalCode, place.Commune?.Name }.OfType<string>()) }.Where(w => !string.IsNullOrWhiteSpace(w)));
        return words.Length > 0 ? words : place.Raw ?? "";
    }

    // +33261910042 → 02 61 91 00 42
    private static string Phone(string e164) =>
        e164.StartsWith("+33", StringComparison.Ordinal) && e164.Length == 12 ? string.Join(' ', ("0" + e164[3..]).Chunk(2).Select(pair => new string(pair))) : e164;

    private static string Shown(string site) => Uri.TryCreate(site, UriKind.Absolute, out var uri) ? (uri.Host + uri.AbsolutePath).TrimEnd('/') : site;

    /// <summary>The address when a browser may follow it; null for any scheme but http and https.</summary>
    public static string? Safe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri.AbsoluteUri : null;
}
