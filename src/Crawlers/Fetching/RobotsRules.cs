using System.Globalization;
using System.Text;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>
/// What one robots.txt says to us (RFC 9309): the rules of the groups that name our product token, else those of <c>*</c>. Anything can be parsed;
/// what isn't a rule is passed over.
/// </summary>
internal sealed class RobotsRules
{
    /// <summary>RFC 9309 §2.5: at least 500 KiB are read; we read no more.</summary>
    public const int MaxBytes = 500 * 1024;

    /// <summary>A longer pattern with wildcards is cut here, which only widens it; keeps matching cheap on hostile files.</summary>
    private const int MaxWildcardPattern = 512;

    private readonly Rule[] _rules;

    private RobotsRules(Rule[] rules, TimeSpan? crawlDelay)
    {
        _rules = rules;
        CrawlDelay = crawlDelay;
    }

    /// <summary>No rule at all: what a missing robots.txt means.</summary>
    public static RobotsRules AllowAll { get; } = new([], null);

    /// <summary>Seconds between requests that the file asks us for (no part of the RFC, widely used); null when it doesn't.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Reads a file for one product token.</summary>
    public static RobotsRules Parse(ReadOnlySpan<byte> file, string productToken)
    {
        if (file.StartsWith("\uFEFF"u8))
            file = file[3..];
        if (file.Length > MaxBytes)
            file = file[..MaxBytes];
        // Matching is by octets (RFC 9309 §2.2.2): Latin-1 keeps each as one character, whatever the file's real charset.
        var ours = new Group();
        var everyones = new Group();
        bool namesUs = false, namesAll = false, inRules = true;
        foreach (var line in Encoding.Latin1.GetString(file).AsSpan().EnumerateLinesOfText())
        {
            if (!TrySplit(line, out var key, out var value))
                continue;
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (inRules)
                    (namesUs, namesAll, inRules) = (false, false, false);
                namesAll |= value is "*";
                if (ProductOf(value).Equals(productToken, StringComparison.OrdinalIgnoreCase))
                    namesUs = ours.Named = true;
                continue;
            }
            var isAllow = key.Equals("allow", StringComparison.OrdinalIgnoreCase);
            if (isAllow || key.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            {
                inRules = true;
                var pattern = Normalize(value);
                if (namesUs)
                    ours.Add(isAllow, pattern, line);
                if (namesAll)
                    everyones.Add(isAllow, pattern, line);
            }
            else if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
            {
                inRules = true;
                var delay = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
                    ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400)) : (TimeSpan?)null;
                if (namesUs)
                    ours.Delay ??= delay;
                if (namesAll)
                    everyones.Delay ??= delay;
            }
        }
        var chosen = ours.Named ? ours : everyones;
        return new RobotsRules([.. chosen.Rules], chosen.Delay);
    }

    /// <summary>The line that forbids this path with its query (as in <see cref="Uri.PathAndQuery"/>); null when it is allowed.</summary>
    public string? Forbids(string pathAndQuery)
    {
        var path = Normalize(pathAndQuery);
        if (path is "/robots.txt")
            return null;
        Rule? best = null;
        foreach (var rule in _rules)
        {
            // The longest pattern wins, and of equally long ones the one that allows (RFC 9309 §2.2.2).
            if (best is not null && (rule.Pattern.Length < best.Pattern.Length || (rule.Pattern.Length == best.Pattern.Length && !rule.IsAllow)))
                continue;
            if (rule.Matches(path))
                best = rule;
        }
        return best is { IsAllow: false } ? best.Line : null;
    }

    private static bool TrySplit(ReadOnlySpan<char> line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        var comment = line.IndexOf('#');
        if (comment >= 0)
            line = line[..comment];
        var colon = line.IndexOf(':');
        key = colon > 0 ? line[..colon].Trim() : default;
        value = colon > 0 ? line[(colon + 1)..].Trim() : default;
        return colon > 0;
    }

    /// <summary>Some write a version after the token (<c>WikerIngest/1.0</c>): only the token counts.</summary>
    private static ReadOnlySpan<char> ProductOf(ReadOnlySpan<char> userAgent)
    {
        var end = userAgent.IndexOfAnyExcept(TokenCharacters);
        return end < 0 ? userAgent : userAgent[..end];
    }

    private static readonly System.Buffers.SearchValues<char> TokenCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>One spelling for each octet: unreserved ones plain, <c>%XX</c> in upper case, others than ASCII encoded.</summary>
    internal static string Normalize(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('%') < 0 && Ascii.IsValid(text))
            return text.ToString();
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && i + 2 < text.Length && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
                    result.Append((char)octet);
                else
                    result.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
                i += 2;
            }
            else if (c > 0x7f)
                result.Append(CultureInfo.InvariantCulture, $"%{(byte)c:X2}");
            else
                result.Append(c);
        }
        return result.ToString();
    }

    private sealed class Group
    {
        public bool Named { get; set; }
        public TimeSpan? Delay { get; set; }
        public List<Rule> Rules { get; } = [];

        public void Add(bool isAllow, string pattern, ReadOnlySpan<char> line)
        {
            // "Disallow:" with nothing behind it forbids nothing.
            if (pattern.Length > 0)
                Rules.Add(Rule.Of(isAllow, pattern, line.Trim().ToString()));
        }
    }

    private sealed record Rule(bool IsAllow, string Pattern, string[]? Pieces, bool ToTheEnd, string Line)
    {
        public static Rule Of(bool isAllow, string pattern, string line)
        {
            var shown = line.Length > 200 ? line[..200] : line;
            var toTheEnd = pattern.EndsWith('$');
            var body = toTheEnd ? pattern[..^1] : pattern;
            if (!body.Contains('*', StringComparison.Ordinal))
                return new(isAllow, pattern, null, toTheEnd, shown);
            if (body.Length > MaxWildcardPattern)
                (body, toTheEnd) = (body[..MaxWildcardPattern], false);
            return new(isAllow, pattern, body.Split('*'), toTheEnd, shown);
        }

        public bool Matches(string path)
        {
            if (Pieces is null)
                return ToTheEnd ? path.AsSpan().SequenceEqual(Pattern.AsSpan()[..^1]) : path.StartsWith(Pattern, StringComparison.Ordinal);
            if (!path.StartsWith(Pieces[0], StringComparison.Ordinal))
                return false;
            // The leftmost place for each piece is always a right one; only the last must reach the end when the pattern ends in $.
            var at = Pieces[0].Length;
            for (var i = 1; i < Pieces.Length; i++)
            {
                var piece = Pieces[i];
                if (i == Pieces.Length - 1 && ToTheEnd)
                    return path.Length - piece.Length >= at && path.EndsWith(piece, StringComparison.Ordinal);
                var found = path.AsSpan(at).IndexOf(piece);
                if (found < 0)
                    return false;
                at += found + piece.Length;
            }
            return true;
        }
    }
}

/// <summary>Lines as robots.txt ends them: CR, LF or both, and nothing else (a form feed or U+0085 belongs to its line).</summary>
internal static class RobotsLines
{
    public static LineEnumerator EnumerateLinesOfText(this ReadOnlySpan<char> text) => new(text);

    internal ref struct LineEnumerator(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;
        private bool _ended;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly LineEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_ended)
                return false;
            var end = _rest.IndexOfAny('\r', '\n');
            _ended = end < 0;
            Current = _ended ? _rest : _rest[..end];
            _rest = _ended ? default : _rest[(end + 1)..];
            return true;
        }
    }
}
