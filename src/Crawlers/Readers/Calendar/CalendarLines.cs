using System.Text;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Text;

namespace Wiker.Ingest.Crawlers.Readers.Calendar;

/// <summary>One property: name in capitals, parameters without quotes, value as written; <paramref name="Line"/> counts from 1 in the unfolded document.</summary>
internal sealed record CalendarProperty(string Name, IReadOnlyDictionary<string, string> Parameters, string Value, int Line)
{
    /// <summary>A parameter, or null.</summary>
    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    public override string ToString() => Value.Length > 150 ? $"{Name}:{Value[..150]}" : $"{Name}:{Value}";
}

/// <summary>The content lines of an iCalendar document (RFC 5545 §3.1), as loosely as programs write them.</summary>
internal static class CalendarLines
{
    private const int MaxBytes = 32_000_000;
    private const int MaxValue = 200_000;
    private static readonly IReadOnlyDictionary<string, string> NoParameters = new Dictionary<string, string>();

    /// <summary>The properties in order. A line that is no property continues the one before (a raw line break inside a description).</summary>
    public static IEnumerable<CalendarProperty> Read(FetchedPage page)
    {
        var text = DocumentText.Decode(Unfolded(page.Body.Span[..Math.Min(page.Body.Length, MaxBytes)]), page.ContentType).Text;
        CalendarProperty? held = null;
        StringBuilder? continued = null;
        var number = 0;
        foreach (var written in text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None))
        {
            number++;
            var line = written.Trim('\uFEFF', '\0');
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (Parse(line, number) is { } property)
            {
                if (held is not null)
                    yield return Whole(held, continued);
                (held, continued) = (property, null);
            }
            else if (held is not null && held.Name is not ("BEGIN" or "END"))
            {
                continued ??= new StringBuilder(held.Value);
                if (continued.Length < MaxValue)
                    continued.Append("\\n").Append(line.Trim());
            }
        }
        if (held is not null)
            yield return Whole(held, continued);
    }

    private static CalendarProperty Whole(CalendarProperty property, StringBuilder? continued) => continued is null ? property : property with { Value = continued.ToString() };

    /// <summary>Unfolds before decoding, because folding counts bytes and programs cut letters in two by it. UTF-16 is left to the decoder.</summary>
    private static ReadOnlySpan<byte> Unfolded(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("\n "u8) < 0 && bytes.IndexOf("\n\t"u8) < 0)
            return bytes;
        var output = new byte[bytes.Length];
        var length = 0;
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0 || end + 1 >= bytes.Length || bytes[end + 1] is not ((byte)' ' or (byte)'\t'))
            {
                var kept = end < 0 ? bytes.Length : end + 1;
                bytes[..kept].CopyTo(output.AsSpan(length));
                length += kept;
                bytes = bytes[kept..];
                continue;
            }
            var stop = end > 0 && bytes[end - 1] == (byte)'\r' ? end - 1 : end;
            bytes[..stop].CopyTo(output.AsSpan(length));
            length += stop;
            bytes = bytes[(end + 2)..];
        }
        return output.AsSpan(0, length);
    }

    private static CalendarProperty? Parse(string line, int number)
    {
        var text = line.TrimStart();
        var nameEnd = text.AsSpan().IndexOfAny(";:");
        if (nameEnd <= 0 || !IsName(text.AsSpan(0, nameEnd).TrimEnd()))
            return null;
        var name = text[..nameEnd].TrimEnd().ToUpperInvariant();
        if (text[nameEnd] == ':')
            return new CalendarProperty(name, NoParameters, Capped(text[(nameEnd + 1)..]), number);

        var valueAt = ValueStart(text, nameEnd);
        if (valueAt < 0)
            return null;
        Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);
        foreach (var part in SplitOutsideQuotes(text[(nameEnd + 1)..valueAt], ';'))
        {
            if (part.Split('=', 2) is [var key, var value])
                parameters[key.Trim()] = value.Trim().Trim('"');
        }
        return new CalendarProperty(name, parameters, Capped(text[(valueAt + 1)..]), number);
    }

    private static string Capped(string value) => (value.Length > MaxValue ? value[..MaxValue] : value).Trim();

    /// <summary>Capitals, as every program writes them: prose such as "Horaires: 20h" is no property. The two that frame are taken in any case.</summary>
    private static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Equals("begin", StringComparison.OrdinalIgnoreCase) || name.Equals("end", StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_' or '.'))
                return name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) && !name.Contains(' ');
        }
        return name.Length > 1;
    }

    /// <summary>The colon before the value: the first outside quotes, or, when a quote isn't closed, the first of all.</summary>
    private static int ValueStart(string text, int from)
    {
        var quoted = false;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == ':' && !quoted)
                return i;
        }
        return text.IndexOf(':', from);
    }

    public static IEnumerable<string> SplitOutsideQuotes(string text, char separator)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == separator && !quoted)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }
        yield return text[start..];
    }
}
