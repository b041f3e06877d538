using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>Walks over a text once and names what it says of time, in order. Every production looks ahead a bounded way, so the walk is linear.</summary>
internal static class DateGrammar
{
    private const int MostMentions = 200;

    /// <summary>The mentions of a text. <paramref name="alone"/>: the text is a field that holds a date and little else.</summary>
    public static List<Mention> Read(Lexemes text, bool alone)
    {
        List<Mention> mentions = [];
        for (var i = 0; i < text.Count && mentions.Count < MostMentions;)
        {
            if (Next(text, i, alone) is { } mention)
            {
                mentions.Add(mention);
                i = mention.To;
            }
            else
            {
                if (text[i].Is(Sense.LineEnd | Sense.SentenceEnd))
                    mentions.Add(new Mention.Stop(i, i + 1));
                i++;
            }
        }
        return mentions;
    }

    private static Mention? Next(Lexemes text, int at, bool alone)
    {
        var lexeme = text[at];
        if (lexeme.Is(Sense.Moved))
            return Moved(text, at, alone);
        if (lexeme.Is(Sense.Unconfirmed))
            return new Mention.Unconfirmed(at, at + 1);
        if (lexeme.Is(Sense.Except))
            return Excepted(text, at);
        if (lexeme.Is(Sense.Every) && lexeme.Is(Sense.SchoolHolidays))
            return new Mention.Omission(at, at + 1, SchoolHolidays: true, PublicHolidays: false, []);
        if ((Relative(text, at, alone) ?? Days(text, at, alone)) is { } days)
            return days;
        if (RuleGrammar.TryRule(text, at, alone) is { } rule)
            return rule;
        if (Hours(text, at) is { } hours)
            return hours;
        return lexeme.Is(Sense.DayPart) ? new Mention.Part(at, at + 1, (DayPart)(lexeme.Value - 1)) : null;
    }

    private static Mention.Hours? Hours(Lexemes text, int at) =>
        (!text[at].Is(Sense.Article) || text[at].Is(Sense.Since)) && TimeGrammar.TryHours(text, at, out var next, out var times) ? new Mention.Hours(at, next, times) : null;

    private static Mention.Days? Days(Lexemes text, int at, bool alone)
    {
        var bound = text[at].Is(Sense.Until) ? DayBound.Until : text[at].Is(Sense.Since) && !(text[at].Is(Sense.Article) && !alone && at > 0 && !text[at - 1].Is(Sense.SentenceEnd | Sense.LineEnd | Sense.Comma)) ? DayBound.Since : DayBound.None;
        var start = bound == DayBound.None ? at : at + 1;
        if (!DayGrammar.TryDays(text, start, alone, out var next, out var days))
        {
            if (bound == DayBound.None || !DayGrammar.TryDays(text, at, alone, out next, out days))
                return null;
            bound = DayBound.None;
        }
        if (bound == DayBound.Since && (days.Count > 1 || days[0].To is not null))
            bound = DayBound.None; // "des 14 et 15 mars": the accent of "dès" is folded away
        if (bound == DayBound.Since && text[next].Is(Sense.Until) && DayGrammar.TryDays(text, next + 1, alone, out var end, out var last) && last.Count == 1)
            (days, next, bound) = ([new(days[0].From, last[0].From)], end, DayBound.None);
        return new Mention.Days(at, next, days, bound, PurposeOf(text, at));
    }

