using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Holidays;

namespace Wiker.Ingest.Host.Commands;

/// <summary>What <c>wiker calendar update --json</c> prints. <paramref name="Indexed"/> null: the index had nothing to follow.</summary>
internal sealed record UpdatedCalendar(string File, bool Changed, int Rows, int Ignored, IReadOnlyList<string> Faults, IReadOnlyList<KnownZone> Zones, int? Indexed);

/// <summary>How much is known of a zone.</summary>
internal sealed record KnownZone(string Zone, string Name, int Periods, DateOnly? KnownUntil);

/// <summary>A period as <c>wiker calendar show --json</c> prints it.</summary>
internal sealed record ShownHoliday(string Zone, string? Academy, DateOnly First, DateOnly? Last, string Name);

/// <summary><c>wiker calendar update|show</c>: school holidays.</summary>
internal static class CalendarCommand
{
    private static readonly Option<FileInfo?> From = new("--from") { Description = "A saved answer of the ministry's dataset instead of its address", HelpName = "FILE" };
    private static readonly Option<bool> Accept = new("--accept") { Description = "Take a calendar that knows less than the one at hand" };
    private static readonly Option<string?> Zone = new("--zone") { Description = "Only that zone: A, B, C, Corse, Guadeloupe …" };
    private static readonly Option<string?> Commune = new("--commune") { Description = "Only what counts in the commune of that INSEE code", HelpName = "INSEE" };

    public static Command Make() => new("calendar", "School holidays, by which 'sauf vacances scolaires' is understood") { Update(), Show() };

    private static Command Update()
    {
        var command = new Command("update",
            """
            Fetches the education ministry's calendar (Calendar:SchoolHolidaysUrl) and rebuilds the index by it; a running server follows at once.
            A broken, empty or shortened answer changes nothing. Once a year is enough: the ministry publishes years ahead.

            Examples:
              wiker calendar update
              wiker calendar update --from fr-en-calendrier-scolaire.json
              Calendar__SchoolHolidaysUrl=https://mirror.example/calendrier.json wiker calendar update
            """)
        { From, Accept, Settings.Json };
        command.SetAction(UpdateAsync);
        return command;
    }

    private static async Task<int> UpdateAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        var update = new CalendarUpdate(parts.SchoolCalendar);
        var accept = parse.GetValue(Accept);
        CalendarOutcome outcome;
        if (parse.GetValue(From) is { } saved)
        {
            outcome = saved.Exists ? update.FromFile(saved.FullName, accept) : throw new CannotRunException($"There is no file {saved.FullName}.");
        }
        else
        {
            outcome = await update.FetchAsync(parts.Fetcher, new Uri(Settings.Calendar().SchoolHolidaysUrl), accept, cancellationToken);
        }
        switch (outcome)
        {
            case CalendarOutcome.Refused { Suspect: true } suspect:
                Terminal.Problem($"Nothing was changed: {suspect.Reason}. If that is right, say so: wiker calendar update --accept");
                return ExitCode.FaultsFound;
            case CalendarOutcome.Refused refused:
                throw new CannotRunException($"Nothing was changed. {refused.Reason}");
            case CalendarOutcome.Taken taken:
                return await TellAsync(parts, taken, parse.GetValue(Settings.Json), cancellationToken);
            default:
                throw new InvalidOperationException("An update is taken or refused.");
        }
    }

    private static async Task<int> TellAsync(Composition parts, CalendarOutcome.Taken taken, bool json, CancellationToken cancellationToken)
    {
        int? indexed = null;
        string? late = null;
        try
        {
            if (taken.Changed && File.Exists(parts.Setting.Data.Store))
                indexed = await ReindexCommand.RebuildAsync(parts, cancellationToken);
        }
        catch (CannotRunException e)
        {
            late = $"The calendar is in place, but the index doesn't go by it yet: {e.Message} Then run `wiker reindex`.";
        }
        IReadOnlyList<KnownZone> zones =
        [
            .. taken.Calendar.Periods.GroupBy(p => p.Zone).Select(z => new KnownZone(z.Key.ToString(), SchoolZones.NameOf(z.Key), z.Count(), taken.Calendar.LastKnown(z.Key))),
        ];
        Terminal.Faults(taken.Faults);
        if (json)
        {
            Terminal.Line(JsonSerializer.Serialize(new UpdatedCalendar(parts.SchoolCalendar.Path, taken.Changed, taken.Rows, taken.Ignored, taken.Faults, zones, indexed), HostJson.Default.UpdatedCalendar));
        }
        else
        {
            foreach (var zone in zones)
                Terminal.Line($"{zone.Name}: {zone.Periods} periods, known until {Day(zone.KnownUntil)}");
            Terminal.Line($"{taken.Rows} rows: {taken.Ignored} say nothing of pupils' holidays, {taken.Faults.Count} could not be taken. "
                + (!taken.Changed ? "All as before." : indexed is { } count ? $"{count} records indexed anew." : "No index yet."));
        }
        if (late is not null)
            Terminal.Problem(late);
        return taken.Faults.Count == 0 && late is null ? ExitCode.Good : ExitCode.FaultsFound;
    }

    private static Command Show()
    {
        var command = new Command("show",
            """
            The school holidays that are known: all, those of a zone, or those that count in a commune. 1 if there are none.

            Examples:
              wiker calendar show --zone B
              wiker calendar show --commune 44052 --json
            """)
        { Zone, Commune, Settings.Json };
        command.SetAction(parse =>
        {
            using var parts = Settings.Compose(parse);
            var calendar = parts.SchoolCalendar.Current;
            var zone = Asked(parse, calendar);
            ShownHoliday[] shown = [.. calendar.Periods.Where(p => zone is null || p.Zone == zone).Select(p => new ShownHoliday(p.Zone.ToString(), p.Academy, p.First, p.Last, p.Name))];
            if (parse.GetValue(Settings.Json))
            {
                Terminal.Line(JsonSerializer.Serialize(new ItemList<ShownHoliday>(shown), HostJson.Default.ItemListShownHoliday));
            }
            else
            {
                foreach (var p in shown)
                    Terminal.Line($"{p.Zone,-10}  {Day(p.First)} – {Day(p.Last)}  {p.Name}{(p.Academy is null ? "" : $"  ({p.Academy})")}");
            }
            if (shown.Length == 0)
                Terminal.Problem("No school holidays are known there: `wiker calendar update` fetches them.");
            return shown.Length == 0 ? ExitCode.FaultsFound : ExitCode.Good;
        });
        return command;
    }

    private static SchoolZone? Asked(ParseResult parse, SchoolCalendar calendar)
    {
        if (parse.GetValue(Zone) is { } name)
            return SchoolZones.Named(name) ?? throw new WrongUsageException($"'{name}' is no zone: {string.Join(", ", Enum.GetNames<SchoolZone>())}.");
        if (parse.GetValue(Commune) is { } insee)
            return calendar.ZoneOf(insee) ?? throw new WrongUsageException($"'{insee}' is no INSEE code of a commune with a school calendar.");
        return null;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "not published";
}
