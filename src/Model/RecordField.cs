using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Wiker.Ingest.Model;

/// <summary>
/// One field of <see cref="RecordContent"/> that merging, corrections and provenance know by name. The table is closed: a field that isn't in it is neither merged nor corrected.
/// </summary>
public abstract class RecordField
{
    private RecordField(string name, IReadOnlyList<RecordKind>? kinds) => (Name, Kinds) = (name, kinds);

    /// <summary>JSON name.</summary>
    public string Name { get; }

    /// <summary>The kinds that have the field; null: all.</summary>
    public IReadOnlyList<RecordKind>? Kinds { get; }

    /// <summary>True when records of that kind have the field.</summary>
    public bool IsOf(RecordKind kind) => Kinds is null || Kinds.Contains(kind);

    /// <summary>True when the content says nothing here: null, or an empty list.</summary>
    public abstract bool IsUnknown(RecordContent content);

    /// <summary>The field's value as JSON, in the form that the store and the public model use; <c>null</c> when unknown.</summary>
    public abstract JsonElement ToJson(RecordContent content);

    /// <summary>The content with this field taken from <paramref name="donor"/>.</summary>
    public abstract RecordContent Take(RecordContent content, RecordContent donor);

    /// <summary>The content with this field read from JSON; false, with the reason, when the JSON hasn't the field's shape.</summary>
    public abstract bool TrySet(RecordContent content, JsonElement value, out RecordContent changed, out string? fault);

    private static readonly ModelJson Json = ModelJson.Stored;

    /// <summary>Every field, in the order of the model's table.</summary>
    public static IReadOnlyList<RecordField> All { get; } =
    [
        Of("title", c => c.Title, (c, v) => c with { Title = v ?? "" }),
        Of("summary", c => c.Summary, (c, v) => c with { Summary = v }),
        Of("body", c => c.Body, (c, v) => c with { Body = v }),
        Of("language", c => c.Language, (c, v) => c with { Language = v }),
        Of("published", c => c.Published, (c, v) => c with { Published = v }),
        Of("modified", c => c.Modified, (c, v) => c with { Modified = v }),
        Of("places", c => c.Places, (c, v) => c with { Places = v ?? [] }),
        Of("communes", c => c.Communes, (c, v) => c with { Communes = v ?? [] }),
        Of("themes", c => c.Themes, (c, v) => c with { Themes = v ?? [] }),
        Of("image", c => c.Image, (c, v) => c with { Image = v }),
        Of("link", c => c.Link, (c, v) => c with { Link = v }),
        Of("contacts", c => c.Contacts.IsEmpty ? null : c.Contacts, (c, v) => c with { Contacts = v ?? Contacts.None }),
        Of("price", c => c.Price, (c, v) => c with { Price = v }),
        Of("status", c => c.Status, (c, v) => c with { Status = v }),
        Of("occurrences", c => c.Occurrences, (c, v) => c with { Occurrences = v }, RecordKind.Event),
        Of("timezone", c => c.Timezone, (c, v) => c with { Timezone = v }, RecordKind.Event),
        Of("rule", c => c.Rule, (c, v) => c with { Rule = v }, RecordKind.Event),
        Of("rna", c => c.Rna, (c, v) => c with { Rna = v }, RecordKind.Association),
        Of("siren", c => c.Siren, (c, v) => c with { Siren = v }, RecordKind.Association, RecordKind.Business),
        Of("activities", c => c.Activities, (c, v) => c with { Activities = v }, RecordKind.Association),
        Of("openingHours", c => c.OpeningHours, (c, v) => c with { OpeningHours = v }, RecordKind.Business, RecordKind.Service),
        Of("trade", c => c.Trade, (c, v) => c with { Trade = v }, RecordKind.Business),
        Of("shop", c => c.Shop, (c, v) => c with { Shop = v }, RecordKind.Business),
        Of("catalogue", c => c.Catalogue, (c, v) => c with { Catalogue = v }, RecordKind.Business),
        Of("audience", c => c.Audience, (c, v) => c with { Audience = v }, RecordKind.Service),
        Of("until", c => c.Until, (c, v) => c with { Until = v }, RecordKind.Offer),
        Of("wanted", c => c.Wanted, (c, v) => c with { Wanted = v }, RecordKind.Opportunity),
        Of("surfaceM2", c => c.SurfaceM2, (c, v) => c with { SurfaceM2 = v }, RecordKind.Opportunity),
        Of("rent", c => c.Rent, (c, v) => c with { Rent = v }, RecordKind.Opportunity),
        Of("deadline", c => c.Deadline, (c, v) => c with { Deadline = v }, RecordKind.Opportunity),
    ];

    private static readonly FrozenDictionary<string, RecordField> ByName = All.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The field of that JSON name, or null.</summary>
    public static RecordField? Find(string name) => ByName.GetValueOrDefault(name);

    private static Typed<T> Of<T>(string name, Func<RecordContent, T> get, Func<RecordContent, T?, RecordContent> set, params RecordKind[] kinds) =>
        new(name, kinds.Length == 0 ? null : kinds, get, set);

    private sealed class Typed<T>(string name, IReadOnlyList<RecordKind>? kinds, Func<RecordContent, T> get, Func<RecordContent, T?, RecordContent> set)
        : RecordField(name, kinds)
    {
        // Looked up on first use: the JSON context isn't ready while the table is built.
        private readonly Lazy<JsonTypeInfo<T>> _type = new(() => (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T))!);

        public override bool IsUnknown(RecordContent content) => get(content) is null or System.Collections.ICollection { Count: 0 };

        public override JsonElement ToJson(RecordContent content) => JsonSerializer.SerializeToElement(get(content)!, _type.Value);

        public override RecordContent Take(RecordContent content, RecordContent donor) => set(content, get(donor));

        public override bool TrySet(RecordContent content, JsonElement value, out RecordContent changed, out string? fault)
        {
            try
            {
                changed = set(content, value.ValueKind == JsonValueKind.Null ? default : value.Deserialize(_type.Value));
                fault = null;
                return true;
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                (changed, fault) = (content, e.Message);
                return false;
            }
        }
    }
}
