using System.Text;
using Wiker.Ingest.Index.Analysis;

namespace Wiker.Ingest.Index.Elasticsearch.Queries;

/// <summary>
/// Text as the server gets it: the terms of <see cref="FrenchText"/>, with a blank between them, and a sign in the place of each stop word. The server's analysis splits at blanks and
/// drops the signs, which leaves the gaps of phrases. So there is one analysis, ours, and no word list on any server to keep in step.
/// </summary>
internal static class TermText
{
    /// <summary>No term: terms are letters and digits.</summary>
    public const string Gap = "_";

    public static string Of(string text) => Of(text, new FrenchWords());

    /// <summary>The same in words as written, no endings cut.</summary>
    public static string AsWritten(string text) => Of(text, FrenchWords.AsWritten());

    private static string Of(string text, FrenchWords words)
    {
        words.Reset(text);
        var written = new StringBuilder(text.Length);
        while (words.MoveNext())
        {
            Skip(written, words.PositionIncrement - 1);
            Append(written, words.Term);
        }
        return written.ToString();
    }

    /// <summary>The same of positioned terms, from the first of them on.</summary>
    public static string Of(IReadOnlyList<(string Term, int Position)> terms)
    {
        var written = new StringBuilder();
        for (var at = 0; at < terms.Count; at++)
        {
            if (at > 0)
                Skip(written, terms[at].Position - terms[at - 1].Position - 1);
            Append(written, terms[at].Term);
        }
        return written.ToString();
    }

    private static void Skip(StringBuilder written, int places)
    {
        for (; places > 0; places--)
            Append(written, Gap);
    }

    private static void Append(StringBuilder written, ReadOnlySpan<char> term)
    {
        if (written.Length > 0)
            written.Append(' ');
        written.Append(term);
    }
}
