using System.Globalization;
using System.Net;
using System.Text;

namespace Wiker.Ingest.Normalizer.Privacy;

/// <summary>A text as it reads, and where each of its characters stands in what was written: <c>Text[i]</c> is written at <c>[From[i], To[i])</c>; equal ends: it stands for markup.</summary>
internal sealed class TextView
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _from = [];
    private readonly List<int> _to = [];

    public string Text => field ??= _text.ToString();

    public int From(int i) => _from[i];

    public int To(int i) => _to[i];

    /// <summary>What a reader of the page sees: tags as one space, entities read.</summary>
    public static TextView Visible(string written) => Read(written, skipTags: true);

    /// <summary>All that stands there, attributes and addresses too: entities, JSON's <c>\u00e9</c>, line breaks as JSON and calendars write them, and percent signs read.</summary>
    public static TextView Literal(string written) => Read(written, skipTags: false);

    private static TextView Read(string written, bool skipTags)
    {
        var view = new TextView();
        // Without it each "<" that nothing closes would be read to the end of the text.
        var lastEnd = skipTags ? written.LastIndexOf('>') : -1;
        for (var i = 0; i < written.Length;)
        {
            var c = written[i];
            if (c == '<' && i < lastEnd && (char.IsAsciiLetter(written[i + 1]) || written[i + 1] is '/' or '!') && written.IndexOf('>', i) is > 0 and var end)
            {
                view.Add(' ', i, i);
                i = end + 1;
            }
            else if (c == '&' && Entity(written, i) is var (read, length) && length > 0)
            {
                foreach (var r in read)
                    view.Add(r, i, i + length);
                i += length;
            }
            else if (!skipTags && c == '%' && Percents(written, i) is var (decoded, span) && span > 0)
            {
                foreach (var d in decoded)
                    view.Add(d, i, i + span);
                i += span;
            }
            else if (!skipTags && c == '\\' && i + 5 < written.Length && written[i + 1] == 'u' && int.TryParse(written.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                view.Add((char)code, i, i + 6);
                i += 6;
            }
            else if (!skipTags && c == '\\' && i + 1 < written.Length && written[i + 1] is 'n' or 'N' or 'r' or 't') // RFC 8259 §7, RFC 5545 §3.3.11
            {
                view.Add('\n', i, i + 2);
                i += 2;
            }
            else
            {
                view.Add(c, i, ++i);
            }
        }
        return view;
    }

    private void Add(char c, int from, int to)
    {
        _text.Append(c);
        _from.Add(from);
        _to.Add(to);
    }

    private static (string Read, int Length) Entity(string written, int at)
    {
        var end = written.AsSpan(at, Math.Min(12, written.Length - at)).IndexOf(';');
        if (end < 2)
            return ("", 0);
        var entity = written.Substring(at, end + 1);
        var read = WebUtility.HtmlDecode(entity);
        return read == entity ? ("", 0) : (read, entity.Length);
    }

    private static (string Read, int Length) Percents(string written, int at)
    {
        Span<byte> bytes = stackalloc byte[64];
        var count = 0;
        for (var i = at; count < bytes.Length && i + 2 < written.Length + 0 && written[i] == '%' && byte.TryParse(written.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b); i += 3)
            bytes[count++] = b;
        return (Encoding.UTF8.GetString(bytes[..count]), count * 3);
    }
}
