using System.Text.RegularExpressions;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>The form of a source's YAML and of a territory's (<c>model.md</c> §3), said once.</summary>
internal static class DefinitionShape
{
    /// <summary>Coordinate systems that tables may be in.</summary>
    public static IReadOnlyList<string> CoordinateSystems { get; } = ["EPSG:4326"];

    private static readonly Shape.Text Plain = new();
    private static readonly Shape.Text Insee = new(ValueChecks.Insee, Quoted: true, Pattern: "^[0-9][0-9AB][0-9]{3}$");
    private static readonly Shape.Text Address = new(ValueChecks.WebAddress, Pattern: "^https?://");
    private static readonly Shape.Text Expression = new(ValueChecks.Expression);

    private static readonly IReadOnlyList<Key> Refinements =
    [
        new("match", "Regular expression over the text that was found; its first group is kept, else the whole match", Expression),
        new("default", "Stands in when nothing is found", Plain),
    ];

    private static readonly Shape Selector = new Shape.Either(new Shape.Text(ValueChecks.Selector), new Shape.Block(
    [
        new("select", "CSS selector", new Shape.Text(ValueChecks.Selector)),
        new("attribute", "Attribute to take instead of the text", Plain),
        .. Refinements,
        new("remove", "CSS selector of what is taken out first", new Shape.Text(ValueChecks.Selector)),
        new("value", "A constant", Plain),
    ]));

    private static readonly Shape Path = new Shape.Either(new Shape.Text(ValueChecks.Filled), new Shape.Block(
    [
        new("select", "Path (json: dotted names with [n] and [*]), column (csv) or property (geojson)", new Shape.Text(ValueChecks.Filled)),
        .. Refinements,
        new("remove", "Regular expression of what is taken out first", Expression),
        new("value", "A constant", Plain),
    ]));

    private static readonly Key Coordinates = new("crs", "Coordinate system of lat and lon; EPSG:4326 unless said", new Shape.Choice(CoordinateSystems));

    /// <summary>A source.</summary>
    public static Shape.Block Source { get; } = new(
    [
        new("version", "Version of this form: 1", new Shape.Choice(["1"]), Required: true),
        new("name", "Name as readers see it", new Shape.Text(ValueChecks.Filled), Required: true),
        new("owner", "Who stands behind the source", Plain),
        new("site", "Its home page", Address),
        new("kind", "How its document is read", new Shape.Choice(["feed", "calendar", "html", "csv", "json", "geojson"]), Required: true),
        new("url", "Where a run begins; {insee} and {name} stand for the commune in for_each sources", Address, Required: true),
        new("for_each", "Expand over the configured territories (only under national/)", new Shape.Choice(["commune"])),
        new("records", "What its items are; auto decides item by item", new Shape.Choice([.. Enum.GetNames<RecordKind>().Select(n => n.ToLowerInvariant()), "auto"])),
        new("commune", "INSEE code of its commune, in quotes", Insee),
        new("covers", "INSEE codes that it may speak of, in quotes", new Shape.Listing(Insee)),
        new("language", "Language of its texts (BCP 47); fr unless said", new Shape.Text(ValueChecks.Language)),
        new("timezone", "IANA zone of its times; Europe/Paris unless said", new Shape.Text(ValueChecks.Timezone)),
        new("trust", "Whom to believe when sources differ; open unless said", new Shape.Choice(["official", "partner", "open"])),
        new("licence", "Terms of re-use", new Shape.Block(
        [
            new("id", "Licence id (lov2, odbl, cc-by-4.0 …); none when it states none", new Shape.Text(ValueChecks.Filled)),
            new("reuse", "full: everything may leave; extract: all but body and image; link: title, link, date, source, communes", new Shape.Choice(["full", "extract", "link"])),
            new("attribution", "Words that name the source", new Shape.Text(ValueChecks.Filled)),
        ])),
        new("schedule", "When it is due; every 6h unless said", new Shape.Block(
        [
            new("every", "30m, 6h, 1d", new Shape.Text(ValueChecks.Interval)),
            new("cron", "Five fields (minute hour day month weekday) in the source's zone", new Shape.Text(ValueChecks.Cron)),
        ])),
        new("categories", "Theme by the source's own category", new Shape.Table(new Shape.Text(ValueChecks.Filled))),
        new("feed", "Extra fields over the elements of each item", new Shape.Block([Fields(Path)])),
        new("calendar", "Nothing to say: a calendar tells all by itself", new Shape.Block([])),
        new("html", "Where things are on the page", new Shape.Block(
        [
            new("rows", "CSS selector of one item; without it the page is one item", new Shape.Text(ValueChecks.Selector)),
            new("link", "The item's own page; followed, and read for what the row lacks", Selector),
            new("next", "The next page of the list", Selector),
            Fields(Selector),
        ])),
        new("csv", "The table", new Shape.Block(
        [
            new("separator", "Between cells; guessed unless said", new Shape.Text(ValueChecks.SingleCharacter)),
            new("encoding", "utf-8, windows-1252 …; guessed unless said", new Shape.Text(ValueChecks.Encoding)),
            Coordinates,
            Fields(Path),
        ])),
        new("json", "The answer of an API", new Shape.Block(
        [
            new("items", "Path of the list; without it the document is the list", Plain),
            new("next", "How the next page is found", new Shape.Block(
            [
                new("parameter", "Numbered parameter of the query", new Shape.Text(ValueChecks.Filled)),
                new("from", "Number of the first page", new Shape.Number(0, 10_000, Whole: true)),
                new("link-path", "Path of the next page's address", new Shape.Text(ValueChecks.Filled)),
            ])),
            Coordinates,
            Fields(Path),
        ])),
        new("geojson", "Features with their properties", new Shape.Block([Coordinates, Fields(Path)])),
    ]);

