using System.Buffers;
using System.Collections.Frozen;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>When an item of a feed was written, sent or changed, as feeds show it: "&lt;pubDate&gt;Tue, 03 Mar 2026 08:12:44 +0100", "DTSTAMP:20260301T090000Z". No day to go anywhere.</summary>
internal static class FeedStamps
{
    private const int LongestValue = 60;

    private static readonly SearchValues<string> Signs = SearchValues.Create(["pubdate", "lastbuilddate", "datepublished", "datemodified", "datecreated", "dtstamp", "last-modified", "updated", "published", "created"], StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "pubdate", "lastbuilddate", "datepublished", "datemodified", "datecreated", "dtstamp", "last-modified", "last_modified", "updated", "updated_at", "updatedat", "published", "published_at", "publishedat", "created", "created_at", "createdat")
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text of the same length with blanks in the place of such moments.</summary>
    public static string Blanked(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs))
            return text;
        var kept = text.ToCharArray();
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && (char.IsAsciiLetter(text[end]) || (end > i && text[end] is '-' or '_')))
                end++;
            if (end > i && Names.Contains(text.AsSpan(i, end - i)))
                end = Blank(text, kept, end);
            i = Math.Max(end, i + 1);
        }
        return new string(kept);
    }

    private static int Blank(string text, char[] kept, int at)
    {
        var from = at;
        while (at < text.Length && text[at] is ':' or '=' or '>' or '"' or ' ')
            at++;
        // "created" is a word too: what stamps is parted from its name by a sign.
        if (!text.AsSpan(from, at - from).ContainsAny(":=>"))
            return from;
        var end = at;
        while (end < text.Length && end - at < LongestValue && text[end] is not ('\n' or '\r' or '<' or '"' or '|' or ';'))
            end++;
        Array.Fill(kept, ' ', at, end - at);
        return end;
    }
}
