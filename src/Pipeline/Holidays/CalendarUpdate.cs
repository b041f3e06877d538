using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Pipeline.Holidays;

/// <summary>What came of an update: a closed family. Only <see cref="Taken"/> may have changed the file.</summary>
public abstract record CalendarOutcome
{
    private CalendarOutcome() { }

    /// <summary>The calendar is what the dataset says. <paramref name="Changed"/> false: it said so before.</summary>
    public sealed record Taken(SchoolCalendar Calendar, int Rows, int Ignored, IReadOnlyList<string> Faults, bool Changed) : CalendarOutcome;

    /// <summary>Nothing was written; <paramref name="Reason"/> says why, for people. <paramref name="Suspect"/>: the answer can be read, but knows less than the file does.</summary>
    public sealed record Refused(string Reason, bool Suspect = false) : CalendarOutcome;
}

/// <summary>Brings <c>calendar/school-holidays.csv</c> up to date. What is held is only ever replaced by a whole answer that knows no less.</summary>
public sealed class CalendarUpdate(SchoolCalendarFile file)
{
    private const int PageSize = 100;
    // The API gives no more than that by pages.
    private const int MostRows = 10_000;

    /// <summary>Fetches the dataset and takes it. <paramref name="accept"/>: also when it knows less than the file.</summary>
    /// <exception cref="IOException">The data folder cannot be written.</exception>
    public async Task<CalendarOutcome> FetchAsync(PoliteFetcher fetcher, Uri address, bool accept, CancellationToken cancellationToken)
    {
        List<MinistryRow> rows = [];
        List<string> faults = [];
        var byPages = address.AbsolutePath.EndsWith("/records", StringComparison.Ordinal);
        while (true)
        {
            var url = byPages ? Page(address, rows.Count + faults.Count) : address;
            var outcome = await fetcher.FetchAsync(new FetchRequest(url, Accept: "application/json", AsksRobots: false), cancellationToken);
            if (outcome is not FetchOutcome.Fetched { Page: var page })
                return new CalendarOutcome.Refused($"{url}: {outcome.Told()}");
            if (Read(page.Body, url.AbsoluteUri, faults, rows.Count + faults.Count, out var fault) is not { } answer)
                return fault!;
            if (answer.Total > MostRows)
                return new CalendarOutcome.Refused(string.Create(CultureInfo.InvariantCulture, $"{url}: there are {answer.Total} rows, and records gives no more than {MostRows}; ask for exports/json instead"));
            rows.AddRange(answer.Rows);
            var taken = rows.Count + faults.Count;
            if (answer.Total is not { } total || taken >= total)
                return Take(rows, faults, accept);
            if (!byPages || answer.Rows.Count == 0)
                return new CalendarOutcome.Refused($"{url}: {taken} rows came where there are {total}");
        }
    }

    /// <summary>Takes a dataset that was saved before.</summary>
    /// <exception cref="IOException">The data folder cannot be written, or the saved file not read.</exception>
    public CalendarOutcome FromFile(string saved, bool accept)
    {
        List<string> faults = [];
        if (Read(File.ReadAllBytes(saved), saved, faults, 0, out var fault) is not { } answer)
            return fault!;
        return answer.Total is { } total && answer.Rows.Count + faults.Count < total
            ? new CalendarOutcome.Refused($"{saved}: it holds {answer.Rows.Count + faults.Count} of {total} rows")
            : Take(answer.Rows, faults, accept);
    }

    private CalendarOutcome Take(IReadOnlyCollection<MinistryRow> rows, List<string> faults, bool accept)
    {
        var reading = MinistryCalendar.Periods(rows);
        faults.AddRange(reading.Faults);
        if (reading.Periods.Count == 0)
            return new CalendarOutcome.Refused(rows.Count == 0 ? "the answer holds no rows" : $"none of the {rows.Count} rows is a holiday of a known zone");
        if (faults.Count > rows.Count / 10)
            return new CalendarOutcome.Refused($"{faults.Count} rows can't be taken, the first because {faults[0]}");
        var next = new SchoolCalendar(reading.Periods, "new");
        if (!accept && Lost(file.Current, next) is { } lost)
            return new CalendarOutcome.Refused(lost, Suspect: true);
        var changed = file.Write(reading.Periods);
        return new CalendarOutcome.Taken(next, rows.Count, reading.Ignored, faults, changed);
    }

    // A calendar grows: one that ends earlier than the last one, or misses a zone, was cut or filtered on its way.
    private static string? Lost(SchoolCalendar held, SchoolCalendar next)
    {
        foreach (var zone in held.Periods.Select(p => p.Zone).Distinct())
        {
            if (held.LastKnown(zone) is { } before && (next.LastKnown(zone) is not { } now || now < before))
                return $"for {SchoolZones.NameOf(zone)} the answer {(next.LastKnown(zone) is { } end ? "ends on " + Written(end) : "has nothing")}, but {Written(before)} is known already";
        }
        return null;
    }

    private static MinistryPage? Read(ReadOnlyMemory<byte> body, string from, List<string> faults, int before, out CalendarOutcome? refused)
    {
        refused = null;
        try
        {
            return MinistryCalendar.Read(body, faults, before);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is for a text of half a character (\ud800, broken UTF-8), which parsing lets pass and reading doesn't.
            refused = new CalendarOutcome.Refused($"{from}: this is not the ministry's calendar in JSON ({e.Message})");
            return null;
        }
    }

    // Without an order of its own the API may give a row on two pages, and another on none.
    private static Uri Page(Uri address, int offset)
    {
        var query = address.Query.TrimStart('?');
        var order = query.Contains("order_by=", StringComparison.Ordinal) ? "" : "order_by=start_date,end_date,location,population&";
        return new UriBuilder(address) { Query = string.Create(CultureInfo.InvariantCulture, $"{(query.Length == 0 ? "" : query + "&")}{order}limit={PageSize}&offset={offset}") }.Uri;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
