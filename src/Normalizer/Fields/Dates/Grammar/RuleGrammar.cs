using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Recurrences: "tous les mardis", "le mercredi et le vendredi", "du lundi au vendredi", "un samedi sur deux", "le 1er dimanche du mois".</summary>
internal static class RuleGrammar
{
    private static readonly int[] EveryDay = [1, 2, 3, 4, 5, 6, 7];

    public static Mention.Recurrence? TryRule(Lexemes text, int at, bool alone)
    {
        var i = at;
        var every = text[i].Is(Sense.Every) && !text[i].Is(Sense.SchoolHolidays);
        if (every)
            i += text[i + 1].Is(Sense.Dot) ? 2 : 1; // "chaq. jeudi"
        // "tous les deux mardis"
        if (every && (text[i] is { IsNumber: true, Value: 2 } || (text[i].Is(Sense.NumberWord) && text[i].Value == 2)) && text[i + 1].Is(Sense.Weekday) && text[i + 1].Is(Sense.Plural))
            return new(at, i + 2, [text[i + 1].Value], [], 2, IsSure: true);
        if (every && text[i].Is(Sense.Days) && !text[i + 1].IsNumber)
            return new(at, i + 1, EveryDay, [], 1, IsSure: true);
        if (every && text[i].Is(Sense.DayPart))
            return new(at, i, EveryDay, [], 1, IsSure: true); // "tous les soirs": the part is read again as a mention of its own
        if (every && text[i].Is(Sense.Weekend))
            return new(at, i + 1, [6, 7], [], 1, IsSure: true);
        return TryOneAMonth(text, at) ?? TryFortnightFirst(text, at) ?? TryMonthly(text, at, i, every) ?? TryOneInTwo(text, at) ?? TrySpan(text, at, alone) ?? TryWeekly(text, at, i, every);
    }

    // "un dimanche par mois, le deuxième"
    private static Mention.Recurrence? TryOneAMonth(Lexemes text, int at)
    {
        if (!text[at].Is(Sense.One) || !text[at + 1].Is(Sense.Weekday) || !text[at + 2].Is(Sense.OfMonth))
            return null;
        var i = at + 3;
        while (text[i].Is(Sense.Comma | Sense.Bracket | Sense.Article | Sense.Colon) && i < at + 6)
            i++;
        return NamedDays.TryOrdinal(text, i, out var end, out var position) ? new(at, end, [text[at + 1].Value], [position], 1, IsSure: true) : null;
    }

    // le 1er dimanche du mois; 1er et 3e samedis du mois; chaque 2e jeudi; le dernier vendredi de chaque mois
    private static Mention.Recurrence? TryMonthly(Lexemes text, int at, int i, bool every)
    {
        if (text[i].Is(Sense.Article))
            i++;
        List<int> positions = [];
        while (NamedDays.TryOrdinal(text, i, out var after, out var position))
        {
            positions.Add(position);
            i = after;
            while (text[i].Is(Sense.Comma | Sense.And | Sense.Article) && NamedDays.TryOrdinal(text, text[i + 1].Is(Sense.Article) ? i + 2 : i + 1, out _, out _))
                i += text[i + 1].Is(Sense.Article) ? 2 : 1;
        }
        if (positions.Count == 0 || !TryWeekdays(text, i, out var end, out var weekdays, out _))
            return null;
        var ofMonth = text[end].Is(Sense.OfMonth);
        return ofMonth || every ? new(at, ofMonth ? end + 1 : end, weekdays, positions, 1, IsSure: true) : null;
    }

    private static Mention.Recurrence? TryOneInTwo(Lexemes text, int at)
    {
        var i = text[at].Is(Sense.One | Sense.Article) || text[at] is { IsNumber: true, Value: 1 } ? at + 1 : at;
        return i > at && TryWeekdays(text, i, out var end, out var weekdays, out _) && TryFortnightly(text, end, out var after)
            ? new(at, after, weekdays, [], 2, IsSure: true) { WeekParity = text[end].Is(Sense.Fortnightly) ? text[end].Value : 0 }
            : null;
    }

    // sur deux; tous les 15 jours
    private static bool TryFortnightly(Lexemes text, int at, out int next)
    {
        next = at + 1;
        if (text[at].Is(Sense.Fortnightly))
            return true;
        next = at + 2;
        if (text[at].Is(Sense.Word) && text[at].Value == DateLanguage.OneIn && text[at + 1] is { IsNumber: true, Value: 2 })
            return true;
        if (text[at].Is(Sense.Slash) && text[at + 1] is { IsNumber: true, Value: 2 }) // "1 vendredi/2"
            return true;
        next = at + 3;
        return text[at].Is(Sense.Every) && text[at + 1] is { IsNumber: true, Value: 15 } && text[at + 2].Is(Sense.Days);
    }

