using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Dates.Tables;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Hours: "20h30", "de 14 à 17 heures", "10h-12h et 14h-18h", "à partir de 9h", "minuit".</summary>
internal static class TimeGrammar
{
    public const int MinutesOfDay = 24 * 60;

    private const int MostInRow = 12;
    private const int LongestMark = 3; // "hrs", where "heures" may be a length
    private const int LongDay = 6 * 60; // "7h 17h" is a fair, "9h 11h" are two masses

    /// <summary>Hours beginning at <paramref name="at"/>, with those that an "et", a comma or a slash adds.</summary>
    public static bool TryHours(Lexemes text, int at, out int next, out List<WrittenTime> times)
    {
        if (TryRow(text, at, out next, out times))
            return true;
        times = [];
        next = at;
        if (!TryOne(text, at, out var end, out var time))
            return false;
        if (time is { End: null, OpenEnd: false, OfDoors: false, Start: { } start } && TryColumn(text, end, start, out var columnEnd, out var until))
            (end, time) = (columnEnd, new(start, until));
        times.Add(time);
        next = end;
        while (times.Count < 8)
        {
            var more = end;
            while (text[more].Is(Sense.Comma | Sense.And | Sense.Slash))
                more++;
            if (more == end || IsInColumn(text, more) || !TryOne(text, more, out var after, out var another) || another.Start is null || (another.OfDoors && !times[0].OfDoors))
                break;
            times.Add(another);
            (end, next) = (after, after);
        }
        return true;
    }

    /// <summary>"20h30 | Minuit rue Lepic": a word for an hour that opens a column, with more behind it.</summary>
    public static bool IsInColumn(Lexemes text, int at) =>
        text[at].Is(Sense.Noon | Sense.Midnight) && text[at - 1].Is(Sense.Comma) && text[at - 1].Value == DateLanguage.Column && text[at + 1].Is(Sense.Word | Sense.Article | Sense.From | Sense.At | Sense.Street);

    // "10h00 18h00": two columns of a table; three clocks are a programme.
    private static bool TryColumn(Lexemes text, int at, int start, out int next, out int until)
    {
        next = at;
        until = 0;
        // "22/03/2027;09:00;12:00;Atelier"
        if (text[at].Is(Sense.Comma) && text[at].Value == DateLanguage.Clause && text[at].Glued && text[at + 1].Glued && TryClock(text, at + 1, out next, out until) && until > start && text[next].Is(Sense.Comma) && text[next].Value == DateLanguage.Clause && !TryClock(text, next + 1, out _, out _))
            return true;
        next = at;
        // "7h 17h"
        if (text[at].IsNumber && text[at - 1].Is(Sense.HourMark) && text[at + 1].Is(Sense.HourMark) && text[at + 1].Glued && TryClock(text, at, out next, out until) && until - start >= LongDay && !TryClock(text, next, out _, out _))
            return true;
        return text[at].IsNumber && text[at - 1] is { IsNumber: true, Digits: 2 } && TryClock(text, at, out next, out until) && text[next - 1] is { IsNumber: true, Digits: 2 } && until > start && !TryClock(text, next, out _, out _);
    }

    private static bool TryOne(Lexemes text, int at, out int next, out WrittenTime time)
    {
        time = new(12 * 60, 14 * 60);
        next = at + 1;
        if (text[at].Is(Sense.Noon) && text[at].Value == DateLanguage.UntilTwo)
            return true; // "entre midi et deux"
        time = default;
        var leads = text[at].Is(Sense.Doors);
        var (doors, meeting) = (leads && text[at].Value != DateLanguage.Meeting, leads && text[at].Value == DateLanguage.Meeting);
        var i = leads ? at + 1 : at;
        while (leads && text[i].Is(Sense.Colon | Sense.At | Sense.Bracket))
            i++;
        next = i;
        if (text[i].Is(Sense.Until) && TryClock(text, i + 1, out next, out var last))
        {
            time = new(null, last);
            return true;
        }
        // "départ 8h, retour 17h", "fin à 18h"
        var ends = (text[i].Is(Sense.Word) && text[i].Value == DateLanguage.Ending) || text[i].Is(Sense.EndOf) || (text[i].Is(Sense.To) && text[i + 1].Is(Sense.Colon) && FieldLabels.IsEnd(text, i));
        if (ends && TryClock(text, text[i + 1].Is(Sense.Colon | Sense.At) ? i + 2 : i + 1, out next, out last))
        {
            time = new(null, last);
            return true;
        }
        var open = text[i].Is(Sense.Since);
        var lead = i;
        if (text[i].Is(Sense.Since | Sense.At | Sense.From | Sense.Between | Sense.Article))
            i++;
        if (open && text[i].Is(Sense.From | Sense.At))
            i++;
        if (TryRange(text, i, lead, out next, out var range))
        {
            time = range with { OfDoors = doors, OfMeeting = meeting };
            return true;
        }
        // "le 20h"? An article leads to ranges only ("les 14h-17h"); a lone clock stands bare or after à, dès, vers.
        if (!TryClock(text, i, out next, out var start))
            return false;
        // "une balade de 2h", "de deux heures": a length.
        if (start < 7 * 60 && (text[lead].Is(Sense.From) ? !text[lead].Is(Sense.Article) : text[lead - 1].Is(Sense.From) && !text[lead - 1].Is(Sense.Article)))
            return false;
        // "(1959, 1h39)", "Durée totale : 2h10": at night something begins only where a word says so.
        if (start is > 0 and < 6 * 60 && lead == i && !text[i - 1].Is(Sense.At | Sense.To | Sense.Since | Sense.Dash) && !text[next - 1].Is(Sense.OfDayPart))
            return false;
        if (start >= MinutesOfDay)
            start = MinutesOfDay;
        time = new(start, null, open, doors, meeting);
        if (open && text[next].Is(Sense.Until | Sense.To) && TryClock(text, next + 1, out var closed, out var until))
        {
            time = new(start, until, OfDoors: doors, OfMeeting: meeting);
            next = closed;
        }
        return true;
    }

