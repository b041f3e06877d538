using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Readers.Calendar;

/// <summary>One VEVENT's own properties (alarms left out). <paramref name="Number"/> counts from 1.</summary>
internal sealed record CalendarBlock(int Number, IReadOnlyList<CalendarProperty> Properties, CalendarZones Zones, bool IsCancelledByMethod)
{
    /// <summary>The first property of that name, or null.</summary>
    public CalendarProperty? First(string name) => Properties.FirstOrDefault(p => p.Name == name);

    /// <summary>All properties of that name.</summary>
    public IEnumerable<CalendarProperty> All(string name) => Properties.Where(p => p.Name == name);

    /// <summary>What errors and people call it.</summary>
    public string Locator => $"event {Number}, line {(Properties.Count > 0 ? Properties[0].Line : 0)}";
}

/// <summary>
/// The events of a document, however badly framed: several calendars in a row, none at all, ends that are missing.
/// An event whose own end is missing is taken when the next one begins, and is left out when the document ends there (<see cref="IsCut"/>).
/// </summary>
internal sealed class CalendarDocument
{
    internal const int MaxEvents = 20_000;
    private const int MaxProperties = 2_000;

    public List<CalendarBlock> Events { get; } = [];
    /// <summary>The program that wrote it.</summary>
    public string? Producer { get; private set; }
    /// <summary>True when any frame of a calendar was there.</summary>
    public bool IsCalendar { get; private set; }
    /// <summary>It ended before its last component did.</summary>
    public bool IsCut { get; private set; }
    /// <summary>More events than are taken.</summary>
    public bool IsTooLong { get; private set; }

    private List<CalendarProperty>? _event;
    private CalendarZones _zones = new();
    private string? _method;
    private int _inner; // depth of components inside the event (alarms)
    private bool _calendarOpen;

    public static CalendarDocument Read(FetchedPage page)
    {
        var document = new CalendarDocument();
        foreach (var property in CalendarLines.Read(page))
            document.Take(property);
        document.IsCut = document._event is not null || document._calendarOpen;
        return document;
    }

    private void Take(CalendarProperty property)
    {
        if (property.Name is "BEGIN" or "END")
            Frame(property.Name == "BEGIN", property.Value.Trim().ToUpperInvariant());
        else if (_event is not null)
        {
            if (_inner == 0 && _event.Count < MaxProperties)
                _event.Add(property);
        }
        else
        {
            _zones.Take(property);
            if (property.Name == "PRODID")
                Producer ??= property.Value;
            else if (property.Name == "METHOD")
                _method = property.Value.ToUpperInvariant();
        }
    }

    private void Frame(bool begins, string component)
    {
        switch (component, begins)
        {
            case ("VCALENDAR", true):
                CloseEvent();
                (IsCalendar, _calendarOpen, _zones, _method) = (true, true, new CalendarZones(), null);
                break;
            case ("VCALENDAR", false):
                CloseEvent();
                _calendarOpen = false;
                break;
            case ("VEVENT", true):
                CloseEvent();
                (IsCalendar, _event) = (true, []);
                break;
            case ("VEVENT", false):
                CloseEvent();
                break;
            default:
                if (_event is not null)
                    _inner = Math.Max(0, _inner + (begins ? 1 : -1));
                else
                    _zones.Frame(begins, component);
                break;
        }
    }

    private void CloseEvent()
    {
        if (_event is { Count: > 0 } properties)
        {
            if (Events.Count < MaxEvents)
                Events.Add(new CalendarBlock(Events.Count + 1, properties, _zones, _method == "CANCEL"));
            else
                IsTooLong = true;
        }
        (_event, _inner) = (null, 0);
    }
}
