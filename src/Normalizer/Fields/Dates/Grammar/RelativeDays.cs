using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Days counted from the day of writing: "demain", "dans 15 jours", "samedi prochain", "la semaine prochaine", and weeks and week-ends named by one of their days.</summary>
internal static class RelativeDays
{
    private const int Saturday = 6, Sunday = 7;

    public static Mention.Days? Read(Lexemes text, int at, bool alone)
    {
        if (DaysAfter.Read(text, at) is { } following)
            return following;
        if (text[at].Is(Sense.RelativeDay) && text[at].Value >= DateLanguage.EarliestFromTheDayBefore)
            return null;
        if (text[at].Is(Sense.RelativeDay))
            return text[at].Value is 0 or -1 && !IsOfTheDay(text, at) ? null : One(at, at + 1, new(null, null, null, null, new DayAnchor.Offset(text[at].Value)));
        if (text[at].Is(Sense.In))
            return Later(text, at);
        if (text[at].Is(Sense.This))
            return This(text, at);
        // "le match de dimanche est annulé"
        if (text[at].Is(Sense.From) && !text[at].Is(Sense.Article) && text[at + 1].Is(Sense.Weekday) && !text[at + 1].Is(Sense.Plural | Sense.Abbreviated) && !text[at + 2].IsNumber && !text[at + 2].Is(Sense.To | Sense.Next | Sense.Last | Sense.DayPart | Sense.From | Sense.Dash))
            return One(at, at + 2, Coming(text[at + 1].Value)) with { IsFallback = true };
        // "le premier week-end de décembre": from its Saturday
        if (!text[at - 1].Is(Sense.Every | Sense.Number) && NamedDays.TryOrdinal(text, text[at].Is(Sense.Article) ? at + 1 : at, out var afterOrdinal, out var position) && text[afterOrdinal].Is(Sense.Weekend) && text[afterOrdinal + 1].Is(Sense.From) && DayGrammar.TryMonth(text, afterOrdinal + 2, out var ends, out var month))
            return new(at, ends, [new(new(null, month, DayGrammar.YearAt(text, ref ends), Saturday, new DayAnchor.Nth(position)), LengthDays: 2)], DayBound.None, DayPurpose.Occasion);
        var i = text[at].Is(Sense.Article) || (text[at].Is(Sense.At) && text[at + 1].Is(Sense.Article)) ? at + 1 : at;
        if (text[i].Is(Sense.Article) && i > at)
            i++;
        if (text[i].Is(Sense.Weekend))
            return Weekend(text, at, i);
        if (text[i].Is(Sense.WeekNamed))
            return text[at - 1].Is(Sense.From) ? null : Week(at, i + 1, text[i].Value);
        if (text[i].Is(Sense.Weeks) && text[i + 1].Is(Sense.From) && DayGrammar.TryDays(text, i + 2, alone: true, out var next, out var days) && days is [{ IsRange: false } first])
            return new(at, next, [first with { LengthDays = 7 }], DayBound.None, DayPurpose.Occasion);
        return Weekday(text, at, i, alone);
    }

    // "mineurs hier, infirmières aujourd'hui", "notre association protège aujourd'hui 280 hectares": times of life, not days.
    private static bool IsOfTheDay(Lexemes text, int at) =>
        at == 0 || text[at - 1].Is(Sense.SentenceEnd | Sense.LineEnd | Sense.Colon | Sense.NoOccasion | Sense.Participle) || at + 1 >= text.Count || text[at + 1].Is(Sense.SentenceEnd | Sense.LineEnd | Sense.DayPart | Sense.Weekday | Sense.Colon | Sense.Since)
        || TimeGrammar.TryHours(text, text[at + 1].Is(Sense.Comma) ? at + 2 : at + 1, out _, out _);

    // dans 15 jours, dans une semaine, dans un mois
    private static Mention.Days? Later(Lexemes text, int at)
    {
        var (count, unit) = text[at].Value > 0 ? (text[at].Value, at + 1) : (text[at + 1].IsNumber ? text[at + 1].Value : 0, at + 2);
        var days = text[unit].Is(Sense.Days) ? count : text[unit].Is(Sense.Weeks) ? count * 7 : 0;
        if (days is <= 0 or >= 400)
            return null;
        var isLoose = days is 8 or 15 && text[unit].Is(Sense.Days);
        return One(at, unit + 1, new(null, null, null, null, new DayAnchor.Offset(isLoose ? days - 1 : days, isLoose)));
    }

