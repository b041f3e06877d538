using System.Text;
using Wiker.Ingest.Index;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>Reads <c>q</c>: plain words, "a phrase" (also «…» and “…”), -without. There are no other operators: AND, * or ~ are words like others.</summary>
public static class QueryText
{
    private const int MostParts = 20;

    /// <summary>The parts of the text; null when nothing in it could be searched.</summary>
    public static IndexText? Parse(string q)
    {
        List<string> words = [], phrases = [], without = [];
        var at = 0;
        while (at < q.Length && words.Count + phrases.Count + without.Count < MostParts)
        {
            if (char.IsWhiteSpace(q[at]))
            {
                at++;
                continue;
            }
            // A dash means "without" only where a word could begin, so that "rendez-vous" stays one word.
            var unwanted = q[at] == '-';
            if (unwanted)
                at++;
            var isPhrase = at < q.Length && IsOpening(q[at]);
            var part = isPhrase ? Phrase(q, ref at) : Word(q, ref at);
            if (!part.Any(char.IsLetterOrDigit))
                continue;
            (unwanted ? without : isPhrase && part.Contains(' ', StringComparison.Ordinal) ? phrases : words).Add(part);
        }
        return words.Count + phrases.Count + without.Count == 0 ? null : new IndexText(words, phrases, without);
    }

    private static string Word(string q, ref int at)
    {
        var start = at;
        while (at < q.Length && !char.IsWhiteSpace(q[at]) && !IsOpening(q[at]))
            at++;
        return q[start..at];
    }

    // A quotation mark that is never closed runs to the end.
    private static string Phrase(string q, ref int at)
    {
        var closing = q[at] switch { '«' => '»', '“' => '”', _ => '"' };
        var end = q.IndexOf(closing, at + 1);
        var inside = end < 0 ? q.AsSpan(at + 1) : q.AsSpan(at + 1, end - at - 1);
        at = end < 0 ? q.Length : end + 1;
        var text = new StringBuilder(inside.Length);
        foreach (var c in inside)
        {
            if (!char.IsWhiteSpace(c))
                text.Append(c);
            else if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }
        return text.ToString().TrimEnd();
    }

    private static bool IsOpening(char c) => c is '"' or '«' or '“';
}
