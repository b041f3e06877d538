using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace Wiker.Ingest.Model;

/// <summary>One word of <see cref="RecordQuery"/>'s URL form: its name, what it takes, and how it is read and written.</summary>
public sealed class QueryWord
{
    private static readonly SearchValues<char> NumberLetters = SearchValues.Create("0123456789.+-");
    private const int MostTextLength = 200;
    private const int MostCursorLength = 1_000;
    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2200, 12, 31);
    private readonly Func<QueryWord, RecordQuery, string, List<QueryFault>, RecordQuery> _read;
    private readonly Func<RecordQuery, string?> _write;

    private QueryWord(
        string name, bool isList, string allowed, string example,
        Func<QueryWord, RecordQuery, string, List<QueryFault>, RecordQuery> read, Func<RecordQuery, string?> write) =>
        (Name, IsList, Allowed, Example, _read, _write) = (name, isList, allowed, example, read, write);

    /// <summary>The word.</summary>
    public string Name { get; }
    /// <summary>True when it takes several values, by comma or repeated.</summary>
    public bool IsList { get; }
    /// <summary>What it takes, for people.</summary>
    public string Allowed { get; }
    /// <summary>A pair that is right.</summary>
    public string Example { get; }

    /// <summary>Every word, in the order of the documentation.</summary>
    public static IReadOnlyList<QueryWord> All { get; } =
    [
        new("near", false, "an INSEE code, lat,lon in degrees, a commune's name, or epci: and its SIREN", "near=44052", ReadNear, q => q.Near),
        new("radius", false, "kilometres from 0.1 to 100, with a decimal point", "near=44052&radius=15", (w, q, v, f) =>
            Number(v) is { } km and >= 0.1 and <= 100 ? q with { Radius = km } : w.Refuse(q, v, f), q => Number(q.Radius)),
        new("commune", false, "an INSEE code: five characters", "commune=44052", (w, q, v, f) => IsInsee(v) ? q with { Commune = v.ToUpperInvariant() } : w.Refuse(q, v, f), q => q.Commune),
        new("bbox", false, "west,south,east,north in degrees", "bbox=-2.2,47.2,-1.9,47.4", ReadBox, q => q.Bbox is { } b ? string.Join(',', Number(b.West), Number(b.South), Number(b.East), Number(b.North)) : null),
        new("kind", true, Names<RecordKind>() + ", weather", "kind=event,news", ReadKind, q => List([.. q.Kinds.Select(WireWord.Of), .. q.Weather ? (string[])["weather"] : []])),
        new("theme", true, "theme ids such as sport, culture, musique", "theme=sport,musique", (w, q, v, f) => IsName(v) ? q with { Themes = [.. q.Themes, v] } : w.Refuse(q, v, f), q => List(q.Themes)),
        new("source", true, "ids of sources", "source=donges-mairie-agenda", (w, q, v, f) => IsName(v) ? q with { Sources = [.. q.Sources, v] } : w.Refuse(q, v, f), q => List(q.Sources)),
        new("from", false, "a day from 1900 to 2200, yyyy-mm-dd", "from=2026-12-01", (w, q, v, f) => Day(v) is { } day ? q with { From = day } : w.Refuse(q, v, f), q => Day(q.From)),
        new("to", false, "a day from 1900 to 2200, yyyy-mm-dd", "to=2026-12-31", (w, q, v, f) => Day(v) is { } day ? q with { To = day } : w.Refuse(q, v, f), q => Day(q.To)),
        new("when", false, Names<QueryWhen>(), "when=weekend", (w, q, v, f) => Enum<QueryWhen>(v) is { } when ? q with { When = when } : w.Refuse(q, v, f), q => q.When is { } when ? WireWord.Of(when) : null),
        new("q", false, "plain words, \"a phrase\", -without; at most 200 characters", "q=fest-noz -complet", ReadText, q => q.Q),
        new("sort", false, Names<QuerySort>(), "sort=date", (w, q, v, f) => Enum<QuerySort>(v) is { } sort ? q with { Sort = sort } : w.Refuse(q, v, f), q => q.Sort is { } sort ? WireWord.Of(sort) : null),
        new("status", true, Names<RecordStatus>(), "status=scheduled,moved", (w, q, v, f) => Enum<RecordStatus>(v) is { } status ? q with { Statuses = [.. q.Statuses, status] } : w.Refuse(q, v, f), q => List(q.Statuses.Select(WireWord.Of))),
        new("facets", true, Names<QueryFacet>(), "facets=kind,theme", (w, q, v, f) => Enum<QueryFacet>(v) is { } facet ? q with { Facets = [.. q.Facets, facet] } : w.Refuse(q, v, f), q => List(q.Facets.Select(WireWord.Of))),
        new("limit", false, "1 to 100 for json and feeds, 1 to 5000 for ics, csv and geojson", "limit=50", (w, q, v, f) =>
            int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= 5_000 ? q with { Limit = limit } : w.Refuse(q, v, f),
            q => q.Limit?.ToString(CultureInfo.InvariantCulture)),
        new("cursor", false, "the cursor of 'next', unchanged, with the same other words", "the address that 'next' gives", (w, q, v, f) =>
            v.Length <= MostCursorLength ? q with { Cursor = v } : w.Refuse(q, v, f), q => q.Cursor),
    ];

    private static readonly FrozenDictionary<string, QueryWord> ByName = All.ToFrozenDictionary(w => w.Name, StringComparer.Ordinal);

    /// <summary>The word of that name, or null.</summary>
    public static QueryWord? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>A fault of this word, in a sentence that begins with its name.</summary>
    public QueryFault Fault(string what) => new(Name, $"'{Name}' {what}.", Allowed, Example);

    /// <summary>An INSEE code's form: five characters, <c>2A</c> and <c>2B</c> for Corsica.</summary>
    public static bool IsInsee(string text) =>
        text.Length == 5 && char.IsAsciiDigit(text[0]) && (char.IsAsciiDigit(text[1]) || (text[0] == '2' && text[1] is 'A' or 'B' or 'a' or 'b')) && text.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Reads <c>lat,lon</c> in degrees; null for anything else. Where it looks like two numbers <paramref name="looksLike"/> is true.</summary>
    public static LatLon? Point(string text, out bool looksLike)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        looksLike = parts.Length == 2 && parts.All(p => p.Length > 0 && p.AsSpan().IndexOfAnyExcept(NumberLetters) < 0);
        return looksLike && Number(parts[0]) is { } lat && Number(parts[1]) is { } lon && Math.Abs(lat) <= 90 && Math.Abs(lon) <= 180 ? new LatLon(lat, lon) : null;
    }

    internal RecordQuery Read(RecordQuery query, IReadOnlyList<string> values, List<QueryFault> faults)
    {
        foreach (var value in values)
            query = _read(this, query, value, faults);
        return query;
    }

    internal string? Write(RecordQuery query) => _write(query);

    private RecordQuery Refuse(RecordQuery query, string value, List<QueryFault> faults)
    {
        var shown = value.Length > 60 ? value[..60] + "…" : value;
        var nearest = Name is "kind" or "when" or "sort" or "status" or "facets" ? NearestName.Of(value, Allowed.Split(", ")) : null;
        faults.Add(new QueryFault(Name, nearest is null ? $"'{Name}' cannot be '{shown}'." : $"'{Name}' cannot be '{shown}'; did you mean '{nearest}'?", Allowed, Example));
        return query;
    }

    private static RecordQuery ReadNear(QueryWord word, RecordQuery query, string value, List<QueryFault> faults)
    {
        if (Point(value, out var looksLike) is { } point)
            return query with { Near = $"{Number(point.Lat)},{Number(point.Lon)}" };
        if (IsInsee(value))
            return query with { Near = value.ToUpperInvariant() };
        if (value.StartsWith("epci:", StringComparison.OrdinalIgnoreCase))
        {
            var siren = value.AsSpan(5);
            return siren.Length == 9 && siren.IndexOfAnyExceptInRange('0', '9') < 0 ? query with { Near = "epci:" + siren.ToString() } : word.Refuse(query, value, faults);
        }
        return looksLike || value.Length > 100 || !value.Any(char.IsLetter) || value.Any(char.IsControl) ? word.Refuse(query, value, faults) : query with { Near = value };
    }

    private static RecordQuery ReadBox(QueryWord word, RecordQuery query, string value, List<QueryFault> faults)
    {
        double?[] edges = [.. value.Split(',', StringSplitOptions.TrimEntries).Take(5).Select(Number)];
        return edges is [{ } west, { } south, { } east, { } north] && west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90
            ? query with { Bbox = new(west, south, east, north) }
            : word.Refuse(query, value, faults);
    }

    private static RecordQuery ReadKind(QueryWord word, RecordQuery query, string value, List<QueryFault> faults)
    {
        if (value == "weather")
            return query with { Weather = true };
        return Enum<RecordKind>(value) is { } kind ? query with { Kinds = [.. query.Kinds, kind] } : word.Refuse(query, value, faults);
    }

    private static RecordQuery ReadText(QueryWord word, RecordQuery query, string value, List<QueryFault> faults)
    {
        if (value.Length > MostTextLength)
            return word.Refuse(query, value, faults);
        var clean = string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return clean.Length == 0 ? query : query with { Q = clean };
    }

    private static bool IsName(string text) => text.Length <= 120 && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));

    private static string? List(IEnumerable<string> values) => string.Join(',', values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Names<T>() where T : struct, Enum => string.Join(", ", System.Enum.GetValues<T>().Select(WireWord.Of));

    // Exact words only: Enum.TryParse would take numbers and any case.
    private static T? Enum<T>(string text) where T : struct, Enum
    {
        foreach (var value in System.Enum.GetValues<T>())
        {
            if (WireWord.Of(value) == text)
                return value;
        }
        return null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    // Fifteen digits are enough for degrees, and never in scientific writing, which isn't read.
    private static string? Number(double? number) => number?.ToString("0.###############", CultureInfo.InvariantCulture) is { } text ? (text == "-0" ? "0" : text) : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= FirstDay && day <= LastDay ? day : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
