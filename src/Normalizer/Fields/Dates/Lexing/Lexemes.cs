using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

/// <summary>A text as lexemes; asking outside of it gives an empty one, so that the grammar can look around freely.</summary>
internal sealed class Lexemes(List<Lexeme> lexemes)
{
    private bool? _hasCalendar;
    private bool? _hasDottedCalendar;

    // How far the words of a sentence are looked at, so that a text without any end stays cheap.
    private const int SentenceReach = 24;

    public int Count => lexemes.Count;

    /// <summary>Where the sentence or line begins that goes on at a place.</summary>
    public int SentenceStart(int at)
    {
        var start = at;
        while (start > 0 && start > at - SentenceReach && !lexemes[start - 1].Is(Sense.SentenceEnd | Sense.LineEnd))
            start--;
        return start;
    }

    /// <summary>Where the sentence or line ends that goes on at a place.</summary>
    public int SentenceEnd(int at)
    {
        var end = at;
        while (end < lexemes.Count && end < at + SentenceReach && !lexemes[end].Is(Sense.SentenceEnd | Sense.LineEnd))
            end++;
        return end;
    }

    public Lexeme this[int index] => (uint)index < (uint)lexemes.Count ? lexemes[index] : default;

    /// <summary>True when some lexeme has that meaning, and that value where one is asked for.</summary>
    public bool Hold(Sense sense, int? value = null) => lexemes.Exists(l => l.Is(sense) && (value is null || l.Value == value));

    /// <summary>The same, of those from one place to before another.</summary>
    public bool HoldWithin(int from, int to, Sense sense, int? value = null)
    {
        for (var i = Math.Max(from, 0); i < Math.Min(to, lexemes.Count); i++)
        {
            if (lexemes[i].Is(sense) && (value is null || lexemes[i].Value == value))
                return true;
        }
        return false;
    }

    /// <summary>True when a word with that value stands at most <paramref name="reach"/> before a place, with none of <paramref name="stops"/> between them.</summary>
    public bool FollowsWord(int at, int word, int reach, Sense stops)
    {
        for (var i = at - 1; i >= 0 && i >= at - reach && !this[i].Is(stops); i--)
        {
            if (this[i].Is(Sense.Word) && this[i].Value == word)
                return true;
        }
        return false;
    }

    /// <summary>True when the text holds several days in figures, such as 20/09 and 11/10: a calendar, in which each pair of figures is a day.</summary>
    public bool HasCalendar => _hasCalendar ??= NumericDates.CountFull(this) > 1;

    /// <summary>True when several lines begin with a day in figures that a dot or hyphen parts: "05.06 Chorale⏎19.06 Conte".</summary>
    public bool HasDottedCalendar => _hasDottedCalendar ??= NumericDates.CountLines(this) > 1;
}
