using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Matching;

/// <summary>Two source records with what matching of every kind asks of them.</summary>
internal sealed class Pair
{
    private const double NearMetres = 2_000;

    private Pair(SourceRecord a, SourceRecord b, MatchContext context)
    {
        (A, B, Context) = (a, b, context);
        List<string> places = [.. MatchKeys.PlaceNames(a.Content).Concat(MatchKeys.PlaceNames(b.Content)).Distinct(StringComparer.Ordinal).OrderByDescending(p => p.Length).ThenBy(p => p, StringComparer.Ordinal)];
        (TitleA, TitleB) = (TitleWords.Of(a.Content.Title, places), TitleWords.Of(b.Content.Title, places));
        (Similarity, Contained, ContainedTelling) = TitleWords.Compare(TitleA, TitleB);
        var (x, y) = (MatchKeys.Communes(a.Content), MatchKeys.Communes(b.Content));
        CommuneUnknown = x.Count == 0 || y.Count == 0;
        SameCommune = x.Overlaps(y) || (x.Count == 0 && y.Count == 0);
        SharedContacts = [.. MatchKeys.Contacts(a.Content).Intersect(MatchKeys.Contacts(b.Content), StringComparer.Ordinal).Where(context.Tells).Order(StringComparer.Ordinal)];
        SharedLink = MatchKeys.CanonicalUrl(a.Content.Link) is { } link && link == MatchKeys.CanonicalUrl(b.Content.Link) && link.Contains('/', StringComparison.Ordinal) && context.Tells($"url:{link}");
        SharedUid = MatchKeys.GlobalUids(a).Intersect(MatchKeys.GlobalUids(b), StringComparer.Ordinal).Any(context.Tells);
    }

    // In one order, so that the answer can't depend on which comes first.
    public static Pair Of(SourceRecord a, SourceRecord b, MatchContext context) =>
        Compare(a, b) <= 0 ? new(a, b, context) : new(b, a, context);

    public SourceRecord A { get; }
    public SourceRecord B { get; }
    public MatchContext Context { get; }
    public TitleWords TitleA { get; }
    public TitleWords TitleB { get; }
    public double Similarity { get; }
    public bool Contained { get; }
    public bool ContainedTelling { get; }
    public bool SameCommune { get; }
    public bool CommuneUnknown { get; }
    public IReadOnlyList<string> SharedContacts { get; }
    public bool SharedLink { get; }
    public bool SharedUid { get; }

    /// <summary>True when both give exact points and these lie close: a venue on the border of two communes.</summary>
    public bool NearPoints => A.Content.Places.Any(p => p is { Point: { } x, Precision: >= PlacePrecision.Street }
        && B.Content.Places.Any(q => q is { Point: { } y, Precision: >= PlacePrecision.Street } && x.MetresTo(y) <= NearMetres));

    /// <summary>True: the same venue or street by name; false: another; null: one of them names none.</summary>
    public bool? SameVenue => Same(p => p.Venue);

    /// <summary>True: the same street and number; false: another; null: one of them names none.</summary>
    public bool? SameStreet => Same(p => p.Street);

    public bool SamePlaceWords => A.Content.Places.Select(p => (p.Venue, p.Street)).SequenceEqual(B.Content.Places.Select(p => (p.Venue, p.Street)));

    private bool? Same(Func<Place, string?> words)
    {
        var x = A.Content.Places.Select(words).OfType<string>().ToList();
        var y = B.Content.Places.Select(words).OfType<string>().ToList();
        return x.Count == 0 || y.Count == 0 ? null : x.Any(v => y.Any(w => SameWords(v, w)));
    }

    private static bool SameWords(string a, string b)
    {
        HashSet<string> x = [.. Telling(a)], y = [.. Telling(b)];
        return x.Count > 0 && y.Count > 0 && (x.IsSubsetOf(y) || y.IsSubsetOf(x));
    }

    private static IEnumerable<string> Telling(string words) => NameTokens.Words(words.Length > 200 ? words[..200] : words).Where(w => w is not ("le" or "la" or "les" or "de" or "du" or "des" or "l" or "d" or "salle" or "rue"));

    private static int Compare(SourceRecord a, SourceRecord b)
    {
        var order = string.CompareOrdinal(a.SourceId, b.SourceId);
        if (order == 0)
            order = string.CompareOrdinal(a.Content.Title, b.Content.Title);
        if (order == 0)
            order = string.CompareOrdinal(a.Part, b.Part);
        return order != 0 ? order : string.CompareOrdinal(a.Locator, b.Locator);
    }
}
