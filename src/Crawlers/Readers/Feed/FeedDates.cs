using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>A moment as a feed states it: a day, perhaps its time, perhaps the offset that makes it an instant. Null parts weren't stated.</summary>
internal readonly record struct FeedDate(DateOnly Day, TimeOnly? Time, TimeSpan? Offset)
{
    /// <summary>RFC 3339 with offset; a wall time without one takes the zone's; a bare day stays <c>yyyy-MM-dd</c>. Null when an offset is needed and the zone isn't known.</summary>
    public string? ToInstant(string ianaZone)
    {
        if (Time is not { } time)
            return Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var local = Day.ToDateTime(time);
        var offset = Offset;
        if (offset is null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(ianaZone) is { } zone)
            offset = LocalDateTime.FromDateTime(local).InZoneLeniently(zone).Offset.ToTimeSpan();
        return offset is { } known ? Written(local, known) : null;
    }

    /// <summary>As an event's start or end is stated: day, wall time, or instant with its offset.</summary>
    public string ToMoment() => (Time, Offset) switch
    {
        (null, _) => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ({ } time, null) => Day.ToDateTime(time).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        ({ } time, { } offset) => Written(Day.ToDateTime(time), offset),
    };

    // Not through DateTimeOffset, which throws at both ends of its range.
    private static string Written(DateTime local, TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd'T'HH:mm:ss}{(offset < TimeSpan.Zero ? '-' : '+')}{offset.Duration():hh\\:mm}");
}

/// <summary>
/// Reads the dates of feeds: RFC 822 and all that is taken for it (any day name, French and English months, two-digit years, missing seconds, named and
/// numeric zones), ISO 8601, Unix seconds. Never the machine's culture or zone. A zone that isn't known makes the date unreadable instead of wrong.
/// </summary>
internal static class FeedDates
{
    private const int LongestDate = 80;
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Iso = new(@"^(?<y>\d{4})(-|/)?(?<m>\d{2})(-|/)?(?<d>\d{2})((T|t|\s+)(?<t>\d{2}:?\d{2}(:?\d{2}([.,]\d{1,9})?)?)?)?\s*(?<z>[A-Za-z+\u2212-].{0,30})?$", Plain);
    private static readonly Regex Clock = new(@"^(?<h>\d{1,2})(:|h)(?<m>\d{1,2})?(:(?<s>\d{1,2})([.,]\d{1,9})?)?(?<z>[a-z+-].*)?$", Plain);
    private static readonly Regex Offset = new(@"^(gmt|utc|ut)?(?<s>[+-])(?<h>\d{1,2}):?(?<m>\d{2})?$", Plain);
    private static readonly Regex Slashed = new(@"^(?<a>\d{1,2})[/.](?<b>\d{1,2})[/.](?<y>\d{4}|\d{2})$", Plain);
    private static readonly Regex Dashed = new(@"^\d{1,2}-[a-z]+-\d{2,4}$", Plain);

