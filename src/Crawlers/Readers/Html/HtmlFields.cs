using System.Collections.Frozen;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>How the target fields differ when they are taken out of markup.</summary>
internal static class HtmlFields
{
    /// <summary>Fields that keep every match; the others keep the first that isn't blank.</summary>
    public static readonly FrozenSet<string> Repeating = Set(RawField.Category, RawField.Phone, RawField.Email, RawField.Exdate, RawField.Activities, RawField.Trade);

    /// <summary>Fields that are absolute addresses.</summary>
    public static readonly FrozenSet<string> Addresses = Set(RawField.Link, RawField.Image, RawField.Site, RawField.Shop, RawField.Catalogue);

    /// <summary>Fields whose value may stand behind <c>mailto:</c> or <c>tel:</c>.</summary>
    public static readonly FrozenSet<string> Contacts = Set(RawField.Phone, RawField.Email);

    /// <summary>Fields that a <c>time</c> element's <c>datetime</c> says better than its text.</summary>
    public static readonly FrozenSet<string> MachineDates = Set(RawField.Start, RawField.End, RawField.Published, RawField.Modified);

    /// <summary>The phone or address behind <c>tel:</c>, <c>mailto:</c> and their likes, without parameters; null for other references.</summary>
    public static string? BareContact(string? reference)
    {
        if (reference is null)
            return null;
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || reference[..colon].Trim().ToLowerInvariant() is not ("mailto" or "tel" or "callto" or "sms"))
            return null;
        var value = reference[(colon + 1)..];
        var question = value.IndexOf('?', StringComparison.Ordinal);
        return Uri.UnescapeDataString(question < 0 ? value : value[..question]).TrimStart('/').Trim();
    }

    /// <summary>An e-mail address that the page shows as such; masked writings ("nom [at] domaine", a robot trap's text) aren't.</summary>
    public static bool IsPlainEmail(string value) =>
        value.Contains('@', StringComparison.Ordinal) && value.IndexOfAny(['[', ']', '{', '}', '\u00A0']) < 0;

    private static FrozenSet<string> Set(params string[] fields) => fields.ToFrozenSet(StringComparer.Ordinal);
}
