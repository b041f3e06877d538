using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Kinds.French;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Kinds;

/// <summary>A kind with how sure it is, the words that it was read from, why, and the other kinds that it could be with their share.</summary>
internal sealed record KindRead(RecordKind Kind, double Confidence, string Words, string Reason, IReadOnlyList<(RecordKind Kind, double Share)> Alternatives);

/// <summary>
/// What kind of thing a notice is, where neither source nor document say. Evidence is weighed and added up for each kind: what the notice calls itself, the signs of its kind, what its sentences
/// do, and where its times lie. Shares of a soft maximum tell how sure.
/// </summary>
internal static class KindReading
{
    private const int Head = 45;
    private const int LongestOpening = 220;
    private const int LongestRest = 1_500;
    // Many weak signs of one kind repeat each other: each one after the strongest counts for less.
    private const double Fading = 0.88;
    private const double Temperature = 0.95;

    /// <summary>
    /// The kind of a notice. <paramref name="opening"/>: its title or first sentence; <paramref name="isPublished"/>: the source dates it as an article;
    /// <paramref name="mayLackTime"/>: an event without any time may be one (a bare text), which could not be shown as a record.
    /// </summary>
    public static KindRead Read(string opening, string rest, TimeFacts times, bool isPublished, bool mayLackTime, KindLexicon lexicon)
    {
        var evidence = Gather(opening, rest, times, lexicon);
        if (isPublished)
        {
            evidence.Add(RecordKind.News, 1.6, "it has a publication date");
            // A club's own page has none: what is posted on a day tells something of it.
            evidence.Add(RecordKind.Association, -0.8, "it has a publication date");
        }
        var scores = evidence.Scores();
        if (times.IsNone)
            scores[(int)RecordKind.Event] = mayLackTime ? scores[(int)RecordKind.Event] - (times.IsCalledOff ? 0 : 2.2) : double.NegativeInfinity;
        // Nothing said is told as news, without conviction.
        scores[(int)RecordKind.News] += 0.5;
        var sum = 0.0;
        foreach (var score in scores)
            sum += Math.Exp(score / Temperature);
        var ranked = scores.Select((score, kind) => (Kind: (RecordKind)kind, Share: Math.Exp(score / Temperature) / sum)).OrderByDescending(s => s.Share).ThenBy(s => s.Kind).ToList();
        var (kind, share) = ranked[0];
        var (words, reason) = evidence.Because(kind);
        return new(kind, Math.Round(Math.Clamp(share, 0.2, 0.97), 2), words, reason, [.. ranked.Skip(1).Where(r => r.Share >= 0.05).Take(3).Select(r => (r.Kind, Math.Round(r.Share, 2)))]);
    }

    /// <summary>True when a title or text holds words of things that take place, and no stronger ones of another kind than news.</summary>
    public static bool SpeaksOfEvent(string title, string prose, TimeFacts times, KindLexicon lexicon)
    {
        var evidence = Gather(title, prose.Length > 600 ? prose[..600] : prose, times, lexicon);
        // What comes back every week is something to go to, even where its name stands behind another word: "Reprise de l'atelier théâtre".
        return (times.HasAhead && evidence.WordsOf(RecordKind.Event) >= 1) || (times.HasRule && evidence.WordsOf(RecordKind.Event) >= 0.25);
    }

    private static KindEvidence Gather(string opening, string rest, TimeFacts times, KindLexicon lexicon)
    {
        var evidence = new KindEvidence(Fading);
        opening = ItemWords.Capped(opening, LongestOpening);
        rest = ItemWords.Capped(rest, LongestRest);
        List<(int Start, string Phrase)> wanted = [];
        // The same phrase is the same node of the tree, however it is written; it counts once.
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        CountWords(evidence, opening, isOpening: true, 0, lexicon, seen, wanted);
        CountWords(evidence, rest, isOpening: false, opening.Length + 1, lexicon, seen, wanted);
        var text = $"{opening}\n{rest}";
        var looksBack = CountGrammar(evidence, text, opening.Length, times, wanted);
        CountTimes(evidence, times, looksBack);
        return evidence;
    }

    private static void CountWords(KindEvidence evidence, string text, bool isOpening, int offset, KindLexicon lexicon, HashSet<object> seen, List<(int Start, string Phrase)> wanted)
    {
        foreach (var hit in lexicon.Find(text))
        {
            if (!seen.Add(hit.Values))
                continue;
            var asCircumstance = Circumstances.WeightOf(text, hit.Start);
            var isInvitedTo = asCircumstance < 1 && Invites(text, hit.Start);
            foreach (var (kind, role, weight) in hit.Values)
            {
                if (role == KindWordRole.Wanted)
                {
                    wanted.Add((hit.Start + offset, text.Substring(hit.Start, hit.Length)));
                    continue;
                }
                var place = role == KindWordRole.Sign ? isOpening ? 1 : 0.85
                    : (kind == RecordKind.Event && isInvitedTo ? 1 : asCircumstance) * (!isOpening ? 0.4 : hit.Start < Head ? 1.5 : hit.Start < 120 ? 1 : 0.7);
                evidence.AddWord(kind, weight * place, text, hit.Start, hit.Length);
            }
        }
    }

