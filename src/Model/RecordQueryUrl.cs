using System.Text;

namespace Wiker.Ingest.Model;

/// <summary>A query that was read, or everything that is wrong with it: exactly one of the two says something.</summary>
public sealed record RecordQueryReading(RecordQuery? Query, IReadOnlyList<QueryFault> Faults);

/// <summary>
/// The one written form of a <see cref="RecordQuery"/>: <c>near=44052&amp;kind=event</c>, in URLs, on the command line and in subscriptions.
/// Reading checks form only; whether a commune or theme exists is for who looks it up.
/// </summary>
public static class RecordQueryUrl
{
    /// <summary>Most values of one list.</summary>
    public const int MostValues = 50;

    /// <summary>Reads a query string, with or without its question mark; <c>+</c> and percent escapes are undone. Never throws.</summary>
    public static RecordQueryReading Parse(string queryString)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in queryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0 ? new(Decode(part), "") : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }
        return Read(pairs);
    }

    /// <summary>Reads decoded pairs; a word may be repeated where it takes a list. A word with an empty value counts as not given, as forms send it.</summary>
    public static RecordQueryReading Read(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var query = new RecordQuery();
        var faults = new List<QueryFault>();
        foreach (var word in pairs.GroupBy(p => p.Key, p => p.Value, StringComparer.Ordinal))
        {
            if (QueryWord.Find(word.Key) is not { } known)
            {
                faults.Add(Unknown(word.Key));
                continue;
            }
            string[] values = [.. Values(known, word)];
            if (values.Length == 0)
                continue;
            if (!known.IsList && values.Length > 1)
                faults.Add(known.Fault("is given more than once"));
            else if (values.Length > MostValues)
                faults.Add(known.Fault($"has more than {MostValues} values"));
            else
                query = known.Read(query, values, faults);
        }
        if (faults.Count == 0)
            faults.AddRange(QueryContradictions.Of(query));
        return faults.Count == 0 ? new(query, []) : new(null, faults);
    }

    /// <summary>The canonical form: words and list values sorted, each once, nothing that wasn't given; the empty string for an empty query. Reading it gives the query back.</summary>
    public static string Format(RecordQuery query)
    {
        var text = new StringBuilder();
        foreach (var word in QueryWord.All.OrderBy(w => w.Name, StringComparer.Ordinal))
        {
            if (word.Write(query) is not { Length: > 0 } value)
                continue;
            text.Append(text.Length == 0 ? "" : "&").Append(word.Name).Append('=').Append(Encode(value));
        }
        return text.ToString();
    }

    private static IEnumerable<string> Values(QueryWord word, IEnumerable<string> given) => word.IsList
        ? given.SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)
        : given.Select(v => v.Trim()).Where(v => v.Length > 0);

    private static QueryFault Unknown(string name)
    {
        var shown = name.Length > 40 ? name[..40] + "…" : name;
        var nearest = NearestName.Of(name, QueryWord.All.Select(w => w.Name));
        return new QueryFault(
            shown,
            nearest is null ? $"There is no parameter '{shown}'." : $"There is no parameter '{shown}'; did you mean '{nearest}'?",
            string.Join(", ", QueryWord.All.Select(w => w.Name)),
            (QueryWord.Find(nearest ?? "near") ?? QueryWord.All[0]).Example);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    // Comma and colon are legal in a query (RFC 3986 §3.4) and keep the form legible.
    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
}

/// <summary>What no single word shows: words that contradict or need each other.</summary>
internal static class QueryContradictions
{
    public static IEnumerable<QueryFault> Of(RecordQuery query)
    {
        if (query.Radius is not null && query.Near is null)
            yield return Fault("radius", "needs 'near', the middle of the circle", "near=44052&radius=15");
        if (query.Radius is not null && query.Near?.StartsWith("epci:", StringComparison.Ordinal) == true)
            yield return Fault("radius", "can't be joined with 'near=epci:…', which means the member communes", "near=44052&radius=15");
        if (query.Sort == QuerySort.Distance && query.Near is null)
            yield return Fault("sort", "'distance' needs 'near'", "near=44052&sort=distance");
        if (query.Sort == QuerySort.Relevance && query.Q is null)
            yield return Fault("sort", "'relevance' needs 'q'", "q=fest-noz&sort=relevance");
        if (query.When is not null && (query.From is not null || query.To is not null))
            yield return Fault("when", "can't be joined with 'from' or 'to'", "when=weekend");
        if (query.From > query.To)
            yield return Fault("to", "is before 'from'", "from=2026-12-01&to=2026-12-31");
    }

    private static QueryFault Fault(string word, string message, string example) =>
        new(word, $"'{word}': {message}.", QueryWord.Find(word)!.Allowed, example);
}

/// <summary>The right name that somebody most likely meant.</summary>
public static class NearestName
{
    /// <summary>The candidate with the fewest letters to change, at most a third of the name's; null when none is that near.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > 40)
            return null;
        var folded = name.ToLowerInvariant();
        var (best, distance) = candidates.Select(c => (Name: c, Distance: Edits(folded, c))).OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault();
        return best is not null && distance <= Math.Max(1, Math.Max(name.Length, best.Length) / 3) ? best : null;
    }

    // Levenshtein in two rows; names are short.
    private static int Edits(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            (previous, current) = (current, previous);
        }
        return previous[b.Length];
    }
}