    /// <summary>A territory.</summary>
    public static Shape.Block Territory { get; } = new(
    [
        new("insee", "INSEE code of the commune, in quotes", Insee, Required: true),
        new("name", "Name as readers see it", new Shape.Text(ValueChecks.Filled), Required: true),
        new("radius", "Kilometres around the commune's point; 10 unless said", new Shape.Number(0.1, 100)),
        new("include", "INSEE codes that belong to it though they lie outside", new Shape.Listing(Insee)),
        new("exclude", "INSEE codes that don't though they lie inside", new Shape.Listing(Insee)),
        new("epci", "SIREN of its EPCI, in quotes", new Shape.Text(ValueChecks.Siren, Quoted: true)),
        new("logo", "Path or address of a logo", Plain),
        new("colours", "CSS colours by role", new Shape.Table(new Shape.Text(ValueChecks.Colour), ["accent", "background"])),
        new("themes", "Themes shown first", new Shape.Listing(Plain)),
    ]);

    private static Key Fields(Shape of) => new("fields", "Where each field is found", new Shape.Table(of, RawField.All));
}

/// <summary>What is wrong with a value, in words; null when it is right.</summary>
internal static partial class ValueChecks
{
    public static string? Filled(string value) => string.IsNullOrWhiteSpace(value) ? "is empty" : null;

    public static string? Insee(string value) => InseeForm().IsMatch(value) ? null : "is no INSEE code: five characters such as \"44052\" or \"2A004\"";

    public static string? Siren(string value) => value.Length == 9 && value.All(char.IsAsciiDigit) ? null : "is no SIREN: nine digits in quotes";

    public static string? Colour(string value) => ColourForm().IsMatch(value) ? null : "is no colour such as \"#0b5c8a\"";

    public static string? WebAddress(string value) =>
        Uri.TryCreate(value.Replace("{insee}", "00000", StringComparison.Ordinal).Replace("{name}", "x", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? null : "is no absolute address that begins with http:// or https://";

    public static string? Language(string value) => LanguageForm().IsMatch(value) ? null : "is no language tag such as fr or fr-FR";

    public static string? Timezone(string value) => TimeZoneInfo.TryFindSystemTimeZoneById(value, out _) ? null : "is no time zone that is known here, such as Europe/Paris";

    public static string? SingleCharacter(string value) => value.Length == 1 ? null : "is not one character; write \"\\t\" for a tab";

    public static string? Interval(string value) => Intervals.TryParse(value, out var every)
        ? every < TimeSpan.FromMinutes(10) ? "is less than 10 minutes" : null
        : "is no interval such as 30m, 6h or 1d";

    public static string? Cron(string value)
    {
        var fields = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5)
            return "has not five fields (minute hour day month weekday), such as \"0 5 * * *\"";
        if (fields[2] != "*" && fields[4] != "*")
            return "names a day of the month and a weekday; leave one of them *";
        return fields.All(f => CronField().IsMatch(f)) ? null : "is no cron expression such as \"0 5 * * *\"";
    }

    public static string? Encoding(string value)
    {
        try
        {
            System.Text.CodePagesEncodingProvider.Instance.GetEncoding(value);
            return System.Text.CodePagesEncodingProvider.Instance.GetEncoding(value) is null && System.Text.Encoding.GetEncoding(value) is null ? "is no encoding" : null;
        }
        catch (ArgumentException)
        {
            return "is no encoding that is known here, such as utf-8 or windows-1252";
        }
    }

    public static string? Expression(string value)
    {
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
        var (select, _) = FieldRuleText.Split(value);
        if (select.Length == 0)
            return value.Length > 0 ? null : "is empty"; // "@href": the row's own attribute
        return new AngleSharp.Css.Parser.CssSelectorParser().ParseSelector(select) is null ? "is no CSS selector" : null;
    }

    [GeneratedRegex(@"\A(?:[0-9]{5}|2[AB][0-9]{3})\z", RegexOptions.NonBacktracking)]
    private static partial Regex InseeForm();

    [GeneratedRegex(@"\A#[0-9a-fA-F]{3,8}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ColourForm();

    [GeneratedRegex(@"\A[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\z", RegexOptions.NonBacktracking)]
    private static partial Regex LanguageForm();

    [GeneratedRegex(@"\A(?:\*|[0-9A-Za-z]+(?:-[0-9A-Za-z]+)?(?:,[0-9A-Za-z]+(?:-[0-9A-Za-z]+)?)*)(?:/[0-9]+)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex CronField();
}

/// <summary>Intervals as definitions write them.</summary>
internal static class Intervals
{
    /// <summary>Reads <c>30m</c>, <c>6h</c>, <c>1d</c>; false for anything else, and for zero.</summary>
    public static bool TryParse(string value, out TimeSpan interval)
    {
        interval = default;
        if (value.Length < 2 || !int.TryParse(value.AsSpan(0, value.Length - 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return false;
        interval = value[^1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(Math.Min(number, 3_650)),
            _ => default,
        };
        return interval > TimeSpan.Zero;
    }

    /// <summary>The written form.</summary>
    public static string Format(TimeSpan interval) => interval switch
    {
        { Ticks: var t } when t % TimeSpan.TicksPerDay == 0 => $"{(int)interval.TotalDays}d",
        { Ticks: var t } when t % TimeSpan.TicksPerHour == 0 => $"{(int)interval.TotalHours}h",
        _ => $"{(int)interval.TotalMinutes}m",
    };
}
