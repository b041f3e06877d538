using System.Globalization;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>The sentences of a letter that aren't about one record, put together from <see cref="LetterTexts"/>.</summary>
internal static class LetterWords
{
    private const int MostSubject = 120;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>"Donges : 12 rendez-vous cette semaine".</summary>
    public static string Subject(string place, IReadOnlyDictionary<RecordKind, int> totals, LetterSpan span)
    {
        var what = totals.GetValueOrDefault(RecordKind.Event) is var events and > 0 ? LetterTexts.SubjectEvents(Count(RecordKind.Event, events), span.Words)
            : Counts(totals) is { Length: > 0 } counts ? counts
            : LetterTexts.SubjectNothing(span.Words);
        return PlainLines.Clip(LetterTexts.Subject(place, what), MostSubject);
    }

    /// <summary>What the letter holds, in a sentence.</summary>
    public static string Lead(IReadOnlyDictionary<RecordKind, int> totals, LetterSpan span)
    {
        var news = totals.Where(t => t.Key is RecordKind.News or RecordKind.Offer or RecordKind.Opportunity).ToDictionary();
        var events = totals.GetValueOrDefault(RecordKind.Event);
        return (events, Counts(news)) switch
        {
            ( > 0, { Length: > 0 } others) => LetterTexts.LeadEventsAndMore(Count(RecordKind.Event, events), span.Words, others),
            ( > 0, _) => LetterTexts.LeadEvents(Count(RecordKind.Event, events), span.Words),
            (_, { Length: > 0 } others) => LetterTexts.Lead(others),
            _ when totals.Values.Sum() > 0 => LetterTexts.Lead(Counts(totals)),
            _ => LetterTexts.LeadNothing(span.Words),
        };
    }

    /// <summary>The place that the query asks about, as a title: "Donges", "Autour de vous".</summary>
    public static string Place(UnderstoodQuery query, string? communeName) => query.Near switch
    {
        { Commune.Name: { } name } => name,
        { Epci: not null } => LetterTexts.PlaceEpci,
        { Point: not null } => LetterTexts.PlacePoint,
        _ => communeName ?? LetterTexts.PlaceNone,
    };

    /// <summary>Why the letter holds what it holds: every word of the query, in French.</summary>
    public static IReadOnlyList<LetterFact> Reasons(UnderstoodQuery query, string place, string? communeName, LetterSpan span, Func<string, string> themeLabel, Func<string, string> communeLabel)
    {
        var asked = query.Asked;
        var facts = new List<LetterFact> { new(LetterTexts.ReasonPlace, Where(query, place, communeLabel)) };
        if (communeName is not null && query.Near is not null)
            facts.Add(new(LetterTexts.ReasonOnly, communeName));
        if (asked.Bbox is not null)
            facts.Add(new(LetterTexts.ReasonOnly, LetterTexts.Box));
        facts.Add(new(LetterTexts.ReasonContent, asked.Kinds.Count == 0 ? LetterTexts.ContentAll : Enumeration([.. KindWords.Order.Where(asked.Kinds.Contains).Select(k => Lower(KindWords.Plural(k)))])));
        facts.Add(new(LetterTexts.ReasonThemes, asked.Themes.Count == 0 ? LetterTexts.ThemesAll : Enumeration([.. asked.Themes.Select(themeLabel)])));
        if (asked.Q is { } q)
            facts.Add(new(LetterTexts.ReasonWords, LetterTexts.Quoted(q)));
        if (asked.Sources.Count > 0)
            facts.Add(new(LetterTexts.ReasonSources, Enumeration([.. asked.Sources])));
        if (asked.Statuses.Count > 0)
            facts.Add(new(LetterTexts.ReasonStatus, Enumeration([.. asked.Statuses.Select(s => Lower(KindWords.Status(s)))])));
        if (asked.Kinds.Count == 0 || asked.Kinds.Contains(RecordKind.Event))
            facts.Add(new(LetterTexts.ReasonDates, span.Dates));
        return [.. facts.Select(f => f with { Value = PlainLines.Clip(f.Value, 300) })];
    }

    /// <summary>"12 rendez-vous", "1 actualité".</summary>
    public static string Count(RecordKind kind, int count)
    {
        var one = Lower(KindWords.Singular(kind));
        return $"{count.ToString("N0", French)} {(count > 1 ? Plural(one) : one)}";
    }

    /// <summary>"et 3 autres rendez-vous", "et un autre rendez-vous".</summary>
    public static string More(RecordKind kind, int count)
    {
        var one = Lower(KindWords.Singular(kind));
        if (count > 1)
            return LetterTexts.MoreMany(count.ToString("N0", French), Plural(one));
        return kind is RecordKind.Event or RecordKind.Business or RecordKind.Service ? LetterTexts.MoreOne(one) : LetterTexts.MoreOneFeminine(one);
    }

    // Each word takes its s: "bons plans".
    private static string Plural(string one) => string.Join(' ', one.Split(' ').Select(word => word.EndsWith('s') ? word : word + "s"));

    private static string Counts(IReadOnlyDictionary<RecordKind, int> totals) =>
        Enumeration([.. KindWords.Order.Where(k => totals.GetValueOrDefault(k) > 0).Select(k => Count(k, totals[k]))]);

    private static string Where(UnderstoodQuery query, string place, Func<string, string> communeLabel)
    {
        if (query.Near is null)
            return place == LetterTexts.PlaceNone ? LetterTexts.Everywhere : place;
        if (query.Radius is not { } radius)
            return query.Near.Epci is null ? place : LetterTexts.EveryCommune;
        var circle = LetterTexts.Circle(query.Near.Commune is null ? LetterTexts.Point : place, radius.ToString("0.#", French));
        var plus = query.Include.Count == 0 ? "" : LetterTexts.CirclePlus(Enumeration([.. query.Include.Select(communeLabel)]));
        var minus = query.Exclude.Count == 0 ? "" : LetterTexts.CircleMinus(Enumeration([.. query.Exclude.Select(communeLabel)]));
        return circle + plus + minus;
    }

    private static string Enumeration(IReadOnlyList<string> words) => words switch
    {
        [] => "",
        [var only] => only,
        _ => LetterTexts.And(string.Join(", ", words.Take(words.Count - 1)), words[^1]),
    };

    private static string Lower(string text) => char.ToLower(text[0], French) + text[1..];
}
