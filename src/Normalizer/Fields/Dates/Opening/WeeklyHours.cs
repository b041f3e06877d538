using Wiker.Ingest.Normalizer.Fields.Dates.French;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Opening;

/// <summary>
/// French opening hours of a week ("du lundi au vendredi 9h-12h 14h-17h, fermé le dimanche") as OpenStreetMap's <c>opening_hours</c>. Every word must be understood:
/// a season, a remark or a condition would get lost, so it makes the whole unreadable.
/// </summary>
internal static class WeeklyHours
{
    private const int Longest = 500;
    private static readonly int[] EveryDay = [1, 2, 3, 4, 5, 6, 7];

    private abstract record Piece
    {
        public sealed record Days(List<int> Numbers) : Piece;

        public sealed record Open(List<WrittenTime> Times) : Piece;

        public sealed record Closed : Piece;
    }

    /// <summary>The hours in OpenStreetMap's syntax; null when the words hold anything else.</summary>
    public static string? Read(string words)
    {
        if (words.Length is 0 or > Longest)
            return null;
        if (Folding.FoldWords(words) is "24h 24 7j 7" or "7j 7 24h 24" or "24h 24 et 7j 7" or "7j 7 et 24h 24")
            return "24/7";
        return Pieces(words) is { } pieces ? Week(pieces)?.ToString() : null;
    }

    private static List<Piece>? Pieces(string words)
    {
        var text = new Lexemes(Lexer.Read(words, FrenchDates.Language));
        List<Piece> pieces = [];
        for (var i = 0; i < text.Count;)
        {
            if (TryDays(text, i, out var next, out var days))
            {
                if (pieces is [.., Piece.Days known])
                    known.Numbers.AddRange(days.Except(known.Numbers));
                else
                    pieces.Add(new Piece.Days(days));
            }
            else if (TimeGrammar.TryHours(text, i, out next, out var times))
            {
                if (times.Exists(t => t.Start is null || t.End is null || t.OpenEnd || t.OfDoors))
                    return null;
                if (pieces is [.., Piece.Open known])
                    known.Times.AddRange(times);
                else
                    pieces.Add(new Piece.Open(times));
            }
            else if (text[i].Is(Sense.Except) && pieces is [.., Piece.Days all] && TryDays(text, i + 1, out next, out var left))
            {
                all.Numbers.RemoveAll(left.Contains);
            }
            else if (text[i].Is(Sense.Except) || IsClosed(words, text[i]))
            {
                pieces.Add(new Piece.Closed());
                next = i + 1;
            }
            else if (text[i].Is(Sense.Comma | Sense.And | Sense.Slash | Sense.Colon | Sense.Dash | Sense.Dot | Sense.SentenceEnd | Sense.LineEnd | Sense.Bracket | Sense.Article | Sense.From) || IsNoise(words, text[i]))
            {
                next = i + 1;
            }
            else
            {
                return null;
            }
            i = next;
        }
        return pieces;
    }

    private static OpeningWeek? Week(List<Piece> pieces)
    {
        var week = new OpeningWeek();
        if (pieces is not [Piece.Days, _, ..] and not [Piece.Open, Piece.Days, ..])
            return null;
        for (var i = 0; i + 1 < pieces.Count; i += 2)
        {
            var isTaken = (pieces[i], pieces[i + 1]) switch
            {
                (Piece.Days days, Piece.Open open) => week.Open(days.Numbers, open.Times),
                (Piece.Open open, Piece.Days days) => i == 0 && week.Open(days.Numbers, open.Times),
                (Piece.Days days, Piece.Closed) => week.Close(days.Numbers),
                (Piece.Closed, Piece.Days days) => week.Close(days.Numbers),
                _ => false,
            };
            if (!isTaken)
                return null;
        }
        return pieces.Count % 2 == 0 && week.IsEverOpen ? week : null;
    }

    // lundi; du lundi au vendredi; lun.-ven.; tous les jours; le week-end; jours fériés
    private static bool TryDays(Lexemes text, int at, out int next, out List<int> days)
    {
        days = [];
        var i = at;
        while (text[i].Is(Sense.Article | Sense.From | Sense.Every) && !text[i].Is(Sense.SchoolHolidays))
            i++;
        next = i + 1;
        if (text[i].Is(Sense.PublicHolidays))
            days = [OpeningWeek.PublicHolidays];
        else if (text[i].Is(Sense.Weekend))
            days = [6, 7];
        else if (text[i].Is(Sense.Days) && i > at && text[i - 1].Is(Sense.Every))
            days = [.. EveryDay];
        if (days.Count > 0)
            return true;
        if (!IsWeekday(text, i, out next))
            return false;
        days = [text[i].Value];
        if (text[next].Is(Sense.To | Sense.Dash) && IsWeekday(text, next + 1, out var end))
        {
            for (var (day, last) = (text[i].Value, text[next + 1].Value); day != last;)
                days.Add(day = (day % 7) + 1);
            next = end;
        }
        return true;
    }

    private static bool IsWeekday(Lexemes text, int at, out int next)
    {
        next = text[at].Is(Sense.Abbreviated) && text[at + 1].Is(Sense.Dot) && text[at + 1].Glued ? at + 2 : at + 1;
        return text[at].Is(Sense.Weekday);
    }

    private static bool IsClosed(string words, Lexeme lexeme) => lexeme.Is(Sense.Word) && Folded(words, lexeme) is "ferme" or "fermee" or "fermeture";

    private static bool IsNoise(string words, Lexeme lexeme) =>
        lexeme.Is(Sense.Word) && Folded(words, lexeme) is "ouvert" or "ouverte" or "ouverts" or "ouverture" or "horaires" or "horaire" or "sans" or "interruption" or "non" or "stop";

    private static string Folded(string words, Lexeme lexeme) => Folding.Fold(words.AsSpan(lexeme.Start, lexeme.End - lexeme.Start));
}
