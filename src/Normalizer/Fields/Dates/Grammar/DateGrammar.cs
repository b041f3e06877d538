using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Dates.Tables;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Walks over a text once and names what it says of time, in order. Every production looks ahead a bounded way, so the walk is linear.</summary>
internal static class DateGrammar
{
    private const int MostMentions = 200;
    private const int LongestTitle = 7;
    private const int FarthestNewDate = 10;
    private const int FarthestHabit = 30;
    private const int FarthestVerb = 3;
    private const int FarthestFinally = 6; // "aura finalement lieu le 19 mars"
    private const int FarthestOmission = 12;
    private const Sense SentenceOrMonth = Sense.SentenceEnd | Sense.LineEnd | Sense.Month;

    /// <summary>The mentions of a text. <paramref name="alone"/>: the text is a field that holds a date and little else.</summary>
    public static List<Mention> Read(Lexemes text, bool alone)
    {
        List<Mention> mentions = [];
        var placed = TableRows.Read(text);
        for (var i = 0; i < text.Count && mentions.Count < MostMentions;)
        {
            if ((placed.Count > 0 && placed.TryGetValue(i, out var row) ? row : Next(text, i, alone)) is { } mention)
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
        if (lexeme.Is(Sense.RelativeDay | Sense.Noon | Sense.Midnight) && IsTitle(text, at))
            return null;
        if (lexeme.Is(Sense.Moved))
            return Moved(text, at, alone);
        if (lexeme.Is(Sense.Unconfirmed))
            return new Mention.Unconfirmed(at, at + 1);
        if (lexeme.Is(Sense.Except) && Excepted(text, at) is { } omission)
            return omission;
        // "c'est le mardi 10, pas le lundi 9"; but "n'oubliez pas le 14 mars"
        if (lexeme.Is(Sense.Except) && lexeme.Value == DateLanguage.OfHabit && text[at - 1].Is(Sense.Comma | Sense.Bracket | Sense.Dash) && DayGrammar.TryDays(text, at + 1, alone: true, out var denied, out var deniedDays))
            return new Mention.Days(at, denied, deniedDays, DayBound.None, DayPurpose.Other);
        if (lexeme.Is(Sense.Every) && lexeme.Is(Sense.SchoolHolidays))
            return new Mention.Omission(at, at + 1, SchoolHolidays: true, PublicHolidays: false, [], []);
        if (RelativeDays.Read(text, at, alone) is { } relative)
        {
            // "demain samedi 10 juillet": the date says the same and more.
            var part = text[relative.To].Is(Sense.DayPart) ? relative.To : -1;
            if (text[at].Is(Sense.RelativeDay) && Days(text, part >= 0 || text[relative.To].Is(Sense.Comma | Sense.Bracket) ? relative.To + 1 : relative.To, alone) is { Elements: [{ IsRange: false, From.Month: not null }] } written)
                return written with { From = at, PartBefore = part >= 0 ? (DayPart)(text[part].Value - 1) : written.PartBefore };
            // "dès demain et jusqu'au 16 novembre"
            if (relative.Elements is [{ IsRange: false } first] && text[relative.To].Is(Sense.To | Sense.Until) && !text[relative.To].Is(Sense.At) && DayGrammar.TryDay(text, relative.To + 1, led: true, out var next, out var last) && last.Month is not null)
                relative = relative with { To = next, Elements = [new(first.From, last)], IsBareWeekday = false, IsFallback = false };
            var purpose = relative.Purpose == DayPurpose.Occasion ? DatePurposes.Of(text, at, out _, out _) : relative.Purpose;
            // "perdu depuis dimanche" tells no day, not even for want of a better.
            return relative with { Purpose = purpose, Outlook = DatePurposes.OutlookOfWeekday(text, at, relative.To), IsFallback = purpose != DayPurpose.Other && (relative.IsFallback || StandsInColumn(text, at, relative.To)) };
        }
        if (Days(text, at, alone) is { } days)
            return days;
        if (RuleGrammar.TryRule(text, at, alone) is { } rule)
            return text[at - 1].Is(Sense.Word) && text[at - 1].Value == DateLanguage.Closed ? new Mention.Omission(at, rule.To, SchoolHolidays: false, PublicHolidays: false, [], rule.Weekdays) : rule;
        if (lexeme.Is(Sense.Fortnightly) && lexeme.Value is DateLanguage.OddWeeks or DateLanguage.EvenWeeks)
            return new Mention.Fortnight(at, at + 1, lexeme.Value);
        if (MonthFrames.Read(text, at) is { } months)
            return months;
        if (Hours(text, at) is { } hours)
            return hours;
        return lexeme.Is(Sense.DayPart) ? new Mention.Part(at, at + 1, (DayPart)(lexeme.Value - 1)) : null;
    }

    // « Demain », « Minuit à Paris », "20h30 | Midi pile": films and books bear such words.
    private static bool IsTitle(Lexemes text, int at)
    {
        var before = text[at - 1].Is(Sense.Article) ? text[at - 2] : text[at - 1];
        if (before.Is(Sense.OtherSign) && before.Value == DateLanguage.Quote)
        {
            for (var i = at + 1; i < at + LongestTitle; i++)
            {
                if (text[i].Is(Sense.OtherSign) && text[i].Value == DateLanguage.Quote)
                    return true;
            }
        }
        return text[at].Is(Sense.Noon | Sense.Midnight) && TimeGrammar.IsInColumn(text, at);
    }

    // "samedi 13 juin | 18h | Demain"
    private static bool StandsInColumn(Lexemes text, int from, int to) =>
        text[from].Is(Sense.RelativeDay) && text[from - 1].Is(Sense.Comma) && text[from - 1].Value == DateLanguage.Column && (to >= text.Count || text[to].Is(Sense.LineEnd));

    private static Mention.Hours? Hours(Lexemes text, int at) =>
        (!text[at].Is(Sense.Article) || text[at].Is(Sense.Since)) && TimeGrammar.TryHours(text, at, out var next, out var times) ? new Mention.Hours(at, next, times) : null;

    private static Mention.Days? Days(Lexemes text, int at, bool alone)
    {
        var bound = text[at].Is(Sense.Until) ? DayBound.Until : text[at].Is(Sense.Since) && !(text[at].Is(Sense.Article) && !alone && at > 0 && !text[at - 1].Is(Sense.SentenceEnd | Sense.LineEnd | Sense.Comma)) ? DayBound.Since : DayBound.None;
        var start = bound == DayBound.None ? at : at + 1;
        // "place du 19 mars 1962, dimanche 22 mars", "bd du 14 juillet jusqu'au 30": the name ends with its day.
        if (DatePurposes.IsStreetName(text, at) && DayGrammar.TryDay(text, at + 1, led: true, out var named, out var nameday))
            return new Mention.Days(at, named, [new(nameday)], DayBound.None, DayPurpose.Other);
        // "à partir de samedi et jusqu'au 8 mars"
        if (bound == DayBound.Since && text[start].Is(Sense.Weekday) && !text[start].Is(Sense.Plural | Sense.Abbreviated) && text[start + 1].Is(Sense.To | Sense.Until) && DayGrammar.TryDay(text, start + 2, led: true, out var closes, out var lastDay) && lastDay.Month is not null)
            return new Mention.Days(at, closes, [new(new(null, null, null, text[start].Value, new DayAnchor.Coming()), lastDay)], DayBound.None, DatePurposes.Of(text, at, out _, out _));
        if (!DayGrammar.TryDays(text, start, alone, out var next, out var days))
        {
            if (bound == DayBound.None || !DayGrammar.TryDays(text, at, alone, out next, out days))
                return null;
            bound = DayBound.None;
        }
        if (bound == DayBound.Since && (days.Count > 1 || days[0].IsRange))
            bound = DayBound.None; // "des 14 et 15 mars": the accent of "dès" is folded away
        var joined = text[next].Is(Sense.And) && text[next + 1].Is(Sense.Until) ? next + 1 : next;
        if (bound == DayBound.Since && text[joined].Is(Sense.Until) && DayGrammar.TryDays(text, joined + 1, alone, out var end, out var last) && last.Count == 1)
            (days, next, bound) = ([new(days[0].From, last[0].From)], end, DayBound.None);
        var purpose = DatePurposes.Of(text, at, out var isOldDate, out var isStrict);
        if (text[at - 1].Is(Sense.And) && text[at - 1].Value == DateLanguage.Nor)
            purpose = DayPurpose.Other; // "ni le 14 ni le 15"
        if (text[next].Is(Sense.Deadline) && text[next].Value == DateLanguage.AtTheLatest)
            (purpose, isStrict) = (DayPurpose.Deadline, true); // "le 7 juin au plus tard"
        return new Mention.Days(at, next, days, bound, purpose)
        {
            Outlook = DatePurposes.OutlookOf(text, at, next),
            PartBefore = text[at].Is(Sense.DayPart) ? (DayPart)(text[at].Value - 1) : null,
            IsSeriesStart = bound == DayBound.Since && text[at].Value == DateLanguage.SeriesStart,
            IsFallback = (purpose == DayPurpose.Deadline && !isStrict) || purpose == DayPurpose.Reason || isOldDate,
            IsOldDate = isOldDate,
            // "est repoussée d'une semaine, au dimanche 12 juillet"
            IsNewDate = (text[at].Is(Sense.To) || text[at - 1].Is(Sense.To)) && text.FollowsWord(at, DateLanguage.PutOff, FarthestNewDate, SentenceOrMonth),
            FollowsVerb = FollowsVerb(text, at),
            FollowsFinally = text.FollowsWord(at, DateLanguage.Finally, FarthestFinally, SentenceOrMonth),
            EndsAnother = (text[at - 1].Is(Sense.Colon) && (text[at - 2].Is(Sense.EndOf) || (text[at - 2].Is(Sense.To) && (!text[at - 2].Is(Sense.At) || FieldLabels.IsEnd(text, at - 2))))) || text[at - 1].Is(Sense.EndOf),
        };
    }

    // "aura lieu le", "sera effectué exceptionnellement le"
    private static bool FollowsVerb(Lexemes text, int at) => text.HoldWithin(Math.Max(at - FarthestVerb, text.SentenceStart(at)), at, Sense.At, DateLanguage.TakesPlace) && !text[at].Is(Sense.From);

    private static Mention? Moved(Lexemes text, int at, bool alone)
    {
        // "en cas de pluie, elle sera reportée au 8"
        if (text.HoldWithin(text.SentenceStart(at), at, Sense.Word, DateLanguage.InCase))
            return DayGrammar.TryDays(text, at + 1, alone, out var spare, out var spareDays) ? new Mention.Days(at, spare, spareDays, DayBound.None, DayPurpose.Other) : null;
        switch (text[at].Value)
        {
            case DateLanguage.MovedElsewhere:
                return new Mention.Shift(at, at + 1, ShiftTo.NewPlace);
            case DateLanguage.PassesTo: // "la soirée du 7 passe au 14"; "le prix passe au 1er janvier à 5 €" moves nothing
                return TellsOldDay(text, at) && DayGrammar.TryDays(text, at + 1, alone, out _, out _) ? new Mention.Shift(at, at + 1, ShiftTo.NewDate) : null;
            case DateLanguage.MovedTo:
                // "déplacé au gymnase" has a new place, "reporté au 12 mai" a new date.
                var hasDate = DayGrammar.TryDays(text, at + 1, alone, out _, out _) || RelativeDays.Read(text, at + 1, alone) is not null;
                return new Mention.Shift(at, at + 1, hasDate ? ShiftTo.NewDate : ShiftTo.NewPlace);
            case DateLanguage.MovedFromTo or DateLanguage.PassesFrom when DayGrammar.TryDays(text, at + 1, alone, out var next, out var days) && days is [{ To: { } to } range]:
                // "reporté du 5 au 12 mai": only the second day is meant.
                return new Mention.Days(at, next, [new(to, FromMinute: range.ToMinute)], DayBound.None, DayPurpose.Occasion) { IsNewDate = true };
            // "le cours passe du mardi au jeudi" is each Thursday from then on; "le match est décalé du samedi au dimanche" is no habit of both days.
            case DateLanguage.MovedFromTo or DateLanguage.PassesFrom when text[at + 1].Is(Sense.Weekday) && text[at + 2].Is(Sense.To) && text[at + 3].Is(Sense.Weekday) && !text[at + 4].IsNumber:
                return text.Hold(Sense.Habit | Sense.Every) ? new Mention.Recurrence(at, at + 4, [text[at + 3].Value], [], 1, IsSure: true) : new Mention.Shift(at, at + 4, ShiftTo.Unknown);
            default:
                return new Mention.Shift(at, at + 1, ShiftTo.Unknown);
        }
    }

    private static bool TellsOldDay(Lexemes text, int at)
    {
        for (var i = text.SentenceStart(at); i < at; i++)
        {
            if (text[i].Is(Sense.From | Sense.Article | Sense.Weekday) && text[i + 1].IsNumber)
                return true;
        }
        return false;
    }

    // "Tous les jeudis 18h, pas le 12 mars", "chaque jeudi. Relâche le 6 mai"; but "N'oubliez pas le 14 mars", "Coupure d'eau : interruption le 12 mars"
    private static bool FollowsHabit(Lexemes text, int at)
    {
        if (at > 0 && text[at].Value == DateLanguage.OfHabit && text[at - 1].Is(Sense.Word | Sense.Habit))
            return false;
        for (var i = at - 1; i >= 0 && i >= at - FarthestHabit; i--)
        {
            if (text[at].Value == DateLanguage.ClosedOn && (text[i].Is(Sense.SentenceEnd | Sense.LineEnd) || text[i].Value == DateLanguage.Clause && text[i].Is(Sense.Comma)))
                return false;
            if (text[i].Is(Sense.Every | Sense.OfMonth | Sense.Fortnightly) || (text[i].Is(Sense.Weekday) && (text[i].Is(Sense.Plural) || (text[i + 1].Is(Sense.To) && text[i + 2].Is(Sense.Weekday)))))
                return true;
            // "le lundi de 14h à 16h, pas de permanence le 6 avril"
            if (text[at].Value == DateLanguage.NotHeld && text[i].Is(Sense.Weekday) && text[i - 1].Is(Sense.Article) && TimeGrammar.TryHours(text, text[i + 1].Is(Sense.Comma | Sense.Colon) ? i + 2 : i + 1, out _, out _))
                return true;
        }
        return false;
    }

    private static Mention.Omission? Excepted(Lexemes text, int at)
    {
        var (school, publicDays) = (false, false);
        List<DayElement> days = [];
        List<int> weekdays = [];
        var (i, end) = (at + 1, at + 1);
        for (; i < at + FarthestOmission; i++)
        {
            // "sauf les samedis 7 et 14 mars": the numbers that follow are the days left out.
            if (text[i].Is(Sense.Weekday) && text[i].Is(Sense.Plural) && text[i + 1].IsNumber)
                continue;
            if (text[at].Value == DateLanguage.NotHeld && i <= at + 2 && text[i].Is(Sense.Word | Sense.Habit) && !text[i].Is(Sense.Weekday | Sense.Month))
                continue; // "pas de répétition le 13 mai"
            if (text[i].Is(Sense.SchoolHolidays) && !text[i].Is(Sense.Every))
                (school, end) = (true, i + 1);
            else if (text[i].Is(Sense.PublicHolidays))
                (publicDays, end) = (true, i + 1);
            else if (DayGrammar.TryDays(text, i, alone: false, out var next, out var named))
            {
                days.AddRange(named);
                (i, end) = (next - 1, next);
            }
            else if (text[i].Is(Sense.Weekday) && !text[i + 1].IsNumber)
            {
                weekdays.Add(text[i].Value);
                end = i + 1;
            }
            else if (!text[i].Is(Sense.And | Sense.Article | Sense.From | Sense.Comma | Sense.Colon | Sense.Days | Sense.In))
            {
                break;
            }
        }
        var needsHabit = text[at].Value == DateLanguage.OfHabit || (text[at].Value is DateLanguage.ClosedOn or DateLanguage.NotHeld && days.Count > 0);
        if (needsHabit && !FollowsHabit(text, at))
            return null;
        return end > at + 1 ? new(at, end, school, publicDays, days, weekdays) : null;
    }
}
