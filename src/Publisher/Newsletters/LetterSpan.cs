using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>The days that a letter speaks of. A query that names none means the coming week; news is of the past month, for what is coming was never published.</summary>
internal sealed record LetterSpan
{
    private const int WeekDays = 7;
    private const int LaterDays = 30;
    private const int NewsDays = 30;

    public required DateOnly Today { get; init; }
    /// <summary>First and last day for events; null: open.</summary>
    public required DateOnly? From { get; init; }
    public required DateOnly? To { get; init; }
    /// <summary>Last day of a look ahead after the week; null: none, for the query named its days.</summary>
    public required DateOnly? LaterTo { get; init; }
    public required DateOnly? NewsFrom { get; init; }
    public required DateOnly? NewsTo { get; init; }
    /// <summary>"cette semaine", "du samedi 5 au dimanche 20 décembre": to go on with in a sentence.</summary>
    public required string Words { get; init; }
    /// <summary>Title of the agenda.</summary>
    public required string AgendaTitle { get; init; }

    /// <summary>The days in full ("du mardi 24 au lundi 30 novembre").</summary>
    public string Dates => Of(From, To, Today);

    public static LetterSpan Of(UnderstoodQuery query, DateOnly today)
    {
        var asked = query.Asked;
        var isFree = asked is { When: null, From: null, To: null };
        var (from, to) = isFree ? (today, today.AddDays(WeekDays - 1)) : (query.From, query.To);
        var (words, title) = asked.When switch
        {
            QueryWhen.Today => (LetterTexts.Today, LetterTexts.AgendaToday),
            QueryWhen.Weekend => (LetterTexts.Weekend, LetterTexts.AgendaWeekend),
            QueryWhen.Month => (LetterTexts.Month, LetterTexts.AgendaMonth),
            _ when isFree || asked.When == QueryWhen.Week => (LetterTexts.Week, LetterTexts.AgendaWeek),
            _ => (Of(from, to, today), LetterTexts.Agenda),
        };
        return new LetterSpan
        {
            Today = today,
            From = from,
            To = to,
            LaterTo = isFree ? today.AddDays(LaterDays) : null,
            NewsFrom = asked.From <= today ? asked.From : today.AddDays(1 - NewsDays),
            NewsTo = asked.To < today ? asked.To : null,
            Words = words,
            AgendaTitle = title,
        };
    }

    private static string Of(DateOnly? from, DateOnly? to, DateOnly today)
    {
        LocalMoment? start = from is { } first ? new LocalMoment(first) : null;
        LocalMoment? end = to is { } last ? new LocalMoment(last) : null;
        if (from is { } day && from == to)
            return LetterTexts.OneDay(DateWords.Day(day, today));
        return DateWords.Of(new Occurrence(start, end, DatePrecision.Day, OpenEnd: end is null ? true : null), today);
    }
}
