using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Days: single, ranges and enumerations, with months and years that stand once for several of them.</summary>
internal static class DayGrammar
{
    private const int MostElements = 24;

    /// <summary>
    /// An enumeration of days at <paramref name="at"/>. With <paramref name="alone"/> the text is a field that holds a date and nothing else,
    /// so that "14/03" counts there.
    /// </summary>
    public static bool TryDays(Lexemes text, int at, bool alone, out int next, out IReadOnlyList<DayElement> days)
    {
        List<DayElement> elements = [];
        var i = at;
        next = at;
        days = elements;
        var led = text[at].Is(Sense.Article | Sense.From | Sense.Between | Sense.Until | Sense.Since | Sense.Weekday | Sense.Moved) || text[at - 1].Is(Sense.Article | Sense.Weekday | Sense.DayPart | Sense.Moved | Sense.Until | Sense.Since | Sense.NoOccasion | Sense.Deadline)
            || FigureDays.AreDay(text, at);
        if (DayLists.TryMonthHeading(text, at, out next, out days) || DayLists.TryMonthsFirst(text, at, out next, out days) || DayLists.TryDashed(text, at, out next, out days))
            return true;
        if (!text[at].Is(Sense.From) && DayLists.TryParted(text, text[at].Is(Sense.Article) ? at + 1 : at, out next, out days))
            return true;
        next = at;
        var (byComma, comma) = (false, false);
        var isList = DayLists.Opens(text, at);
        while (elements.Count < MostElements && TryElement(text, i, alone || led || (isList && elements.Count > 1), elements.Count > 0, out var end, out var element))
        {
            elements.Add(element);
            byComma |= comma;
            next = end;
            var joint = end;
            while (text[joint].Is(Sense.Comma | Sense.And) || (text[joint].Is(Sense.Slash) && text[joint].Glued && text[joint + 1].Glued))
            {
                comma |= text[joint].Is(Sense.Comma);
                joint++;
            }
            if (joint == end)
                break;
            i = joint;
        }
        if (elements.Count == 0)
            return false;
        // "salle 3, 14 mars": a bare first number and a comma are no enumeration unless an article opens it, or it opens a line or its part.
        if (byComma && !led && elements[0].From.IsBare && !(DayLists.IsAscending(elements) && (DayLists.Opens(text, at) || DayLists.FollowEachOther(elements))))
            return false;
        days = Inherit(elements);
        return !days[0].From.IsBare || BareDays.Stands(text, at, next, led, days.Count);
    }

    private static bool TryElement(Lexemes text, int at, bool led, bool continues, out int next, out DayElement element)
    {
        element = null!;
        var i = at;
        if (text[i].Is(Sense.Between) || (text[i].Is(Sense.From) && !text[i].Is(Sense.Number)))
            i++;
        if (!TryDay(text, i, led, out next, out var from))
            return false;
        element = new(from);
        var (joint, fromMinute) = (next, (int?)null);
        if (SkipHour(text, joint, out var afterHour, out var minute))
            (joint, fromMinute) = (afterHour, minute);
        if (fromMinute is not null && from.IsBare && text[at].Is(Sense.From) && !text[at].Is(Sense.Article))
            return false; // "de 14 à 17 heures"
        if (fromMinute is not null && text[joint].Is(Sense.Dash) && !text[at].Is(Sense.From | Sense.Between))
            return true; // "ven 13 20h30 – sam 14 15h" are two
        // ISO 8601's interval, "2027-03-14/2027-03-16"
        if (text[joint].Is(Sense.Slash) && text[at].Digits == 4 && NumericDates.TryIso(text, joint + 1, out var endOfInterval, out var until))
        {
            (next, element) = (endOfInterval, new(from, until));
            return true;
        }
        var joins = text[joint].Is(Sense.To | Sense.Until) || (text[joint].Is(Sense.Dash) && !text[joint].Is(Sense.Comma)) || (text[at].Is(Sense.Between) && text[joint].Is(Sense.And));
        // "les 3-10 ans", "de 14 à 17 heures", "les 6 à 20 euros": what can't be a range of days isn't a day either.
        if (joins && from.IsBare && fromMinute is null && !TryDay(text, joint + 1, led: true, out _, out _) && !NamedDays.TryRead(text, joint + 1, out _, out _)
            && ((text[at].Is(Sense.From) && !text[at].Is(Sense.Article)) || !TimeGrammar.TryHours(text, joint, out _, out _)))
            return false;
        // "Session 1 > samedi 7 février": a bare number before a whole day counts something else.
        if (joins && from.IsBare && text[joint].Is(Sense.Dash) && text[joint + 1].Is(Sense.Weekday) && !text[at].Is(Sense.From | Sense.Between | Sense.Article))
            return false;
        if (!joins || !TryDay(text, joint + 1, led: true, out var end, out var to) || (to.Month is null && to.Weekday is null && from.Month is null && text[joint].Is(Sense.Dash) && !led && !continues))
            return joins is false || !from.IsBare || TryMonthless(text, at, led, continues);
        if (to.Month is null && to.Anchor is null && (to.Weekday is null || to.Day is null) && text[joint].Is(Sense.Dash))
            return from.Month is not null; // "12 mars - 3 euros"
        var toMinute = (int?)null;
        next = end;
        if (fromMinute is not null && SkipHour(text, end, out var afterEnd, out minute))
            (next, toMinute) = (afterEnd, minute);
        element = new(from, to, fromMinute, toMinute);
        return true;
    }

