namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>A text as lexemes; asking outside of it gives an empty one, so that the grammar can look around freely.</summary>
internal sealed class Lexemes(List<Lexeme> lexemes)
{
    private bool? _hasCalendar;
    private bool? _hasDottedCalendar;

    public int Count => lexemes.Count;

    public Lexeme this[int index] => (uint)index < (uint)lexemes.Count ? lexemes[index] : default;

    /// <summary>True when some lexeme has that meaning, and that value where one is asked for.</summary>
    public bool Hold(Sense sense, int? value = null) => lexemes.Exists(l => l.Is(sense) && (value is null || l.Value == value));

    /// <summary>True when the text holds several days in figures, such as 20/09 and 11/10: a calendar, in which each pair of figures is a day.</summary>
    public bool HasCalendar => _hasCalendar ??= NumericDates.CountFull(this) > 1;

    /// <summary>True when several lines begin with a day in figures that a dot or hyphen parts: "05.06 Chorale⏎19.06 Conte".</summary>
    public bool HasDottedCalendar => _hasDottedCalendar ??= NumericDates.CountLines(this) > 1;
}