    // What stands shortly before a date in its sentence says what it is for.
    private static DayPurpose PurposeOf(Lexemes text, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 6; i--)
        {
            if (text[i].Is(Sense.SentenceEnd | Sense.LineEnd | Sense.Bracket))
                break;
            if (i == at - 1 && text[i].Is(Sense.Street) && text[at].Is(Sense.From))
                return DayPurpose.Other;
            if (i >= at - 2 && text[i].Is(Sense.NoOccasion))
                return DayPurpose.Other;
            if (text[i].Is(Sense.Deadline))
                return DayPurpose.Deadline;
            if (text[i].Is(Sense.Month | Sense.HourMark))
                break;
        }
        return DayPurpose.Occasion;
    }

    private static Mention? Moved(Lexemes text, int at, bool alone)
    {
        if (text[at].Value != 2)
            return new Mention.Shift(at, at + 1, HasNewDate: text[at].Value == 1);
        // "reporté du 5 au 12 mai": only the second day is meant.
        if (!DayGrammar.TryDays(text, at + 1, alone, out var next, out var days) || days is not [{ To: { } to } range])
            return new Mention.Shift(at, at + 1, HasNewDate: false);
        return new Mention.Days(at, next, [new(to, FromMinute: range.ToMinute)], DayBound.None, DayPurpose.Occasion) { IsNewDate = true };
    }

    private static Mention.Omission? Excepted(Lexemes text, int at)
    {
        var (school, publicDays) = (false, false);
        List<DayElement> days = [];
        var (i, end) = (at + 1, at + 1);
        for (; i < at + 12; i++)
        {
            if (text[i].Is(Sense.SchoolHolidays) && !text[i].Is(Sense.Every))
                (school, end) = (true, i + 1);
            else if (text[i].Is(Sense.PublicHolidays))
                (publicDays, end) = (true, i + 1);
            else if (DayGrammar.TryDays(text, i, alone: false, out var next, out var named))
            {
                days.AddRange(named);
                (i, end) = (next - 1, next);
            }
            else if (!text[i].Is(Sense.And | Sense.Article | Sense.From | Sense.Comma | Sense.Days | Sense.In))
                break;
        }
        return end > at + 1 ? new(at, end, school, publicDays, days) : null;
    }

    private static Mention.Days? Relative(Lexemes text, int at, bool alone)
    {
        if (text[at].Is(Sense.RelativeDay))
            return One(at, at + 1, new(null, null, null, null, text[at].Value));
        if (text[at].Is(Sense.In))
        {
            var (count, unit) = text[at].Value > 0 ? (text[at].Value, at + 1) : (text[at + 1].IsNumber ? text[at + 1].Value : 0, at + 2);
            var days = text[unit].Is(Sense.Days) ? count : text[unit].Is(Sense.Weeks) ? count * 7 : 0;
            return days is > 0 and < 400 ? One(at, unit + 1, new(null, null, null, null, days)) : null;
        }
        if (text[at].Is(Sense.This))
        {
            // "ce soir", "cet après-midi": the part is read again as a mention of its own.
            if (text[at + 1].Is(Sense.DayPart))
                return One(at, at + 1, new(null, null, null, null, 0));
            if (text[at + 1].Is(Sense.Weekday) && !text[at + 2].IsNumber)
                return One(at, at + 2, new(null, null, null, text[at + 1].Value, Upcoming: true));
            return text[at + 1].Is(Sense.Weekend) ? Weekend(at, at + 2, 0) : null;
        }
        var i = text[at].Is(Sense.Article) ? at + 1 : at;
        if (text[i].Is(Sense.Weekend) && text[i + 1].Is(Sense.Next))
            return Weekend(at, i + 2, 1);
        if (!text[i].Is(Sense.Weekday) || text[i].Is(Sense.Abbreviated | Sense.Plural))
            return null;
        if (text[i + 1].Is(Sense.Next))
            return One(at, i + 2, new(null, null, null, text[i].Value, Offset: 1, Upcoming: true));
        if (text[i + 1].Is(Sense.Last))
            return One(at, i + 2, new(null, null, null, text[i].Value, Offset: -1, Upcoming: true));
        // "samedi à 20h" says which Saturday only beside hours, and only without an article ("le samedi" is every Saturday).
        if (i == at && !text[at - 1].Is(Sense.Article | Sense.Every | Sense.From | Sense.To | Sense.Dash | Sense.One | Sense.Ordinal | Sense.OrdinalSuffix)
            && (text[i + 1].Is(Sense.DayPart) || TimeGrammar.TryHours(text, i + 1, out _, out _)))
            return One(at, i + 1, new(null, null, null, text[i].Value, Upcoming: true));
        return alone && i == at && text.Count == 1 ? One(at, i + 1, new(null, null, null, text[i].Value, Upcoming: true)) : null;
    }

    private static Mention.Days One(int from, int to, WrittenDay day) => new(from, to, [new(day)], DayBound.None, DayPurpose.Occasion);

    private static Mention.Days Weekend(int from, int to, int offset) =>
        new(from, to, [new(new(null, null, null, 6, offset, Upcoming: true), new(null, null, null, 7, offset, Upcoming: true))], DayBound.None, DayPurpose.Occasion);
}