    private static bool TryRange(Lexemes text, int at, int lead, out int next, out WrittenTime range)
    {
        range = default;
        next = at;
        var startIsBare = false;
        if (!TryClock(text, at, out var i, out var start))
        {
            // "de 14 à 17 heures": the mark stands once, at the end.
            if (!(text[at].IsNumber && text[at].Digits <= 2 && text[at].Value <= 24) || IsPartOfNumber(text, at))
                return false;
            (i, start, startIsBare) = (at + 1, text[at].Value * 60, true);
        }
        if (!text[i].Is(Sense.Dash | Sense.To | Sense.Until) && !(text[i].Is(Sense.Slash) && text[i].Glued && !startIsBare) && !(text[lead].Is(Sense.Between) && text[i].Is(Sense.And)))
            return false;
        if (!TryClock(text, i + 1, out next, out var end))
            return false;
        if (startIsBare && text[i].Is(Sense.Dash) && !text[i].Glued)
            return false; // "salle 3 - 20h" isn't from 3 to 20
        if (startIsBare && !text[i].Is(Sense.Dash) && !text[lead].Is(Sense.From | Sense.Between) && !text[lead - 1].Is(Sense.From | Sense.Between))
            return false; // "samedi 21 à 11h" is a day and its hour
        // "un film de 1h39 à 20h": nothing goes on from the middle of the night until noon.
        range = start is > 0 and < 6 * 60 && end >= 12 * 60 && text[lead].Is(Sense.From) ? new(end, null) : new(start, end);
        return true;
    }

    // "15h/18h/20h45", "15h - 18h - 20h45": an odd number of clocks in a row are so many beginnings, an even one are ranges.
    private static bool TryRow(Lexemes text, int at, out int next, out List<WrittenTime> times)
    {
        times = [];
        next = at;
        var i = text[at].Is(Sense.At) ? at + 1 : at;
        if (!TryClock(text, i, out var end, out var minute))
            return false;
        var (sign, isGlued) = (text[end].Sense & (Sense.Dash | Sense.Slash), text[end].Glued);
        if (sign == Sense.None)
            return false;
        times.Add(new(minute, null));
        while (times.Count < MostInRow && text[end].Is(sign) && text[end].Glued == isGlued && TryClock(text, end + 1, out var after, out minute))
        {
            times.Add(new(minute, null));
            end = after;
        }
        next = end;
        return times.Count > 2 && times.Count % 2 == 1;
    }

