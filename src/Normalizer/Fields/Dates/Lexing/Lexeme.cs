namespace Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

/// <summary>
/// A word, phrase, number or sign with what it can mean. <paramref name="Value"/> is the number, weekday (1 = Monday), day part, ordinal or offset;
/// <paramref name="Month"/> the month that it can name; <paramref name="Digits"/> how long a number was written; <paramref name="Glued"/>: nothing stands before it but the lexeme before.
/// </summary>
internal readonly record struct Lexeme(Sense Sense, int Value, int Month, int Digits, int Start, int End, bool Glued)
{
    public bool Is(Sense sense) => (Sense & sense) != Sense.None;

    /// <summary>A weekday of two letters, "ve", which counts only before a number.</summary>
    public bool IsTwoLetterDay => Month == DateLanguage.TwoLetterDay && Is(Sense.Weekday);

    public bool IsNumber => (Sense & Sense.Number) != Sense.None;
}
