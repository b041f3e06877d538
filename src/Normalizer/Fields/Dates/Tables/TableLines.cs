using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>Lines of lists and tables, before whose words bullets, dashes and the edge of a table may stand.</summary>
internal static class TableLines
{
    private const Sense Bullets = Sense.Dash | Sense.OtherSign | Sense.Comma;

    /// <summary>The first lexeme from a line's beginning on that is no bullet.</summary>
    public static int AfterBullets(Lexemes text, int at)
    {
        while (text[at].Is(Bullets))
            at++;
        return at;
    }

    /// <summary>True for what opens a line, whatever <paramref name="before"/> it may stand there; by default bullets.</summary>
    public static bool Opens(Lexemes text, int at, Sense before = Bullets)
    {
        while (text[at - 1].Is(before))
            at--;
        return at <= 0 || text[at - 1].Is(Sense.LineEnd);
    }
}