    private static bool TryMonthless(Lexemes text, int at, bool led, bool continues) => led || continues || text[at].Is(Sense.Article);

    private static bool SkipHour(Lexemes text, int at, out int next, out int minute)
    {
        var i = text[at].Is(Sense.Comma) ? at + 1 : at;
        if (text[i].Is(Sense.At))
            i++;
        return TimeGrammar.TryClock(text, i, out next, out minute);
    }

    public static bool TryDay(Lexemes text, int at, bool led, out int next, out WrittenDay day)
    {
        day = null!;
        var i = at;
        int? weekday = null;
        if (text[i].Is(Sense.Article) && !text[i].Is(Sense.Number))
            i++;
        if (NamedDays.TryRead(text, i, out next, out day))
            return true;
        if (text[i].Is(Sense.Weekday) && !text[i].Is(Sense.Plural))
        {
            weekday = text[i].Value;
            if (text[i].IsTwoLetterDay && !IsDayBehind(text, i + 1))
                return NoDay(i, out next);
            var isShort = text[i].Is(Sense.Abbreviated);
            i++;
            while ((text[i].Is(Sense.Dot) && isShort) || (text[i].Is(Sense.Comma) && text[i + 1].IsNumber))
                i++;
            if (text[i].Is(Sense.Article))
                i++;
        }
        next = i;
        if (!text[i].IsNumber && !(text[i].Is(Sense.Ordinal) && text[i].Value == 1) && !(text[i].Is(Sense.NumberWord) && text[i + 1].Is(Sense.Month)))
            return false;
        if (NumericDates.TryIso(text, i, out next, out day) || NumericDates.TryDayFirst(text, i, led || weekday is not null, out next, out day))
        {
            day = day with { Weekday = weekday };
            return true;
        }
        var number = text[i];
        // "2,1 M€"; but "les 12,13 et 19 mars"
        if (text[i + 1].Is(Sense.Comma) && text[i + 1].Glued && text[i + 2].IsNumber && text[i + 2].Glued && !text[i + 3].Is(Sense.Comma | Sense.And | Sense.Dash | Sense.Month))
            return false;
        if (number.Value is < 1 or > 31 || number.Digits > 2 || IsInsideNumber(text, i))
            return false;
        i++;
        if (text[i].Is(Sense.OrdinalSuffix) && text[i].Glued && number.Value == 1)
            i++;
        next = i;
        if (text[i].Is(Sense.Word) && text[i].Value == DateLanguage.NextMonth)
        {
            (next, day) = (i + 1, new(number.Value, null, null, weekday, new DayAnchor.InMonth(1)));
            return true;
        }
        if (!TryMonth(text, i, out i, out var month))
        {
            if (text[next].Is(Sense.Counted | Sense.HourMark | Sense.OrdinalSuffix | Sense.Street | Sense.Days | Sense.Weeks) || (weekday is null && text[next].Is(Sense.Word)) || (text[next].IsNumber && !text[next].Glued && (weekday is null || !TimeGrammar.TryHours(text, next, out _, out _))) || (text[next].Is(Sense.Dot | Sense.Colon) && text[next + 1].Glued && text[next + 1].IsNumber))
                return false;
            day = new(number.Value, null, null, weekday);
            return !text[next].Is(Sense.OtherSign);
        }
        next = i;
        day = new(number.Value, month, TryYear(text, i, out var afterYear, out var year) ? year : null, weekday);
        if (day.Year is not null)
            next = afterYear;
        return true;
    }

    private static bool NoDay(int at, out int next)
    {
        next = at;
        return false;
    }

