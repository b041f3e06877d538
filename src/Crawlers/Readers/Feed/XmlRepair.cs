using System.Text;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>A document made well-formed. <paramref name="Cut"/>: it ended before its elements were closed, and the item that was open then is left out.</summary>
internal sealed record RepairedXml(string Text, bool Cut);

/// <summary>
/// Makes XML out of what feeds really contain: no DTD, entities as characters, a bare <c>&amp;</c> or <c>&lt;</c> escaped, prefixes declared, forbidden
/// characters dropped, elements closed. One pass, linear, and it never expands anything.
/// </summary>
internal sealed class XmlRepair
{
    private readonly record struct Open(string Name, int OutputStart, IReadOnlyList<string> Prefixes);

    private const int LongestEndTag = 512;

    private readonly string _text;
    private readonly StringBuilder _output;
    private readonly List<Open> _open = [];
    private readonly SortedSet<string> _undeclared = new(StringComparer.Ordinal);
    private int _at;
    private int _afterRootName = -1;
    private int _tooDeep;
    private bool _done;

    private XmlRepair(string text)
    {
        _text = text;
        _output = new StringBuilder(text.Length + 64);
    }

    /// <summary>Repairs a document that begins at its root element or XML declaration; null when there is no element in it at all.</summary>
    public static RepairedXml? Repair(string text) => new XmlRepair(text).Run();

    private RepairedXml? Run()
    {
        while (_at < _text.Length && !_done)
        {
            var next = _text.IndexOf('<', _at);
            WriteText(_text.AsSpan(_at, (next < 0 ? _text.Length : next) - _at));
            if (next < 0)
                break;
            _at = next;
            Markup(_text.AsSpan(next));
        }
        if (_afterRootName < 0)
            return null;
        var cut = _open.Count > 0 && !_done;
        if (cut && _open.FindIndex(o => IsItem(o.Name)) is var item and >= 0)
        {
            _output.Length = _open[item].OutputStart;
            _open.RemoveRange(item, _open.Count - item);
        }
        CloseDownTo(0);
        if (_undeclared.Count > 0)
            _output.Insert(_afterRootName, string.Concat(_undeclared.Select(prefix => $" xmlns:{prefix}=\"{XmlNames.ForPrefix(prefix)}\"")));
        return new RepairedXml(_output.ToString(), cut);
    }

    private void Markup(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<![CDATA["))
        {
            var end = rest.IndexOf("]]>");
            if (_open.Count > 0)
                XmlCharacters.WriteEscaped(_output, end < 0 ? rest[9..] : rest[9..end]);
            _at += end < 0 ? rest.Length : end + 3;
        }
        else if (rest.StartsWith("<!--"))
            Skip(rest, "-->");
        else if (rest.StartsWith("<?"))
            Skip(rest, ">");
        else if (rest.StartsWith("<!"))
            _at += DoctypeLength(rest);
        else if (rest.StartsWith("</"))
            EndTag(rest);
        else if (XmlNames.NameLength(rest[1..]) is var length and > 0)
            StartTag(rest, length);
        else
        {
            WriteText("<");
            _at++;
        }
    }

    private void Skip(ReadOnlySpan<char> rest, string terminator)
    {
        var end = rest.IndexOf(terminator);
        _at += end < 0 ? rest.Length : end + terminator.Length;
    }

    /// <summary>A DOCTYPE is left out with its internal subset, so that no entity of it can ever expand.</summary>
    private static int DoctypeLength(ReadOnlySpan<char> rest)
    {
        var depth = 0;
        for (var i = 2; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case '"' or '\'' when rest[(i + 1)..].IndexOf(rest[i]) is var quoted and >= 0:
                    i += quoted + 1;
                    break;
                case '[':
                    depth++;
                    break;
                case ']':
                    depth--;
                    break;
                case '>' when depth <= 0:
                    return i + 1;
            }
        }
        return rest.Length;
    }

    private void EndTag(ReadOnlySpan<char> rest)
    {
        var length = XmlNames.NameLength(rest[2..]);
        var close = rest[..Math.Min(rest.Length, LongestEndTag)].IndexOf('>');
        if (length == 0 || close < 0)
        {
            // "</" at the very end is a cut document, elsewhere it is text.
            if (close < 0 && rest.Length < LongestEndTag && rest[1..].IndexOf('<') < 0)
                _at = _text.Length;
            else
            {
                WriteText("<");
                _at++;
            }
            return;
        }
        _at += close + 1;
        if (_tooDeep > 0)
        {
            _tooDeep--;
            return;
        }
        var name = rest.Slice(2, length).ToString();
        var match = _open.FindLastIndex(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase));
        if (match >= 0)
            CloseDownTo(match);
        _done = _open.Count == 0 && _afterRootName >= 0;
    }

    private void StartTag(ReadOnlySpan<char> rest, int nameLength)
    {
        var name = rest.Slice(1, nameLength).ToString();
        var tag = XmlTag.Read(rest, nameLength + 1);
        if (tag is null)
        {
            _at = _text.Length; // cut inside a tag
            return;
        }
        _at += tag.Length;
        if (_open.Count >= XmlTree.MaxDepth - 1)
        {
            _tooDeep += tag.Empty ? 0 : 1;
            return;
        }
        // Items don't nest: one that begins inside another ends it (its end tag was forgotten).
        if (IsItem(name) && _open.FindIndex(o => string.Equals(o.Name, name, StringComparison.Ordinal)) is var unclosed and >= 0)
            CloseDownTo(unclosed);

        var start = _output.Length;
        _output.Append('<').Append(name);
        if (_afterRootName < 0)
            _afterRootName = _output.Length;
        _open.Add(new Open(name, start, tag.DeclaredPrefixes));
        Use(name);
        foreach (var (attribute, value) in tag.Attributes)
        {
            Use(attribute);
            _output.Append(' ').Append(attribute).Append("=\"");
            XmlCharacters.WriteDecoded(_output, value, attributeValue: true);
            _output.Append('"');
        }
        _output.Append('>');
        if (tag.Empty)
        {
            CloseDownTo(_open.Count - 1);
            _done = _open.Count == 0;
        }
    }

    private void Use(string qualifiedName)
    {
        var colon = qualifiedName.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return;
        var prefix = qualifiedName[..colon];
        if (prefix is not ("xml" or "xmlns") && !_open.Exists(o => o.Prefixes.Contains(prefix)))
            _undeclared.Add(prefix);
    }

    private void WriteText(ReadOnlySpan<char> text)
    {
        if (_open.Count > 0)
            XmlCharacters.WriteDecoded(_output, text, attributeValue: false);
    }

    private void CloseDownTo(int index)
    {
        for (var i = _open.Count - 1; i >= index; i--)
            _output.Append("</").Append(_open[i].Name).Append('>');
        _open.RemoveRange(index, _open.Count - index);
    }

    private static bool IsItem(string name) => name is "item" or "entry" || name.EndsWith(":item", StringComparison.Ordinal) || name.EndsWith(":entry", StringComparison.Ordinal);
}