    // une semaine sur deux, le mardi; tous les 15 jours le jeudi: from an unknown day, so that only with a weekday it is a rule
    private static Mention.Recurrence? TryFortnightFirst(Lexemes text, int at)
    {
        if (!TryFortnightly(text, at, out var i))
            return null;
        while (text[i].Is(Sense.Comma | Sense.Article | Sense.Bracket) && i < at + 6)
            i++;
        return TryWeekdays(text, i, out var end, out var weekdays, out _) ? new(at, end, weekdays, [], 2, IsSure: true) { WeekParity = text[at].Value } : null;
    }

    // du lundi au vendredi; lun-ven
    private static Mention.Recurrence? TrySpan(Lexemes text, int at, bool alone)
    {
        var i = text[at].Is(Sense.From) ? at + 1 : at;
        if (!IsPlainWeekday(text, i, out var first))
            return null;
        var joint = first;
        if (!text[joint].Is(Sense.To | Sense.Dash) || !IsPlainWeekday(text, joint + 1, out var end))
            return null;
        // "mar. ➜ dim." on a line of its own, "mardi à samedi;8h-12h30" in a cell
        var isCell = IsCell(text, at, end) && text[i].Value < text[joint + 1].Value - 1;
        if (!isCell && !(text[joint].Is(Sense.To) && (i > at || !text[joint].Is(Sense.At))) && !(text[joint].Is(Sense.Dash) && (alone || text[joint].Glued)))
            return null;
        List<int> weekdays = [];
        for (var day = text[i].Value; ; day = (day % 7) + 1)
        {
            weekdays.Add(day);
            if (day == text[joint + 1].Value)
                break;
        }
        // "de samedi à dimanche" is one coming week-end.
        return text[joint].Is(Sense.At) && !isCell ? null : new(at, end, weekdays, [], 1, IsSure: true);
    }

    private static bool IsCell(Lexemes text, int at, int end) =>
        (at == 0 || text[at - 1].Is(Sense.LineEnd | Sense.Comma)) && (end >= text.Count || text[end].Is(Sense.LineEnd | Sense.Comma | Sense.Colon) || TimeGrammar.TryHours(text, end, out _, out _));

    private static bool IsPlainWeekday(Lexemes text, int at, out int next)
    {
        next = text[at].Is(Sense.Abbreviated) && text[at + 1].Is(Sense.Dot) ? at + 2 : at + 1;
        return text[at].Is(Sense.Weekday) && (!text[next].IsNumber || TimeGrammar.TryHours(text, next, out _, out _));
    }

    private static Mention.Recurrence? TryWeekly(Lexemes text, int at, int i, bool every)
    {
        var article = text[i].Is(Sense.Article);
        if (article && !every)
            i++;
        if (!TryWeekdays(text, i, out var end, out var weekdays, out var plural) || !(every || plural || article || (weekdays.Count > 1 && text[at - 1].Is(Sense.Colon | Sense.Bracket))))
            return null;
        if (text[end].IsNumber && !TimeGrammar.TryHours(text, end, out _, out _))
            return null;
        if (text[end].Is(Sense.Next | Sense.Last | Sense.OfMonth))
            return null;
        var (interval, parity) = (1, 0);
        var tail = text[end].Is(Sense.Comma | Sense.Bracket) ? end + 1 : end;
        if (TryFortnightly(text, tail, out var after))
            (interval, parity, end) = (2, text[tail].Is(Sense.Fortnightly) ? text[tail].Value : 0, after);
        return new(at, end, weekdays, [], interval, IsSure: every || plural || interval > 1 || (weekdays.Count > 1 && article)) { WeekParity = parity };
    }

    // mardi; mardis et jeudis; mercredi, vendredi et le samedi
    private static bool TryWeekdays(Lexemes text, int at, out int next, out List<int> weekdays, out bool plural)
    {
        weekdays = [];
        plural = false;
        next = at;
        for (var i = at; text[i].Is(Sense.Weekday) && !text[i].IsTwoLetterDay && !(text[i].Is(Sense.Abbreviated) && weekdays.Count == 0 && !text[i + 1].Is(Sense.Dot)) && weekdays.Count < 7;)
        {
            if (weekdays.Contains(text[i].Value) || text[i + 1] is { IsNumber: true } && !TimeGrammar.TryHours(text, i + 1, out _, out _))
                break;
            weekdays.Add(text[i].Value);
            plural |= text[i].Is(Sense.Plural);
            next = text[i].Is(Sense.Abbreviated) && text[i + 1].Is(Sense.Dot) ? i + 2 : i + 1;
            i = next;
            while (text[i].Is(Sense.Comma | Sense.And | Sense.Slash | Sense.Article))
                i++;
            if (i == next)
                break;
        }
        weekdays.Sort();
        return weekdays.Count > 0;
    }
}