    private static Mention.Days? This(Lexemes text, int at)
    {
        // "ce soir", "cet après-midi": the part is read again as a mention of its own.
        if (text[at + 1].Is(Sense.DayPart))
            return One(at, at + 1, new(null, null, null, null, new DayAnchor.Offset(0)));
        if (text[at + 1].Is(Sense.Weekday) && text[at + 2].Is(Sense.Dash) && text[at + 2].Glued && text[at + 3].Is(Sense.Article))
            return null; // "ce dimanche-là": the one told before
        if (text[at + 1].Is(Sense.Weekday) && !text[at + 2].IsNumber)
        {
            return text[at + 2].Is(Sense.And) && text[at + 3].Is(Sense.Weekday) && !text[at + 3].Is(Sense.Plural) && !text[at + 4].IsNumber
                ? Two(at, at + 4, text[at + 1].Value, text[at + 3].Value, isNext: false)
                : One(at, at + 2, Coming(text[at + 1].Value));
        }
        return text[at + 1].Is(Sense.Weekend) ? Weekend(text, at, at + 1) : null;
    }

    // ce week-end, le week-end prochain, le week-end du 14 mars
    private static Mention.Days? Weekend(Lexemes text, int at, int weekend)
    {
        var i = weekend + 1;
        if (text[i].Is(Sense.From) && DayGrammar.TryDays(text, i, alone: true, out var next, out var days))
        {
            // "le week-end du 14 et 15 mars" names both days, "du 14 au 15" is a range already.
            if (text[weekend].Value == DateLanguage.Several && days.All(d => d is { IsRange: false, From.Month: not null }))
                return new(at, next, [.. days.Select(d => d with { LengthDays = 2 })], DayBound.None, DayPurpose.Occasion);
            return days is [{ IsRange: false, From.Month: not null } first]
                ? new(at, next, [first with { LengthDays = 2 }], DayBound.None, DayPurpose.Occasion)
                : new(at, next, days, DayBound.None, DayPurpose.Occasion);
        }
        if (text[i].Is(Sense.Next))
            return Range(at, i + 1, new DayAnchor.Coming(IsNext: true));
        if (text[i].Is(Sense.Last))
            return Range(at, i + 1, new DayAnchor.Gone());
        return text[at].Is(Sense.This) ? Range(at, i, new DayAnchor.InWeek(0)) : null;
    }

    private static Mention.Days? Weekday(Lexemes text, int at, int i, bool alone)
    {
        if (text[i].Is(Sense.Weekday) && text[i].Is(Sense.Abbreviated) && !text[i].IsTwoLetterDay && text[i + 1].Is(Sense.Dot) && text[i + 2].Is(Sense.Next)) // "sam. prochain"
            return One(at, i + 3, Coming(text[i].Value, isNext: true));
        if (i == at && Shortened(text, at) is { } shortened)
            return shortened;
        if (!text[i].Is(Sense.Weekday) || text[i].Is(Sense.Abbreviated | Sense.Plural))
            return null;
        var (weekday, after) = (text[i].Value, i + 1);
        if (text[after].Is(Sense.And) && text[after + 1].Is(Sense.Weekday) && text[after + 2].Is(Sense.Next))
            return Two(at, after + 3, weekday, text[after + 1].Value, isNext: true);
        // "vendredi soir dernier", "samedi matin prochain"
        if (text[after].Is(Sense.DayPart) && text[after + 1].Is(Sense.Next | Sense.Last) && !text[after + 2].Is(Sense.Weekday))
            return One(at, after + 2, text[after + 1].Is(Sense.Next) ? Coming(weekday, isNext: true) : new(null, null, null, weekday, new DayAnchor.Gone())) with { PartBefore = (Model.DayPart)(text[after].Value - 1) };
        if (text[after].Is(Sense.Next))
            return One(at, i + 2, Coming(weekday, isNext: true));
        if (text[after].Is(Sense.Last))
            return One(at, i + 2, new(null, null, null, weekday, new DayAnchor.Gone()));
        if (text[after].Is(Sense.WeeksLater))
            return One(at, i + 2, new(null, null, null, weekday, new DayAnchor.Coming(text[after].Value)));
        if (text[after].Is(Sense.From) && text[after + 1].Is(Sense.WeekNamed))
            return One(at, after + 2, new(null, null, null, weekday, new DayAnchor.InWeek(text[after + 1].Value)));
        // "samedi à 20h" says which Saturday only beside hours, and only without an article ("le samedi" is every Saturday).
        if (i == at && !text[at - 1].Is(Sense.RelativeDay | Sense.Article | Sense.Every | Sense.From | Sense.To | Sense.Dash | Sense.One | Sense.Ordinal | Sense.OrdinalSuffix))
        {
            List<DayElement> days = [new(Coming(weekday))];
            while (text[after].Is(Sense.And | Sense.Comma) && text[after + 1].Is(Sense.Weekday) && !text[after + 1].Is(Sense.Plural | Sense.Abbreviated) && days.Count < 7)
            {
                days.Add(new(Coming(text[after + 1].Value)));
                after += 2;
            }
            var hours = text[after].Is(Sense.Colon | Sense.Comma | Sense.Dash | Sense.LineEnd) && !(text[after].Glued && text[after].Is(Sense.Dash)) ? after + 1 : after;
            if (text[after].Is(Sense.DayPart) || TimeGrammar.TryHours(text, hours, out _, out _))
                return new(at, after, days, DayBound.None, DayPurpose.Occasion) { IsBareWeekday = true };
            // "collecte vendredi et samedi": two days that follow each other are the coming ones.
            if (days.Count == 2 && text[after - 2].Is(Sense.And) && text[after - 1].Value == weekday + 1 && !text[after].IsNumber)
                return new(at, after, days, DayBound.None, DayPurpose.Occasion) { IsFallback = true };
            if (!text[i + 1].IsNumber && ((text[i + 1].Is(Sense.At | Sense.SentenceEnd | Sense.LineEnd) && !text[i + 1].Is(Sense.To)) || i + 1 == text.Count || IsClause(text, i + 1) || DatePurposes.IsPastWeekday(text, i, i + 1)))
                return One(at, i + 1, Coming(weekday)) with { IsFallback = true };
            after = i + 1;
        }
        return alone && i == at && text.Count == 1 ? One(at, after, Coming(weekday)) : null;
    }

