using System.CommandLine;
using System.Text.Json;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Commands;

/// <summary>One thing that was looked at, how it is, and what to do about it.</summary>
internal sealed record CheckUp(string What, bool IsWell, string Told);

/// <summary><c>wiker doctor</c>: checks configuration, store, index, gazetteer, geocoder, weather, clock and disk.</summary>
internal static class DoctorCommand
{
    private const long LeastFreeBytes = 1L << 30;

    public static Command Make()
    {
        var command = new Command("doctor",
            """
            Looks at configuration, store, index, gazetteer, geocoder, weather, clock and disk, and says what to do. 1 if something is wrong.

            Example:
              wiker doctor
            """)
        { Settings.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        IReadOnlyList<CheckUp> findings = [Configuration(parts), Keys(parts), Themes(parts), Store(parts), await IndexCheckUp.LookAsync(parts, cancellationToken), Points(parts), Geocoder(parts), Weather(parts), SchoolHolidays(parts), Clock(parts), Disk(parts)];
        if (parse.GetValue(Settings.Json))
        {
            Terminal.Line(JsonSerializer.Serialize(new ItemList<CheckUp>(findings), HostJson.Default.ItemListCheckUp));
        }
        else
        {
            foreach (var finding in findings)
                Terminal.Show($"[{(finding.IsWell ? "green" : "red")}]{(finding.IsWell ? "well " : "wrong")}[/]  [bold]{finding.What}[/]  {finding.Told}");
        }
        return findings.All(f => f.IsWell) ? ExitCode.Good : ExitCode.FaultsFound;
    }

    private static CheckUp Configuration(Composition parts)
    {
        var faults = parts.Catalogue.Faults.Count + parts.Territories.Faults.Count;
        return new("configuration", faults == 0, faults == 0
            ? $"{parts.Catalogue.Definitions.Count} sources, {parts.Territories.Territories.Count} territories"
            : $"{faults} faults: `wiker sources lint` lists them");
    }

    private static CheckUp Keys(Composition parts)
    {
        var missing = parts.Catalogue.Definitions.Where(d => parts.SourceKeys.Missing(d) is not null).GroupBy(d => d.Key!.Variable, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        return new("keys", true, missing.Count == 0
            ? "every source that needs a key has one"
            : $"{missing.Sum(g => g.Count())} sources aren't configured and aren't asked: {string.Join("; ", missing.Select(g => $"{g.Key} for {g.First().Profile.Id.Split('@')[0]}"))}");
    }

    private static CheckUp Themes(Composition parts) => new("themes", true, $"{parts.Taxonomy.Themes.Count} themes");

    private static CheckUp Store(Composition parts)
    {
        try
        {
            using var session = parts.Store.Read();
            return new("store", true, $"{session.Records.Count()} records at change {session.Records.ChangeNumber()} in {parts.Store.Path}");
        }
        catch (StoreException e)
        {
            return new("store", false, e.Message);
        }
    }

    private static CheckUp Points(Composition parts)
    {
        var without = parts.Gazetteer.All.Count(c => c.Point is null);
        var told = $"{parts.Gazetteer.All.Count} communes, {without} of them without a point";
        if (without > 0)
            told += ": those are found by name and text, never by a radius; `wiker gazetteer update` fetches them from the official service, `wiker gazetteer import FILE` takes them from a file";
        return new("gazetteer", parts.Gazetteer.Faults.Count == 0, parts.Gazetteer.Faults is [var fault, ..] ? $"{fault.File}:{fault.Line}: {fault.Detail}" : told);
    }

    private static CheckUp SchoolHolidays(Composition parts)
    {
        var (file, today) = (parts.SchoolCalendar, DateOnly.FromDateTime(parts.Time.GetUtcNow().UtcDateTime));
        var zones = file.Current.Periods.Select(p => p.Zone).Distinct().ToList();
        var ends = zones.Where(z => file.Current.LastKnown(z) is not { } last || last < today).ToList();
        if (file.BadLines() is [var line, ..])
            return new("holidays", false, $"{file.Path}:{line}: cannot be read; `wiker calendar update` writes it anew");
        return new("holidays", ends.Count == 0, zones.Count == 0
            ? "no school holidays are known, so 'sauf vacances scolaires' leaves nothing out: `wiker calendar update` fetches them"
            : ends.Count == 0 ? $"school holidays of {zones.Count} zones" : $"school holidays of {string.Join(", ", ends.Select(Model.SchoolZones.NameOf))} are all past: `wiker calendar update` fetches the next");
    }

    private static CheckUp Geocoder(Composition parts)
    {
        try
        {
            var options = Settings.Geocoder();
            var without = parts.Gazetteer.All.Count(c => c.Point is null);
            return new("geocoder", true, options.IsOn
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{options.Url}, {options.PerSecond} questions a second at most; {without} communes lack a point: `wiker gazetteer complete` asks for them, with `--places` for streets and venues")
                : $"none is configured, and none is needed; with Geocoder__Url set, `wiker gazetteer complete` asks for the {without} communes that lack a point");
        }
        catch (CannotRunException e)
        {
            return new("geocoder", false, e.Message);
        }
    }

    private static CheckUp Weather(Composition parts)
    {
        try
        {
            var options = Settings.Weather();
            var state = ForecastState.Of(new Forecasts(parts.Store, options, parts.Time), parts.Store, parts.Zones, parts.Gazetteer);
            if (!state.IsOn)
                return new("weather", true, "off: with Weather__Url set, `wiker run` asks for the forecasts of the territories' communes");
            var without = state.WithoutPoint > 0 ? $"; {state.WithoutPoint} more have no point and so no forecast" : "";
            var told = state.IsWell ? $"{state.Shown} communes have a fresh forecast{without}" : state.Words + without;
            return new("weather", state.IsWell, state.Problem is { } problem ? $"{told}; the last request gave none: {problem}" : state.IsWell ? told : $"{told}: `wiker run` asks for them");
        }
        catch (Exception e) when (e is CannotRunException or StoreException)
        {
            return new("weather", false, e.Message);
        }
    }

    private static CheckUp Clock(Composition parts)
    {
        var now = parts.Time.GetUtcNow();
        return new("clock", now.Year >= 2026, now.Year >= 2026 ? now.ToString("u", System.Globalization.CultureInfo.InvariantCulture) : $"{now:u} is in the past: set the machine's clock");
    }

    private static CheckUp Disk(Composition parts)
    {
        Directory.CreateDirectory(parts.Setting.Data.Path);
        var free = new DriveInfo(parts.Setting.Data.Path).AvailableFreeSpace;
        var told = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{free / 1e9:0.0} GB free");
        return new("disk", free >= LeastFreeBytes, free >= LeastFreeBytes ? told : $"{told}: less than 1 GB is left, and the store will soon refuse to write");
    }
}
