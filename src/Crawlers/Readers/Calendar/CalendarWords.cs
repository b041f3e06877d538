using System.Text;
using Ical.Net.CalendarComponents;

namespace Wiker.Ingest.Crawlers.Readers.Calendar;

/// <summary>The words of events as Ical.Net unescapes them.</summary>
internal static class CalendarWords
{
    private const int Batch = 200;
    private static readonly HashSet<string> Text = new(["SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "STATUS"], StringComparer.Ordinal);
    private static readonly HashSet<string> Kept = new(["SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "STATUS", "ORGANIZER", "URL", "ATTACH"], StringComparer.Ordinal);

    /// <summary>
    /// One Ical.Net event for each block, in order, in batches; a batch that it can't read is read event by event, and an event that it
    /// can't read property by property, so that a fault costs no more than its own property.
    /// </summary>
    public static IEnumerable<(CalendarBlock Block, CalendarEvent Words)> Read(IReadOnlyList<CalendarBlock> blocks)
    {
        foreach (var chunk in blocks.Chunk(Batch))
        {
            var words = TryLoad(chunk.Select(b => b.Properties));
            for (var i = 0; i < chunk.Length; i++)
                yield return (chunk[i], words?[i] ?? TryLoad([chunk[i].Properties])?[0] ?? Mended(chunk[i]));
        }
    }

    private static CalendarEvent Mended(CalendarBlock block)
    {
        List<CalendarProperty> sound = [.. block.Properties.Where(p => Kept.Contains(p.Name)).Take(50).Where(p => TryLoad([[p]]) is not null)];
        return TryLoad([sound])?[0] ?? new CalendarEvent();
    }

    private static IReadOnlyList<CalendarEvent>? TryLoad(IEnumerable<IReadOnlyList<CalendarProperty>> events)
    {
        var source = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        var count = 0;
        foreach (var properties in events)
        {
            count++;
            source.Append("BEGIN:VEVENT\r\n");
            foreach (var property in properties.Where(p => Kept.Contains(p.Name)))
                Write(source, property);
            source.Append("END:VEVENT\r\n");
        }
        source.Append("END:VCALENDAR\r\n");
        try
        {
            var loaded = Ical.Net.Calendar.Load(source.ToString())?.Events;
            return loaded is not null && loaded.Count == count ? [.. loaded] : null;
        }
        // Ical.Net throws many types on bad values (SerializationException, FormatException, ArgumentException …); all mean "not readable".
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static void Write(StringBuilder source, CalendarProperty property)
    {
        source.Append(property.Name);
        foreach (var name in (ReadOnlySpan<string>)["CN", "FMTTYPE"])
        {
            if (property.Parameter(name) is { Length: > 0 } value)
                source.Append(';').Append(name).Append("=\"").Append(string.Concat(value.Where(c => c != '"' && !char.IsControl(c)))).Append('"');
        }
        source.Append(':');
        var isText = Text.Contains(property.Name);
        var text = property.Value;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && isText)
            {
                // A lone backslash (a Windows path, the end of the value) is one that should have been escaped.
                var isEscape = (i + 1 < text.Length ? text[i + 1] : '\0') is '\\' or ',' or ';' or 'n' or 'N';
                source.Append('\\').Append(isEscape ? text[++i] : '\\');
            }
            else if (isText && (c == ';' || (c == ',' && property.Name != "CATEGORIES")))
                source.Append('\\').Append(c);
            else if (!char.IsControl(c))
                source.Append(c);
            else if (c == '\t')
                source.Append(' ');
        }
        source.Append("\r\n");
    }
}
