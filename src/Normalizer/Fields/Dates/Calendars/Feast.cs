using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Calendars;

/// <summary>Days that people call by their name rather than by their number.</summary>
internal enum Feast
{
    NewYear = 1, MardiGras, AshWednesday, PalmSunday, GoodFriday, HolySaturday, EasterSunday, EasterMonday, Ascension, WhitSunday, WhitMonday,
    Assumption, AllSaints, Armistice, ChristmasEve, Christmas, BoxingDay, NewYearsEve,
}

/// <summary>Puts feasts into the calendar.</summary>
internal static class Feasts
{
    /// <summary>The day of a feast in a year.</summary>
    public static DateOnly In(this Feast feast, int year) => feast switch
    {
        Feast.NewYear => new(year, 1, 1),
        Feast.Assumption => new(year, 8, 15),
        Feast.AllSaints => new(year, 11, 1),
        Feast.Armistice => new(year, 11, 11),
        Feast.ChristmasEve => new(year, 12, 24),
        Feast.Christmas => new(year, 12, 25),
        Feast.BoxingDay => new(year, 12, 26),
        Feast.NewYearsEve => new(year, 12, 31),
        _ => PublicHolidays.Easter(year).AddDays(SinceEaster(feast)),
    };

    private static int SinceEaster(Feast feast) => feast switch
    {
        Feast.MardiGras => -47,
        Feast.AshWednesday => -46,
        Feast.PalmSunday => -7,
        Feast.GoodFriday => -2,
        Feast.HolySaturday => -1,
        Feast.EasterMonday => 1,
        Feast.Ascension => 39,
        Feast.WhitSunday => 49,
        Feast.WhitMonday => 50,
        _ => 0,
    };
}
