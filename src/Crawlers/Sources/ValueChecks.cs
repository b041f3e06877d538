using System.Text.RegularExpressions;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using Wiker.Ingest.Crawlers.Readers.Json;
using Wiker.Ingest.Crawlers.Readers.Text;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>What is wrong with a value, in words that follow it; null when it is right.</summary>
internal static partial class ValueChecks
{
    // Selectors and expressions nest, and their parsers recurse: nobody writes a longer one by hand.
    private const int MostNestingCharacters = 600;

    public static string? Filled(string value) => string.IsNullOrWhiteSpace(value) ? "is empty" : null;

    /// <summary>An id stands in addresses, file names and the schedule; <c>@INSEE</c> only where a national source was expanded and exported.</summary>
    public static string? SourceId(string value) => IdForm().IsMatch(value) ? null : "is no id: small letters a to z, digits and hyphens, such as donges-mairie-agenda.yml";

    public static string? Insee(string value) => InseeForm().IsMatch(value) ? null : "is no INSEE code: five characters such as \"44052\" or \"2A004\"";

    public static string? Siren(string value) => value.Length == 9 && value.All(char.IsAsciiDigit) ? null : "is no SIREN: nine digits in quotes";

    public static string? Colour(string value) => ColourForm().IsMatch(value) ? null : "is no colour such as \"#0b5c8a\"";

    public static string? LicenceId(string value) => LicenceForm().IsMatch(value) ? null : "is no licence id such as none, lov2, odbl or cc-by-4.0";

    public static string? WebAddress(string value)
    {
        var sample = value.Replace("{insee}", "00000", StringComparison.Ordinal).Replace("{name}", "x", StringComparison.Ordinal)
            .Replace("{department}", "00", StringComparison.Ordinal).Replace(SourceChanges.Mark, "2026-01-01", StringComparison.Ordinal);
        if (!Uri.TryCreate(sample, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || sample.Any(char.IsWhiteSpace))
            return "is no absolute address that begins with http:// or https://";
        return uri.UserInfo.Length > 0 ? "holds a user name or password; definitions are public" : null;
    }

    /// <summary>Definitions come from many hands: one may name a key that was put there for sources, and no other secret of the machine.</summary>
    public static string? KeyVariable(string value) => KeyVariableForm().IsMatch(value) ? null : "is no name of a key: capitals, digits and _ after WIKER_KEY_, such as WIKER_KEY_OPENAGENDA";

    public static string? HeaderName(string value) => HeaderForm().IsMatch(value) ? null : "is no header that may take a key: letters, digits and hyphens, such as X-API-Key";

    public static string? Language(string value) => LanguageForm().IsMatch(value) ? null : "is no language tag such as fr or fr-FR";

    public static string? Timezone(string value) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(value, out var zone) && zone.HasIanaId ? null : "is no IANA time zone that is known here, such as Europe/Paris";

    public static string? SingleCharacter(string value) => value.Length == 1 ? null : "is not one character; write \"\\t\" for a tab";

    public static string? Interval(string value)
    {
        if (!Intervals.TryParse(value, out var every))
            return "is no interval such as 30m, 6h or 1d";
        return every < Intervals.Least ? "is less than 10 minutes: we are guests"
            : every > Intervals.Most ? "is more than 365 days" : null;
    }

    public static string? Cron(string value) => CronText.Fault(value);

    public static string? Encoding(string value) => Charsets.Find(value) is null ? "is no encoding that is known here, such as utf-8 or windows-1252" : null;

    public static string? Expression(string value)
    {
        if (value.Length is 0 or > MostNestingCharacters)
            return value.Length == 0 ? "is empty" : $"is longer than {MostNestingCharacters} characters";
        try
        {
            _ = new Regex(value, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return $"is no regular expression that can be run without backtracking: {e.Message}";
        }
    }

    public static string? Selector(string value)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > MostNestingCharacters)
            return string.IsNullOrWhiteSpace(value) ? "is empty" : $"is longer than {MostNestingCharacters} characters";
        try
        {
            if (new CssSelectorParser().ParseSelector(value) is not null)
                return null;
        }
        catch (Exception e) when (e is DomException or ArgumentException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            // Said below, as for a selector that the parser merely gives up.
        }
        return FieldRuleText.Split(value).Attribute is null ? "is no CSS selector" : "is no CSS selector; an attribute (@…) cannot stand here";
    }

    public static string? SelectorWithAttribute(string value)
    {
        var (select, attribute) = FieldRuleText.Split(value);
        if (attribute is not null && Attribute(attribute) is { } fault)
            return fault;
        return select.Length == 0 && attribute is not null ? null : Selector(select); // "@href": the row's own attribute
    }

    public static string? Attribute(string value) => AttributeForm().IsMatch(value) ? null : "names no attribute; write selector@attribute, such as a@href";

    public static string? Element(string value)
    {
        var (select, attribute) = FieldRuleText.Split(value);
        return attribute is not null && Attribute(attribute) is { } fault ? fault
            : ElementForm().IsMatch(select) ? null : "is no element such as creator, dc:creator, media:group/media:credit or enclosure@url";
    }

    public static string? TextWithPaths(string value) => TextPattern.TryParse(value, out _, out var fault) ? null : fault;

    public static string? JsonPath(string value) => PathForm().IsMatch(value) ? null : "is no path: dotted names with [n] and [*], such as venue.name, images[0].url or tags[*].label";

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*(?:@[0-9][0-9AB][0-9]{3})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex IdForm();

    [GeneratedRegex(@"\A(?:[0-9]{5}|2[AB][0-9]{3})\z", RegexOptions.NonBacktracking)]
    private static partial Regex InseeForm();

    [GeneratedRegex(@"\A#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\z", RegexOptions.NonBacktracking)]
    private static partial Regex ColourForm();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.+-]{0,60}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LicenceForm();

    [GeneratedRegex(@"\AWIKER_KEY_[A-Z0-9_]{1,60}\z", RegexOptions.NonBacktracking)]
    private static partial Regex KeyVariableForm();

    // Host, Cookie, Content-Length and their like steer the request itself.
    [GeneratedRegex(@"\A(?:Authorization|[Xx]-[A-Za-z0-9-]{1,60}|[A-Za-z0-9]{0,40}-?[Kk]ey)\z", RegexOptions.NonBacktracking)]
    private static partial Regex HeaderForm();

    [GeneratedRegex(@"\A[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\z", RegexOptions.NonBacktracking)]
    private static partial Regex LanguageForm();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_:.-]{0,100}\z", RegexOptions.NonBacktracking)]
    private static partial Regex AttributeForm();

    // Also the dotted path into an item of a JSON Feed.
    [GeneratedRegex(@"\A[\p{L}_][\p{L}\p{N}_.:/\[\]*-]{0,200}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ElementForm();

    [GeneratedRegex("""\A(?:[^.\[\]\s](?:[^.\[\]]*[^.\[\]\s])?|\[(?:-?[0-9]{1,6}|\*|"[^"]+")\])(?:\.[^.\[\]\s](?:[^.\[\]]*[^.\[\]\s])?|\.?\[(?:-?[0-9]{1,6}|\*|"[^"]+")\])*\z""", RegexOptions.NonBacktracking)]
    private static partial Regex PathForm();
}