    /// <summary>One moment of the day, in minutes; 1440 for midnight.</summary>
    public static bool TryClock(Lexemes text, int at, out int next, out int minutes)
    {
        var first = text[at];
        (next, minutes) = (at + 1, 0);
        if (first.Is(Sense.Noon | Sense.Midnight) && text[at - 1].Is(Sense.Every))
            return false; // "chaque midi"
        if (first.Is(Sense.Noon))
        {
            minutes = 12 * 60;
            if (text[next].Is(Sense.Fraction))
                (next, minutes) = (next + 1, minutes + text[next].Value);
            return true;
        }
        if (first.Is(Sense.Midnight))
        {
            minutes = MinutesOfDay;
            return true;
        }
        // "24 heures de pêche"; midnight is "minuit", or "à 24h".
        if (first.Value == 24 && !text[at - 1].Is(Sense.At | Sense.To | Sense.Until | Sense.Dash))
            return false;
        if (!(first.IsNumber ? first.Digits <= 2 : first.Is(Sense.NumberWord) && text[at + 1].Is(Sense.HourMark)) || first.Value > 24 || IsPartOfNumber(text, at))
            return false;
        minutes = first.Value * 60;
        var mark = text[at + 1];
        if (mark.Is(Sense.Colon) && mark.Glued)
            return TryMinutes(text, at + 2, needGlue: true, ref minutes, ref next) && !(text[next].Is(Sense.Colon) && text[next].Glued && SkipSeconds(text, ref next) is false);
        if (!mark.Is(Sense.HourMark) || text[at + 1].End - text[at + 1].Start > 7)
            return false;
        next = at + 2;
        if (text[next].Is(Sense.Fraction))
            (next, minutes) = (next + 1, minutes + text[next].Value);
        else if (TryMinutes(text, next, needGlue: false, ref minutes, ref next) && text[next].Is(Sense.MinuteMark))
            next++;
        else if (text[next].Is(Sense.NumberWord) && text[next].Value is 5 or 10 or 15 or 20 or 25 or 30 or 45)
            (next, minutes) = (next + 1, minutes + text[next].Value);
        if (IsDuration(text, at, next, minutes) || (!first.IsNumber && first.Value < 8 && !text[next].Is(Sense.OfDayPart) && !(first.Value >= 5 && text[at - 1].Is(Sense.At))))
            return false;
        // "8 h du soir", "3 h de l'après-midi"
        if (minutes is > 0 and < 12 * 60 && text[next].Is(Sense.OfDayPart))
            minutes += text[next].Value == 1 ? 0 : 12 * 60;
        if (text[next].Is(Sense.OfDayPart))
            next++;
        return minutes <= MinutesOfDay;
    }

    private static bool SkipSeconds(Lexemes text, ref int next)
    {
        if (!text[next + 1].IsNumber || text[next + 1].Digits != 2)
            return false;
        next += 2;
        if (IsGluedNumber(text, next, Sense.Dot)) // ".000" of a second
            next += 2;
        // The offset of a moment as machines write it, "+01:00": the hour before it is the local one there.
        if (IsGluedNumber(text, next, Sense.And | Sense.Dash) && text[next + 1].Digits is 2 or 4 && !IsGluedNumber(text, next + 4, Sense.Colon))
            next += text[next + 1].Digits == 2 && IsGluedNumber(text, next + 2, Sense.Colon) ? 4 : 2;
        return true;
    }

    private static bool IsGluedNumber(Lexemes text, int at, Sense sign) => text[at].Is(sign) && text[at].Glued && text[at + 1].IsNumber && text[at + 1].Glued;

    private static bool TryMinutes(Lexemes text, int at, bool needGlue, ref int minutes, ref int next)
    {
        var number = text[at];
        if (!number.IsNumber || number.Digits != 2 || number.Value > 59 || (needGlue && !number.Glued))
            return false;
        // "20h 12 rue des Lilas", "à 20h 14 mars": what follows at a distance must not be another number's business.
        if (!number.Glued && (text[at + 1].Is(Sense.Month | Sense.Street | Sense.Counted | Sense.HourMark) || (text[at + 1].Is(Sense.Comma) && text[at + 2].Is(Sense.Street) && text[at - 1].Glued && number.Value % 15 != 0)))
            return false; // but "6 h 45, place de la Poste" is spaced throughout
        minutes += number.Value;
        next = at + 1;
        return true;
    }

    // "durée 1h30", "pendant 2 heures", "2h de marche", "24h/24": lengths, not moments.
    private static bool IsDuration(Lexemes text, int at, int next, int minutes)
    {
        if (text[at - 1].Is(Sense.Duration) || (text[at - 1].Is(Sense.Colon) && text[at - 2].Is(Sense.Duration)))
            return true;
        if (text[next].Is(Sense.Counted) && text[next].Value == DateLanguage.Amount)
            return true; // "21 h au total"
        if (text[next].Is(Sense.Slash) && text[next].Glued && text[next + 1].IsNumber && text[next + 1].Value is 24 or 7)
            return true;
        // "10 heures de code"
        if (text[next - 1].Is(Sense.HourMark) && text[next - 1].End - text[next - 1].Start > LongestMark && text[next].Is(Sense.From) && !text[next].Is(Sense.Article) && text[next + 1].Is(Sense.Word) && !text[at - 1].Is(Sense.At | Sense.To | Sense.Dash | Sense.Since | Sense.Comma | Sense.Until))
            return true;
        return minutes < 7 * 60 && text[next].Is(Sense.From) && !text[next + 1].IsNumber && !text[next].Is(Sense.Article) && !text[at - 1].Is(Sense.At | Sense.To | Sense.Dash | Sense.Since);
    }

    // 3.14h, 02 40 45 20: no number that a sign or digit group binds to the one before it.
    private static bool IsPartOfNumber(Lexemes text, int at) =>
        text[at].Glued && text[at - 1].Is(Sense.Dot | Sense.Colon) && text[at - 2].IsNumber && text[at - 1].Glued;
}
