namespace Wiker.Ingest.Pipeline;

/// <summary>The eleven public holidays of France (code du travail, L3133-1).</summary>
public static class PublicHolidays
{
    /// <summary>True when the day is one.</summary>
    public static bool Includes(DateOnly day)
    {
        if ((day.Month, day.Day) is (1, 1) or (5, 1) or (5, 8) or (7, 14) or (8, 15) or (11, 1) or (11, 11) or (12, 25))
            return true;
        var sinceEaster = day.DayNumber - Easter(day.Year).DayNumber;
        return sinceEaster is 1 or 39 or 50; // Easter Monday, Ascension, Whit Monday
    }

    // The Gregorian computus (Meeus, Jones, Butcher).
    internal static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - (b / 4) - g + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