    // "Mer 14h30 – Sam 17h", "mer. 18h, sam. 20h30": nothing but an hour says that the three letters are a day.
    private static Mention.Days? Shortened(Lexemes text, int at)
    {
        if (!text[at].Is(Sense.Weekday) || !text[at].Is(Sense.Abbreviated) || text[at].IsTwoLetterDay)
            return null;
        var after = text[at + 1].Is(Sense.Dot) ? at + 2 : at + 1;
        if (text[after].Is(Sense.DayPart) && TimeGrammar.TryHours(text, after + 1, out _, out _))
            return One(at, after, Coming(text[at].Value)) with { IsBareWeekday = true }; // "sam matin 9h30"
        return text[after].IsNumber && TimeGrammar.TryHours(text, after, out _, out _) && (after > at + 1 || IsAmongShortened(text, at)) ? One(at, after, Coming(text[at].Value)) with { IsBareWeekday = true } : null;
    }

    // "jeu 14h, goûter 16h", "balade en mer 9h": a word of its own, where no other such day stands in its line.
    private static bool IsAmongShortened(Lexemes text, int at)
    {
        if (!DayLists.Opens(text, at) && !text[at - 1].Is(Sense.Comma))
            return false;
        for (var i = text.SentenceStart(at); i < text.SentenceEnd(at) || i < at + 12; i++)
        {
            if (i != at && text[i].Is(Sense.Weekday) && text[i].Is(Sense.Abbreviated) && text[i].Value != text[at].Value && text[i + 1].IsNumber)
                return true;
        }
        return false;
    }

    // "sortie à la ferme vendredi, départ du car à 8h45"
    private static bool IsClause(Lexemes text, int comma)
    {
        if (!text[comma].Is(Sense.Comma) || text[comma].Value == DateLanguage.Column)
            return false;
        var end = text.SentenceEnd(comma);
        for (var i = comma + 1; i < end && !text[i].Is(Sense.Weekday | Sense.Month); i++)
        {
            if (TimeGrammar.TryHours(text, i, out var next, out _))
                return !text[next].Is(Sense.Weekday);
        }
        return false;
    }

    private static WrittenDay Coming(int weekday, bool isNext = false) => new(null, null, null, weekday, new DayAnchor.Coming(IsNext: isNext));

    private static Mention.Days One(int from, int to, WrittenDay day) => new(from, to, [new(day)], DayBound.None, DayPurpose.Occasion);

    private static Mention.Days Two(int from, int to, int first, int second, bool isNext) =>
        new(from, to, [new(Coming(first, isNext)), new(Coming(second, isNext))], DayBound.None, DayPurpose.Occasion);

    private static Mention.Days Week(int from, int to, int weeks) =>
        new(from, to, [new(new(null, null, null, 1, new DayAnchor.InWeek(weeks)), new(null, null, null, Sunday, new DayAnchor.InWeek(weeks)))], DayBound.None, DayPurpose.Occasion);

    private static Mention.Days Range(int from, int to, DayAnchor anchor) =>
        new(from, to, [new(new(null, null, null, Saturday, anchor), LengthDays: 2)], DayBound.None, DayPurpose.Occasion);
}