    /// <summary>The date that the text states, or null.</summary>
    public static FeedDate? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestDate)
            return null;
        var trimmed = text.Trim();
        if (trimmed.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && trimmed.Length is >= 9 and <= 13)
            return Unix(trimmed);
        return char.IsAsciiDigit(trimmed[0]) && Iso.Match(trimmed) is { Success: true } iso ? ReadIso(iso) : ReadWords(trimmed);
    }

    private static FeedDate? Unix(string digits)
    {
        var number = long.Parse(digits, CultureInfo.InvariantCulture);
        if (digits.Length == 12)
            return null; // 201711241000 and the like: not seconds, not milliseconds
        var instant = digits.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
        return new FeedDate(DateOnly.FromDateTime(instant.DateTime), TimeOnly.FromTimeSpan(instant.TimeOfDay), TimeSpan.Zero);
    }

    private static FeedDate? ReadIso(Match iso)
    {
        if (Day(Number(iso, "y"), Number(iso, "m"), Number(iso, "d")) is not { } day)
            return null;
        if (!iso.Groups["t"].Success)
            return iso.Groups["z"].Success ? null : new FeedDate(day, null, null);
        var clock = iso.Groups["t"].Value.Replace(":", "", StringComparison.Ordinal);
        var seconds = clock.Length >= 6 ? int.Parse(clock.AsSpan(4, 2), CultureInfo.InvariantCulture) : 0;
        var parts = new Parts { Year = day.Year, Month = day.Month, Day = day.Day };
        parts.SetClock(int.Parse(clock.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(clock.AsSpan(2, 2), CultureInfo.InvariantCulture), seconds);
        foreach (var word in Words(iso.Groups["z"].Value))
            parts.SetZone(word);
        return parts.Done();
    }

    private static FeedDate? ReadWords(string text)
    {
        var parts = new Parts();
        foreach (var word in Words(text))
        {
            if (Dashed.IsMatch(word))
            {
                foreach (var piece in word.Split('-'))
                    Take(piece, parts);
            }
            else
                Take(word, parts);
        }
        return parts.Done();
    }

    private static void Take(string word, Parts parts)
    {
        if (char.IsAsciiDigit(word[0]))
        {
            if (Clock.Match(word) is { Success: true } clock)
            {
                parts.SetClock(Number(clock, "h"), Number(clock, "m"), Number(clock, "s"));
                if (clock.Groups["z"].Success)
                    parts.SetZone(clock.Groups["z"].Value);
            }
            else if (Slashed.Match(word) is { Success: true } slashed)
                parts.SetSlashed(Number(slashed, "a"), Number(slashed, "b"), slashed.Groups["y"].Value);
            else if (Iso.Match(word) is { Success: true } iso && ReadIso(iso) is { Time: null } day)
                (parts.Year, parts.Month, parts.Day) = (day.Day.Year, day.Day.Month, day.Day.Day);
            else
                parts.SetNumber(word);
        }
        else if (FeedDateWords.Months.TryGetValue(word, out var month))
            parts.Month = month;
        else if (word is "pm" or "am")
            parts.Afternoon = word == "pm";
        else if (!FeedDateWords.Idle.Contains(word))
            parts.SetZone(word);
    }

    /// <summary>Lower-case words without accents, commas, dots and comments.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var plain = text;
        if (!Ascii.IsValid(text))
        {
            var letters = new StringBuilder(text.Length);
            var paired = string.Concat(text.Where(c => !char.IsSurrogate(c))); // a lone surrogate makes Normalize throw
            foreach (var c in paired.Normalize(NormalizationForm.FormD))
            {
                if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                    letters.Append(c == '\u2212' ? '-' : char.IsWhiteSpace(c) ? ' ' : c);
            }
            plain = letters.ToString();
        }
        foreach (var word in plain.ToLowerInvariant().Split([' ', ',', '\t', '\r', '\n', '(', ')', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.TrimEnd('.') is { Length: > 0 } kept)
                yield return kept;
        }
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Match match, string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    private sealed class Parts
    {
        private TimeSpan? _clock;
        private TimeSpan? _offset;
        private bool _fault;

        public int? Year { get; set; }
        public int? Month { get; set; }
        public int? Day { get; set; }
        public bool? Afternoon { get; set; }

        public void SetClock(int hour, int minute, int second)
        {
            _fault |= _clock is not null || hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0);
            _clock = new TimeSpan(hour, minute, Math.Min(second, 59)); // a leap second is written as its predecessor
        }

        public void SetSlashed(int first, int second, string year)
        {
            (Day, Month) = second > 12 ? (second, first) : (first, second); // day first, as the French write, unless that is no date
            Year = FullYear(year);
        }

        public void SetNumber(string word)
        {
            var digits = word.TrimEnd('e', 'r', 's', 't', 'n', 'd', 'h');
            if (digits.Length is 0 or > 4 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                _fault = true;
            else if (Day is null && digits.Length <= 2)
                Day = number;
            else if (Year is null)
                Year = FullYear(digits);
            else
                _fault = true;
        }

        public void SetZone(string word)
        {
            if (Offset.Match(word) is { Success: true } numeric)
            {
                var minutes = (Number(numeric, "h") * 60) + Number(numeric, "m");
                _fault |= minutes > 14 * 60 || Number(numeric, "m") > 59;
                // "GMT +0100": the number says more than the name before it.
                _offset = TimeSpan.FromMinutes(numeric.Groups["s"].ValueSpan is "-" ? -minutes : minutes);
            }
            else if (_clock is null && Day is null)
            {
                // any word before the first number is a day's name, in whatever language
            }
            else if (FeedDateWords.Zones.TryGetValue(word, out var minutes))
                _offset ??= TimeSpan.FromMinutes(minutes);
            else if (_clock is not null)
                _fault = true;
        }

        public FeedDate? Done()
        {
            if (_fault || Year is null || Month is null || Day is null || FeedDates.Day(Year.Value, Month.Value, Day.Value) is not { } day)
                return null;
            if (_clock is not { } clock)
                return new FeedDate(day, null, null);
            if (Afternoon is { } afternoon && clock.Hours is var hour && hour <= 12)
                clock = clock.Subtract(TimeSpan.FromHours(hour == 12 ? 12 : 0)).Add(TimeSpan.FromHours(afternoon ? 12 : 0));
            if (clock.Days > 0 && day < DateOnly.MaxValue)
                (day, clock) = (day.AddDays(1), clock.Subtract(TimeSpan.FromDays(1)));
            return clock.Days > 0 ? null : new FeedDate(day, TimeOnly.FromTimeSpan(clock), _offset);
        }

        private static int FullYear(string digits)
        {
            var year = int.Parse(digits, CultureInfo.InvariantCulture);
            // RFC 2822 §4.3 for two and three digits.
            return digits.Length >= 4 ? year : digits.Length == 3 ? year + 1900 : year < 50 ? year + 2000 : year + 1900;
        }
    }
}