    // "ve 20/03", "me 3 : 16h": behind "je 4" something must say that it isn't a pronoun.
    private static bool IsDayBehind(Lexemes text, int at)
    {
        var number = text[at].Is(Sense.Dot) ? at + 1 : at;
        if (!text[number].IsNumber || text[number].Digits > 2)
            return false;
        // "Me 26, Je 27 et Ve 28 nov."
        if (text[number + 1].Is(Sense.Comma | Sense.And | Sense.Slash | Sense.Dash) && text[number + 2].Is(Sense.Weekday) && text[text[number + 3].Is(Sense.Dot) ? number + 4 : number + 3].IsNumber)
            return true;
        if (text[number + 1].Is(Sense.Month) || NumericDates.TryDayFirst(text, number, led: true, out _, out _))
            return true;
        return TimeGrammar.TryHours(text, text[number + 1].Is(Sense.Colon | Sense.Dash | Sense.Comma) ? number + 2 : number + 1, out _, out _);
    }

    public static bool TryMonth(Lexemes text, int at, out int next, out int month)
    {
        var i = text[at].Is(Sense.Dash) && text[at].Glued ? at + 1 : at;
        (next, month) = (i + 1, text[i].Month);
        if (!text[i].Is(Sense.Month))
            return false;
        if (text[i].Is(Sense.Abbreviated) && text[next].Is(Sense.Dot))
            next++;
        return true;
    }

    /// <summary>The year at <paramref name="next"/>, which then stands behind it; null when none is written there.</summary>
    public static int? YearAt(Lexemes text, ref int next)
    {
        if (!TryYear(text, next, out var after, out var year))
            return null;
        next = after;
        return year;
    }

    private static bool TryYear(Lexemes text, int at, out int next, out int year)
    {
        var i = at;
        while (text[i].Is(Sense.Dash) && text[i].Glued || (text[i].Is(Sense.Comma) && text[i + 1] is { IsNumber: true, Digits: 4 }))
            i++;
        (next, year) = (i + 1, text[i].Value);
        return text[i] is { IsNumber: true, Digits: 4, Value: >= 1900 and <= 2199 } && !text[i + 1].Is(Sense.HourMark)
            || text[i] is { IsNumber: true, Digits: 4, Value: >= 1000 and < 1900 } && !text[i + 1].Is(Sense.Word | Sense.Counted | Sense.HourMark | Sense.OtherSign | Sense.NumberWord); // "le 11 mars 1791, puis", not "le 11 mars 1500 coureurs"
    }

    // 02 40 45 12, 3,14, 12.5: digits that belong to what stands before them.
    private static bool IsInsideNumber(Lexemes text, int at) =>
        (text[at - 1].IsNumber && text[at - 1].Digits == 2 && text[at - 2].IsNumber)
        || (text[at].Glued && text[at - 1].Is(Sense.Dot | Sense.Comma | Sense.Colon) && text[at - 1].Glued && text[at - 2].IsNumber);

    // Months and years stand once, mostly at the end: "les 12, 13 et 19 mars 2026"; sometimes at the start: "12 mars, 19 et 26".
    private static IReadOnlyList<DayElement> Inherit(List<DayElement> elements)
    {
        (int? Month, int? Year) known = (null, null);
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            var element = elements[i];
            var to = element.To is null ? null : Given(element.To, ref known, later: null);
            elements[i] = element with { To = to, From = Given(element.From, ref known, later: to) };
        }
        return [elements[0], .. After(elements.Skip(1), elements[0].To ?? elements[0].From)];
    }

    /// <summary>Days with the month that those before them leave open: the same while the numbers grow, else the next.</summary>
    public static IReadOnlyList<DayElement> After(IEnumerable<DayElement> elements, WrittenDay before)
    {
        List<DayElement> completed = [];
        foreach (var element in elements)
        {
            var from = Following(element.From, before);
            var to = element.To is { } written ? Following(written, from) : null;
            completed.Add(element with { From = from, To = to });
            before = to ?? from;
        }
        return completed;
    }

    private static WrittenDay Given(WrittenDay day, ref (int? Month, int? Year) known, WrittenDay? later)
    {
        if (day.Day is null)
            return day;
        if (day.Month is not null)
        {
            // A year reaches back only to days that stand before it: "du 30 décembre au 2 janvier 2027".
            var year = day.Year ?? (known is { Year: { } y, Month: { } m } ? (day.Month > m ? y - 1 : y) : null);
            known = (day.Month, year);
            return day with { Year = year };
        }
        if (known.Month is not { } month)
            return day;
        var wraps = later is { Day: { } laterDay } && day.Day > laterDay; // "du 30 au 2 janvier"
        return wraps
            ? day with { Month = month == 1 ? 12 : month - 1, Year = month == 1 ? known.Year - 1 : known.Year }
            : day with { Month = month, Year = known.Year };
    }

    private static WrittenDay Following(WrittenDay day, WrittenDay before)
    {
        if (day is not { Day: { } number, Month: null } || before is not { Day: { } earlier, Month: { } month })
            return day;
        return number > earlier
            ? day with { Month = month, Year = before.Year }
            : day with { Month = month == 12 ? 1 : month + 1, Year = month == 12 ? before.Year + 1 : before.Year };
    }
}
