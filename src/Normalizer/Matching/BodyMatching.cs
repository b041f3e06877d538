using System.Globalization;

namespace Wiker.Ingest.Normalizer.Matching;

/// <summary>Associations, businesses, services, and the notices that they give: registered numbers first, then names in one commune, helped by contacts that few share.</summary>
internal static class BodyMatching
{
    private const double NameAlone = 0.9;
    private const double NameWithContact = 0.75;
    private const double AskFrom = 0.7;

    public static MatchDecision Association(Pair pair)
    {
        var (a, b) = (pair.A.Content, pair.B.Content);
        if (a.Rna is { } x && b.Rna is { } y)
            return x == y ? Judgement.Merge(1, "same RNA") : Judgement.Apart("other RNA");
        if (a.Siren is { } s && b.Siren is { } t)
            return s == t ? Judgement.Merge(1, "same SIREN") : Judgement.Apart("other SIREN");
        return ByName(pair, sameStreetNeeded: false);
    }

    /// <summary>A business or service: one body may have several shops, so the place counts too.</summary>
    public static MatchDecision Establishment(Pair pair)
    {
        var (a, b) = (pair.A.Content, pair.B.Content);
        if (a.Siren is { } x && b.Siren is { } y)
        {
            if (x != y)
                return Judgement.Apart("other SIREN");
            if (!pair.SameCommune && !pair.CommuneUnknown)
                return Judgement.Apart("same SIREN, other commune: two shops of one business");
            return pair.SameStreet == false || pair.CommuneUnknown ? Judgement.Ask(0.8, "same SIREN", "other street, or the commune isn't known") : Judgement.Merge(1, "same SIREN", "same commune");
        }
        return ByName(pair, sameStreetNeeded: true);
    }

    /// <summary>An offer or an opportunity: the same words in one commune, for the same time.</summary>
    public static MatchDecision Notice(Pair pair)
    {
        var (a, b) = (pair.A.Content, pair.B.Content);
        if (!pair.SameCommune && !pair.CommuneUnknown)
            return Judgement.Apart("other commune");
        if ((a.Until ?? a.Deadline) is { } x && (b.Until ?? b.Deadline) is { } y && x != y)
            return Judgement.Apart("other last day");
        if (a.Wanted is { } w && b.Wanted is { } v && TitleWords.Similarity(TitleWords.Of(w, []), TitleWords.Of(v, [])) < 0.5)
            return Judgement.Apart("something else is looked for");
        var score = pair.SharedLink ? pair.Similarity + 0.2 : pair.Similarity;
        return Judgement.By(score, NameAlone, AskFrom, pair.CommuneUnknown || pair.SameStreet == false, [Alike(pair), "same commune"]);
    }

    private static MatchDecision ByName(Pair pair, bool sameStreetNeeded)
    {
        if (!pair.SameCommune && !pair.CommuneUnknown)
            return Judgement.Apart("other commune");
        List<string> reasons = [Alike(pair)];
        var doubtful = pair.CommuneUnknown;
        if (doubtful)
            reasons.Add("the commune of one isn't known");
        if (sameStreetNeeded && pair.SameStreet == false)
            (doubtful, reasons) = (true, [.. reasons, "other street"]);
        if (TitleMarks.Doubt(pair.TitleA.Marks, pair.TitleB.Marks) is { } doubt)
            (doubtful, reasons) = (true, [.. reasons, doubt]);
        // A phone alone says nothing of the name, and one that many bear says nothing at all.
        var threshold = NameAlone;
        if (pair.SharedContacts.Count > 0)
            (threshold, reasons) = (NameWithContact, [.. reasons, "same contact, which few share"]);
        if (sameStreetNeeded && pair.SameStreet == true)
            (threshold, reasons) = (NameWithContact, [.. reasons, "same street"]);
        var score = pair.ContainedTelling && threshold < NameAlone ? Math.Max(pair.Similarity, 0.8) : pair.Similarity;
        if (IsAcronym(pair.TitleA, pair.TitleB) || IsAcronym(pair.TitleB, pair.TitleA))
            (score, reasons) = (Math.Max(score, AskFrom), [.. reasons, "one is the other's initials"]);
        return Judgement.By(score, threshold, AskFrom, doubtful, reasons);
    }

    // "ASD" of "Association sportive dongeoise".
    private static bool IsAcronym(TitleWords acronym, TitleWords words) =>
        acronym.Words is [{ Length: >= 3 and <= 6 } initials] && words.Words.Count == initials.Length && words.Words.Select(w => w[0]).SequenceEqual(initials);

    private static string Alike(Pair pair) => string.Create(CultureInfo.InvariantCulture, $"names {pair.Similarity:0.00} alike");
}