    // "vous invite à une réunion", "vous convie à la fête": what one is invited to is what it is about.
    private static bool Invites(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - 70), Math.Min(start, 70));
        return before.Contains("invit", StringComparison.OrdinalIgnoreCase) || before.Contains("convi", StringComparison.OrdinalIgnoreCase) || before.Contains("participe", StringComparison.OrdinalIgnoreCase);
    }

    // True when its verbs tell what has happened.
    private static bool CountGrammar(KindEvidence evidence, string text, int openingEnd, TimeFacts times, List<(int Start, string Phrase)> wanted)
    {
        var words = FrenchWord.Read(text);
        var past = FrenchTense.PastVerbs(words);
        for (var i = 0; i < past.Count && i < 4; i++)
            evidence.Add(RecordKind.News, (words[past[i]].Start < openingEnd ? 1.3 : 0.6) * (FrenchTense.IsLasting(words, past[i]) ? 0.4 : 1), $"past tense '{Phrase(words, past[i])}'");
        if (past.Exists(v => words[v].Start < openingEnd && !FrenchTense.IsLasting(words, v)))
        {
            // "La boulangerie a changé de mains": a shop presents itself in the present.
            evidence.Add(RecordKind.Business, -0.7, "past tense");
            evidence.Add(RecordKind.Service, -0.5, "past tense");
        }
        if (FrenchTense.EndOfYears(words) is { } years)
            evidence.Add(RecordKind.News, 0.9, $"something ends '{years}'");
        if (text.Contains(" m²", StringComparison.Ordinal))
            evidence.Add(RecordKind.Opportunity, 0.5, "a surface");
        if (text.Contains(" M€", StringComparison.Ordinal))
            evidence.Add(RecordKind.News, 0.8, "a sum of public money");
        if (FrenchNotices.Search(words, wanted) is var (verb, phrase, isSearch))
            evidence.Add(RecordKind.Opportunity, isSearch ? 3.4 : 1.3, $"'{verb} … {phrase}'");
        if ((FrenchOffers.Reduction(text) ?? FrenchOffers.PriceOfAll(text, words)) is { } reduction)
            evidence.Add(RecordKind.Offer, 2, $"a reduction '{reduction}'");
        if (FrenchOffers.Gift(words) is { } gift)
            evidence.Add(RecordKind.Offer, 1.8, $"a gift '{gift}'");
        if (FrenchNotices.OpeningWeek(words) is { } week)
        {
            evidence.Add(RecordKind.Service, 1.2, $"weekly hours '{week}'");
            evidence.Add(RecordKind.Business, 0.9, $"weekly hours '{week}'");
            evidence.Add(RecordKind.Event, -0.8, "weekly hours");
        }
        if (!times.HasAhead && FrenchClubs.Presents(words) is { } club)
        {
            evidence.Add(RecordKind.Association, 1.6, $"a club's habit '{club}'");
            evidence.Add(RecordKind.Event, -0.8, "a club's habit");
        }
        if (FrenchNotices.Quoted(text, words) is { } spoken)
            evidence.Add(RecordKind.News, 1, $"reported speech '{spoken}'");
        if (FrenchNotices.Addresses(words))
            evidence.Add(RecordKind.News, -0.4, "it speaks to the reader");
        return past.Count > 0;
    }

    private static void CountTimes(KindEvidence evidence, TimeFacts times, bool looksBack)
    {
        // A row of an agenda is an event, past ones too, whatever its words.
        if (times is { IsOfField: true, IsNone: false })
        {
            evidence.Add(RecordKind.Event, 5, "its source dates it as an event");
            return;
        }
        if (times.HasAhead)
        {
            evidence.Add(RecordKind.Event, times.HasHourAhead ? 2 : 1.1, "a time ahead");
            evidence.Add(RecordKind.Association, times.HasHourAhead ? -1.5 : -0.8, "a time ahead");
            evidence.Add(RecordKind.Business, times.HasHourAhead ? -1.5 : -0.8, "a time ahead");
            evidence.Add(RecordKind.Opportunity, -0.8, "a time ahead");
        }
        if (times.HasRule)
            evidence.Add(RecordKind.Event, 1, "it comes back");
        if (times.IsDeadlineOnly)
        {
            evidence.Add(RecordKind.Offer, 1.4, "a last day");
            evidence.Add(RecordKind.Event, -1, "a last day alone");
        }
        if (times.IsPastOnly)
        {
            // Old pages of an agenda still announce ("samedi 9 mars à 18h30, réunion de quartier"); what tells of it looks back.
            var isAnnounced = times.HasHourPast && !looksBack;
            evidence.Add(RecordKind.News, isAnnounced ? 0.2 : 1.6, "its times are past");
            evidence.Add(RecordKind.Event, isAnnounced ? 1.5 : -2, isAnnounced ? "a time with its hour" : "its times are past");
        }
        if (times.IsOpenOnly)
            evidence.Add(RecordKind.Event, 0.4, "a beginning ahead");
        if (times.IsNone)
        {
            foreach (var lasting in (ReadOnlySpan<RecordKind>)[RecordKind.Association, RecordKind.Business])
            {
                if (evidence.WordsOf(lasting) >= 0.7)
                    evidence.Add(lasting, 0.4, "no time is told");
            }
        }
    }

    private static string Phrase(List<FrenchWord> words, int at) => string.Join(' ', words.Skip(at).Take(2).Select(w => w.Text));
}
