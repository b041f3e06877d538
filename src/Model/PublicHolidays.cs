namespace Wiker.Ingest.Model;

/// <summary>The eleven public holidays of France (code du travail, L3133-1), and the two more of Alsace and Moselle (L3134-13).</summary>
public static class PublicHolidays
{
    /// <summary>True when the day is one in the whole country.</summary>
    public static bool Includes(DateOnly day)
    {
        if ((day.Month, day.Day) is (1, 1) or (5, 1) or (5, 8) or (7, 14) or (8, 15) or (11, 1) or (11, 11) or (12, 25))
            return true;
        var sinceEaster = day.DayNumber - Easter(day.Year).DayNumber;
        return sinceEaster is 1 or 39 or 50; // Easter Monday, Ascension, Whit Monday
    }

    /// <summary>True when the day is one in a commune, by its INSEE code: Good Friday and 26 December count in the départements 57, 67 and 68.</summary>
    public static bool Includes(DateOnly day, string? insee) =>
        Includes(day) || (insee is ['5', '7', ..] or ['6', '7' or '8', ..] && ((day.Month, day.Day) is (12, 26) || day.DayNumber - Easter(day.Year).DayNumber == -2));

    /// <summary>Easter Sunday, from the year 1583 on: the Gregorian computus (Meeus, Jones, Butcher).</summary>
    public static DateOnly Easter(int year)
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
