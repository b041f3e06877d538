using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wiker.Ingest.Model;

/// <summary>
/// A local wall-clock moment: a day, and the minute of it when that is known. Written <c>yyyy-MM-dd</c> or <c>yyyy-MM-ddTHH:mm</c>.
/// It has no zone of its own: the record's <see cref="RecordContent.Timezone"/> says which wall.
/// </summary>
[JsonConverter(typeof(LocalMomentConverter))]
public readonly record struct LocalMoment(DateOnly Date, TimeOnly? Time = null) : IComparable<LocalMoment>
{
    private const string DayForm = "yyyy-MM-dd";
    private const string MinuteForm = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The moment as a date-time; a day without a time begins at 00:00 (for sorting and windows, never for showing).</summary>
    public DateTime ToDateTime() => Date.ToDateTime(Time ?? TimeOnly.MinValue);

    /// <summary>The minute of a date-time; seconds are dropped.</summary>
    public static LocalMoment AtMinute(DateTime local) => new(DateOnly.FromDateTime(local), new TimeOnly(local.Hour, local.Minute));

    /// <summary>Sorts by date, a day without a time before its first minute.</summary>
    public int CompareTo(LocalMoment other) => (Date, Time ?? TimeOnly.MinValue, Time.HasValue).CompareTo((other.Date, other.Time ?? TimeOnly.MinValue, other.Time.HasValue));

    /// <summary>Reads the two written forms, seconds tolerated and dropped; false for anything else.</summary>
    public static bool TryParse(string? text, out LocalMoment moment)
    {
        if (DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            moment = new(day);
            return true;
        }
        if (DateTime.TryParseExact(text, [MinuteForm, "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var minute))
        {
            moment = AtMinute(minute);
            return true;
        }
        moment = default;
        return false;
    }

    /// <summary>The written form.</summary>
    public override string ToString() => Time is null
        ? Date.ToString(DayForm, CultureInfo.InvariantCulture)
        : ToDateTime().ToString(MinuteForm, CultureInfo.InvariantCulture);

    public static bool operator <(LocalMoment left, LocalMoment right) => left.CompareTo(right) < 0;
    public static bool operator >(LocalMoment left, LocalMoment right) => left.CompareTo(right) > 0;
    public static bool operator <=(LocalMoment left, LocalMoment right) => left.CompareTo(right) <= 0;
    public static bool operator >=(LocalMoment left, LocalMoment right) => left.CompareTo(right) >= 0;
}

/// <summary>
/// When a source says that it published or changed something: an instant with its offset, or only a day when the source gives no more
/// (then no midnight is made up). Written as RFC 3339, or as <c>yyyy-MM-dd</c>.
/// </summary>
[JsonConverter(typeof(SourceDateConverter))]
public readonly record struct SourceDate(DateOnly Day, DateTimeOffset? Instant = null)
{
    /// <summary>An instant; its day is the one of its own offset.</summary>
    public static SourceDate At(DateTimeOffset instant) => new(DateOnly.FromDateTime(instant.DateTime), instant);

    /// <summary>A point in time to sort by: the instant, else noon UTC of the day.</summary>
    public DateTimeOffset ForSorting => Instant ?? new DateTimeOffset(Day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    /// <summary>Reads the two written forms; false for anything else.</summary>
    public static bool TryParse(string? text, out SourceDate date)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            date = new(day);
            return true;
        }
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            date = At(instant);
            return true;
        }
        date = default;
        return false;
    }

    /// <summary>The written form.</summary>
    public override string ToString() => Instant is { } instant
        ? instant.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture)
        : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>
/// One time that an event takes place. <paramref name="Start"/> null with an <paramref name="End"/>: "jusqu'au 30 juin".
/// With precision <c>Day</c> both are days and the end is inclusive. <paramref name="OpenEnd"/>: it begins then and the end isn't told ("dès 9h").
/// <paramref name="Status"/> null: as the event's own.
/// </summary>
public sealed record Occurrence(
    LocalMoment? Start,
    LocalMoment? End,
    DatePrecision Precision,
    DayPart? Part = null,
    bool? OpenEnd = null,
    RecordStatus? Status = null)
{
    /// <summary>
    /// How many days something that begins on a day and whose end isn't told ("à partir du 3 mars") is taken to go on. It must end somewhere, or lists would fill with
    /// what began years ago; a season is what exhibitions, sign-ups and winter hours last, and no shorter than news stay in lists.
    /// </summary>
    public const int OpenEndDays = 90;

    /// <summary>True when it begins on a day and goes on, nobody says until when. "Samedi, dès 9 h" is over by night.</summary>
    public bool GoesOn() => OpenEnd == true && End is null && Start is { Time: null } && Precision == DatePrecision.Day;

    /// <summary>The last day on which it takes place; of what goes on without a told end the last that it is looked for. Null when it has neither start nor end.</summary>
    public DateOnly? LastDay() => GoesOn() ? Start!.Value.Date.AddDays(OpenEndDays) : (End ?? Start)?.Date;
}

/// <summary>
/// A recurrence: <paramref name="Rrule"/> as in RFC 5545 §3.3.10 (empty: known in words only, see <paramref name="Text"/>), anchored at <paramref name="Start"/> (first start, wall time) with the length
/// start–<paramref name="End"/>; <paramref name="Except"/> holds left-out dates (<c>yyyy-MM-dd</c> or <c>yyyy-MM-ddTHH:mm</c>) and the symbolic names
/// <c>school-holidays</c> and <c>public-holidays</c>; <paramref name="Text"/> is the source's own wording.
/// </summary>
public sealed record EventRule(
    string Rrule,
    LocalMoment? Start,
    LocalMoment? End,
    IReadOnlyList<string> Except,
    string? Text);

/// <summary>Writes and reads <see cref="LocalMoment"/> in its written form.</summary>
public sealed class LocalMomentConverter : JsonConverter<LocalMoment>
{
    public override LocalMoment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalMoment.TryParse(reader.GetString(), out var moment) ? moment : throw new JsonException("A local moment is written yyyy-MM-dd or yyyy-MM-ddTHH:mm.");

    public override void Write(Utf8JsonWriter writer, LocalMoment value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>Writes and reads <see cref="SourceDate"/> in its written form.</summary>
public sealed class SourceDateConverter : JsonConverter<SourceDate>
{
    public override SourceDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SourceDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("A date is written yyyy-MM-dd or as in RFC 3339.");

    public override void Write(Utf8JsonWriter writer, SourceDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
