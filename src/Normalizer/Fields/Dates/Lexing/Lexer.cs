namespace Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

/// <summary>Turns text into lexemes in one pass; the longest phrase of the lexicon wins.</summary>
internal static class Lexer
{
    private const int LongestPhrase = 6;
    private const int ShortestLeader = 4;
    private const int LongestArrow = 4;

    private readonly record struct Token(Sense Sense, int WordId, int Value, int Digits, int Start, int End, bool Glued);

    public static List<Lexeme> Read(ReadOnlySpan<char> text, DateLanguage language)
    {
        var tokens = new List<Token>(text.Length / 5 + 4);
        for (var i = 0; i < text.Length;)
            i = ReadToken(text, i, tokens, language);
        return Phrases(tokens, language);
    }

    private static int ReadToken(ReadOnlySpan<char> text, int at, List<Token> tokens, DateLanguage language)
    {
        var c = text[at];
        var glued = at > 0 && !char.IsWhiteSpace(text[at - 1]);
        var end = at + 1;
        if (char.IsAsciiDigit(c))
        {
            long value = c - '0';
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                value = Math.Min((value * 10) + text[end++] - '0', int.MaxValue);
            tokens.Add(new(Sense.Number, -1, (int)value, end - at, at, end, glued));
        }
        else if (char.IsLetter(c))
        {
            // "18hsalle": the mark of an hour and a word that was glued to it.
            if (c is 'h' or 'H' && glued && at > 0 && char.IsAsciiDigit(text[at - 1]) && end < text.Length && char.IsLetter(text[end]) && language.IdOf(WordAt(text, at)) < 0)
            {
                tokens.Add(new(Sense.Word, language.IdOf(text[at..end]), 0, 0, at, end, glued));
                return end;
            }
            while (end < text.Length && (char.IsLetter(text[end]) || char.GetUnicodeCategory(text[end]) == System.Globalization.UnicodeCategory.NonSpacingMark))
                end++;
            tokens.Add(new(Sense.Word | language.InflectionOf(text[at..end]), language.IdOf(text[at..end]), 0, 0, at, end, glued));
        }
        else if (c is '\n' or '\r')
        {
            tokens.Add(new(Sense.LineEnd, -1, 0, 0, at, end, glued));
        }
        else if (!char.IsWhiteSpace(c) && c is not ('\'' or '’' or '‘'))
        {
            while (c is '.' or '_' or '-' or '·' && end < text.Length && text[end] == c)
                end++;
            // "Loto ......... 14 mars", "samedi ... 18h": a row of them leads to the next column.
            if (end - at >= ShortestLeader || (c == '.' && end - at == ShortestLeader - 1 && !glued && end < text.Length && text[end] is ' ' or '\t' or '\u00A0'))
            {
                tokens.Add(new(Sense.Comma, -1, DateLanguage.Column, 0, at, end, glued));
                return end;
            }
            end = ArrowEnd(text, at);
            if (end > at + 1)
            {
                tokens.Add(new(Sense.Dash, -1, 0, 0, at, end, glued));
                return end;
            }
            tokens.Add(new(SignSense(text, at), -1, SignValue(c), 0, at, end, glued));
        }
        return end;
    }

    // "28/03 -> 30/09", "03/02 >> 27/02", "21h --> 1h", "14h -- 18h"
    private static int ArrowEnd(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end < at + LongestArrow && text[end] is '-' or '=' or '–' or '—' or '>' or '»')
            end++;
        return end == at + 2 && text[at] == '-' && text[at + 1] == '-' || end > at + 1 && (text[end - 1] == '>' || text[at..end] is "»»") ? end : at + 1;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end < at + 40 && char.IsLetter(text[end]))
            end++;
        return text[at..end];
    }

    private static int SignValue(char c) => c switch
    {
        '|' => DateLanguage.Column,
        ';' => DateLanguage.Clause,
        '«' or '»' or '“' or '”' or '"' => DateLanguage.Quote,
        '°' or 'º' => DateLanguage.NumberSign,
        _ => 0,
    };

    private static Sense SignSense(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        ',' or ';' => Sense.Comma,
        '-' or '–' or '—' or '‐' or '‑' or '→' or '›' or '⟶' or '>' or '►' or '▶' or '➔' or '➜' or '➡' or '⇒' => Sense.Dash,
        '/' => Sense.Slash,
        '|' or '•' or '·' => Sense.Comma,
        ':' => Sense.Colon,
        '&' or '+' => Sense.And,
        '(' or ')' or '[' or ']' => Sense.Bracket,
        '.' => (at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1])) && !IsInitial(text, at) ? Sense.Dot | Sense.SentenceEnd : Sense.Dot,
        '!' => Sense.SentenceEnd,
        '?' => Sense.Colon, // "Quand ? le 14 mars": what stands before it is a label, or a sentence that leads on
        '©' => Sense.NoOccasion,
        _ => Sense.OtherSign,
    };

    // "M. Bouvet", "J. Martin"
    private static bool IsInitial(ReadOnlySpan<char> text, int dot) => dot > 0 && char.IsUpper(text[dot - 1]) && (dot == 1 || text[dot - 2] is ' ' or '-' or '.' or '\u00A0') && dot + 1 < text.Length && text[dot + 1] is ' ' or '\u00A0';

    private static List<Lexeme> Phrases(List<Token> tokens, DateLanguage language)
    {
        var lexemes = new List<Lexeme>(tokens.Count);
        for (var i = 0; i < tokens.Count;)
        {
            var token = tokens[i];
            if (token.WordId < 0)
            {
                lexemes.Add(new(token.Sense, token.Value, 0, token.Digits, token.Start, token.End, token.Glued));
                i++;
                continue;
            }
            var (node, best, next) = (language.Root, (LexiconEntry?)null, i + 1);
            for (var j = i; j < tokens.Count && j < i + (2 * LongestPhrase);)
            {
                if (node.Next(tokens[j].WordId) is not { } deeper)
                    break;
                node = deeper;
                j++;
                if (node.Entry is { } entry && !(entry.NeedsAccent && (token.Sense & Sense.Participle) == Sense.None))
                    (best, next) = (entry, j);
                // "après-midi", "week-end": a hyphen between letters doesn't part a phrase.
                if (j + 1 < tokens.Count && (tokens[j].Sense & Sense.Dash) != Sense.None && tokens[j].Glued && tokens[j + 1].Glued)
                    j++;
            }
            lexemes.Add(best is null
                ? new(token.Sense, 0, 0, 0, token.Start, token.End, token.Glued)
                : new(best.Sense | (next == i + 1 ? token.Sense & ~Sense.Word & ~Sense.Participle : Sense.None), best.Value, best.Month, 0, token.Start, tokens[next - 1].End, token.Glued));
            i = next;
        }
        return lexemes;
    }
}
