using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Matching;

/// <summary>Reads the keys and the place and time of a source record, in the forms that two of them are compared by.</summary>
internal static class MatchKeys
{
    private const int MostDays = 31;
    private const int MostCommunes = 5;
    private const int MostWords = 6;
    private const int NewsBucketDays = 4;

    public static List<BlockingKey> Of(SourceRecord record)
    {
        var content = record.Content;
        List<BlockingKey> keys = [.. Contacts(content).Select(k => new BlockingKey(k, true))];
        if (content.Rna is { } rna)
            keys.Add(new($"rna:{rna}", false));
        if (content.Siren is { } siren)
            keys.Add(new($"siren:{siren}", false));
        if (CanonicalUrl(content.Link) is { } link)
            keys.Add(new($"url:{link}", true));
        keys.AddRange(GlobalUids(record).Select(k => new BlockingKey(k, true)));
        var kind = content.Kind.ToString().ToLowerInvariant();
        var title = TitleWords.Of(content.Title, PlaceNames(content));
        foreach (var insee in Communes(content).Order(StringComparer.Ordinal).Take(MostCommunes))
        {
            if (title.Words.Count > 0)
                keys.Add(new($"title:{kind}:{insee}:{string.Join(' ', title.Words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(12))}", false));
            keys.AddRange(Dates(content, insee).Select(k => new BlockingKey(k, false)));
            if (content.Kind is not (RecordKind.Event or RecordKind.News))
                keys.AddRange(title.Words.Where(w => !TitleWords.IsGeneric(w)).Distinct(StringComparer.Ordinal).Take(MostWords).Select(w => new BlockingKey($"word:{kind}:{insee}:{w}", false)));
        }
        return [.. keys.DistinctBy(k => k.Value)];
    }

    /// <summary>Phones, e-mails and sites, as keys; home pages only, since a deeper page may list many.</summary>
    public static IEnumerable<string> Contacts(RecordContent content) =>
    [
        .. content.Contacts.Phones.Select(p => $"tel:{p.Value}"),
        .. content.Contacts.Emails.Select(e => $"mail:{e.Value.ToLowerInvariant()}"),
        .. content.Contacts.Sites.Concat(content.Contacts.Social).Select(CanonicalUrl).Where(u => u is not null).Select(u => $"url:{u}"),
    ];

    /// <summary>Identifiers that mean the same thing at every source, as keys.</summary>
    public static IEnumerable<string> GlobalUids(SourceRecord record) =>
        record.Keys.Where(k => k.Scheme == KeyScheme.Uid && IsGlobal(k.Value)).Select(k => $"uid:{k.Value}");

    /// <summary>INSEE codes of its places, else those that it is about.</summary>
    public static HashSet<string> Communes(RecordContent content)
    {
        var ofPlaces = content.Places.Where(p => p.Commune is not null).Select(p => p.Commune!.Insee).ToHashSet(StringComparer.Ordinal);
        return ofPlaces.Count > 0 ? ofPlaces : [.. content.Communes];
    }

    public static IEnumerable<string> PlaceNames(RecordContent content) => content.Places.Where(p => p.Commune is not null).Select(p => p.Commune!.Name);

    /// <summary>Days that an event takes place on, ranges filled up to a month.</summary>
    public static SortedSet<DateOnly> Days(RecordContent content)
    {
        SortedSet<DateOnly> days = [];
        foreach (var occurrence in content.Occurrences ?? [])
        {
            if ((occurrence.Start ?? occurrence.End) is not { } first)
                continue;
            // What ends in the small hours belongs to the evening before.
            var last = occurrence is { Start: not null, End: { } end } ? end.Time is { } time && time < new TimeOnly(8, 0) && end.Date > first.Date ? end.Date.AddDays(-1) : end.Date : first.Date;
            for (var (day, left) = (first.Date, MostDays); day <= last && left > 0; (day, left) = (day.AddDays(1), left - 1))
                days.Add(day);
            if (days.Count > MostDays * 4)
                break;
        }
        return days;
    }

    /// <summary>Address of the web without what differs between copies: scheme, www, marks of campaigns, fragment, last slash. Null when it is none.</summary>
    public static string? CanonicalUrl(string? url)
    {
        if (url is null || url.Length > 2_000 || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var host = uri.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? uri.IdnHost[4..] : uri.IdnHost;
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !IsCampaign(p)).Order(StringComparer.Ordinal));
        return $"{host}{(uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}"))}{uri.AbsolutePath.TrimEnd('/')}{(query.Length > 0 ? "?" : "")}{query}";
    }

    private static IEnumerable<string> Dates(RecordContent content, string insee)
    {
        if (content is { Kind: RecordKind.Event, Rule: { Rrule.Length: > 0 } rule })
            yield return $"rule:{rule.Rrule}:{insee}";
        if (content.Kind == RecordKind.Event)
        {
            foreach (var day in Days(content).Take(MostDays))
                yield return string.Create(CultureInfo.InvariantCulture, $"event:{day:yyyy-MM-dd}:{insee}");
        }
        if (content is { Kind: RecordKind.News, Published: { } published })
        {
            // Two neighbouring buckets each: any two days at most three apart share one.
            var bucket = published.Day.DayNumber / NewsBucketDays;
            yield return string.Create(CultureInfo.InvariantCulture, $"news:{bucket}:{insee}");
            yield return string.Create(CultureInfo.InvariantCulture, $"news:{bucket + 1}:{insee}");
        }
    }

    private static bool IsCampaign(string parameter) =>
        parameter.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || parameter.StartsWith("fbclid=", StringComparison.Ordinal) || parameter.StartsWith("gclid=", StringComparison.Ordinal)
        || parameter.StartsWith("mc_", StringComparison.Ordinal) || parameter.StartsWith("xtor=", StringComparison.Ordinal);

    // A row number is unique in its own table only.
    private static bool IsGlobal(string uid) => uid.Contains('@', StringComparison.Ordinal) || (uid.Length >= 20 && uid.Any(char.IsAsciiLetter) && uid.Any(char.IsAsciiDigit));
}
