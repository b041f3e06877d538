using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Gathering;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Dates.Tables;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>Reads dates out of words.</summary>
internal static class DateProse
{
    // Enumerations are looked at anew from each word: the cap bounds what a hostile text can cost.
    private const int Longest = 8_000;

    /// <summary>
    /// What <paramref name="text"/> says of time, counted from the wall-clock day <paramref name="reference"/>. <paramref name="alone"/>: the text is a field made for a date,
    /// so that forms count which in prose could be anything ("14/03", "mardi"). At most 8,000 characters are looked at.
    /// </summary>
    public static DateReading Read(string text, DateOnly reference, bool alone, DateLanguage language)
    {
        if (text.Length > Longest)
            text = text[..Longest];
        if (text.AsSpan().IsWhiteSpace())
            return DateReading.None;
        // A field that holds a date has none of these, and cells are read as such fields.
        if (!alone && (CalendarFields.Read(text) ?? TableColumns.Read(text, reference, language)) is { } columns)
            return columns;
        var lexemes = new Lexemes(Lexer.Read(FeedStamps.Blanked(text), language));
        var mentions = DateGrammar.Read(lexemes, alone);
        return new Occasions(text, lexemes, new Calendar(reference), alone).Assemble(mentions);
    }

    /// <summary>True when the words say that no date is known yet ("date à confirmer").</summary>
    public static bool IsUnconfirmed(string text, DateLanguage language) =>
        Lexer.Read(text.AsSpan(0, Math.Min(text.Length, 500)), language).Exists(l => l.Is(Sense.Unconfirmed));

    /// <summary>True when the words speak of something that comes back ("un mardi sur trois", "chaque semaine"), whether or not it can be read as a rule.</summary>
    public static bool IsRecurrent(string text, DateLanguage language)
    {
        var lexemes = Lexer.Read(text.AsSpan(0, Math.Min(text.Length, 500)), language);
        return lexemes.Exists(l => l.Is(Sense.Every | Sense.OfMonth | Sense.Fortnightly) || (l.Is(Sense.Weekday) && !l.Is(Sense.Abbreviated)));
    }

    /// <summary>Length of the date that a text begins with; 0 when it begins otherwise.</summary>
    public static int LeadingLength(string text, DateOnly reference, DateLanguage language)
    {
        var read = Read(ItemWords.Capped(text, 200), reference, alone: false, language);
        return read.Spans is [var first, ..] && first.Start.Value == 0 ? first.End.Value : 0;
    }
}
