using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Pipeline.Holidays;

/// <summary>Settings of section <c>Calendar</c>.</summary>
public sealed class CalendarOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Calendar";

    /// <summary>
    /// Where the education ministry's calendar is fetched from, http(s): <c>exports/json</c> in one answer, or <c>records</c>, which is asked page by page.
    /// </summary>
    public string SchoolHolidaysUrl { get; set; } = "https://data.education.gouv.fr/api/explore/v2.1/catalog/datasets/fr-en-calendrier-scolaire/exports/json";

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Fault() => ServiceAddress.IsSound(SchoolHolidaysUrl, AddressParts.QueryAndFragment | AddressParts.User)
        ? null
        : $"{Section}:{nameof(SchoolHolidaysUrl)} must be an absolute http or https address, not '{SchoolHolidaysUrl}'.";
}
