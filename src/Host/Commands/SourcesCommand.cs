using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Scheduling;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker sources lint|list|show|try|health</c>: the catalogue.</summary>
internal static class SourcesCommand
{
    public static Command Make() => new("sources", "The catalogue of sources: check it, list it, try one") { Lint(), List(), Show(), TryCommand.Make(), Health() };

    private static Command Lint()
    {
        var command = new Command("lint",
            """
            Checks every definition and lists every fault of every file, with line and nearest right key. 1 if there is one.

            Example:
              wiker sources lint
            """)
        { Settings.Json };
        command.SetAction(parse =>
        {
            using var parts = Settings.Compose(parse);
            IReadOnlyList<SourceFault> faults = [.. parts.Catalogue.Faults, .. parts.Territories.Faults];
            if (parse.GetValue(Settings.Json))
            {
                Terminal.Line(JsonSerializer.Serialize(new ItemList<SourceFault>(faults), HostJson.Default.ItemListSourceFault));
            }
            else
            {
                foreach (var fault in faults)
                    Terminal.Line(SourceFaults.Line(fault));
                Terminal.Line($"{parts.Catalogue.Definitions.Count} sources are sound, {faults.Count} faults in {faults.Select(f => f.File).Distinct().Count()} files.");
            }
            return faults.Count == 0 ? ExitCode.Good : ExitCode.FaultsFound;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list",
            """
            All sources.

            Example:
              wiker sources list --json
            """)
        { Settings.Json };
        command.SetAction(parse =>
        {
            using var parts = Settings.Compose(parse);
            SourceFaults.Warn(parts.Catalogue.Faults);
            IReadOnlyList<SourceLine> lines = [.. parts.Catalogue.Definitions.Select(d => SourceLine.Of(d, parts.SourceKeys))];
            if (parse.GetValue(Settings.Json))
            {
                Terminal.Line(JsonSerializer.Serialize(new ItemList<SourceLine>(lines), HostJson.Default.ItemListSourceLine));
                return ExitCode.Good;
            }
            var table = new Table().Border(TableBorder.None).AddColumns("id", "kind", "records", "commune", "name", "state");
            foreach (var line in lines)
                table.AddRow(line.Id.EscapeMarkup(), line.Kind, line.Records, line.Commune ?? "", line.Name.EscapeMarkup(), line.State.EscapeMarkup());
            Terminal.Answer.Write(table);
            return ExitCode.Good;
        });
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("id") { Description = "Id of the source" };
        var command = new Command("show",
            """
            One definition with every default filled in.

            Example:
              wiker sources show donges-mairie-agenda
            """)
        { id };
        command.SetAction(parse =>
        {
            using var parts = Settings.Compose(parse);
            Terminal.Line(SourceYaml.Write(parts.Source(parse.GetValue(id)!)));
            return ExitCode.Good;
        });
        return command;
    }

    private static Command Health()
    {
        var command = new Command("health",
            """
            How each source's last run went, what it holds, and what could not be taken. 1 if one is ill.

            Example:
              wiker sources health
            """)
        { Settings.Json };
        command.SetAction(parse =>
        {
            using var parts = Settings.Compose(parse);
            var lines = HealthLines(parts);
            if (parse.GetValue(Settings.Json))
            {
                Terminal.Line(JsonSerializer.Serialize(new ItemList<SourceHealth>(lines), HostJson.Default.ItemListSourceHealth));
            }
            else
            {
                foreach (var line in lines)
                    Show(line);
            }
            return lines.All(l => l.IsWell) ? ExitCode.Good : ExitCode.FaultsFound;
        });
        return command;
    }

    private static IReadOnlyList<SourceHealth> HealthLines(Composition parts)
    {
        using var session = parts.Store.Read();
        var counts = session.SourceRecords.FreshnessCounts().ToLookup(c => c.SourceId, StringComparer.Ordinal);
        return [.. parts.Catalogue.Definitions.Select(d => HealthOf(d, session, counts[d.Profile.Id], parts.SourceKeys.Missing(d)))];
    }

    private static SourceHealth HealthOf(SourceDefinition source, StoreSession session, IEnumerable<(string SourceId, Freshness Freshness, int Count)> counts, string? missingKey)
    {
        var last = session.Runs.Last(source.Profile.Id, 1) is [var run] ? run : null;
        var stored = session.Sources.Find(source.Profile.Id);
        var putOff = DueTimes.PutOffUntil(source, stored);
        var held = counts.ToDictionary(c => c.Freshness, c => c.Count);
        return new SourceHealth(
            source.Profile.Id,
            source.Profile.Name,
            last?.Started,
            missingKey is not null ? SourceHealth.NotConfigured : last is null ? "never ran" : last.Judgement is { } judged ? WireWord.Of(judged) : "running",
            last?.Outcome,
            missingKey ?? last?.Detail,
            last?.Items ?? 0,
            held.GetValueOrDefault(Freshness.Seen),
            held.GetValueOrDefault(Freshness.Missing) + held.GetValueOrDefault(Freshness.Stale),
            held.GetValueOrDefault(Freshness.Withdrawn),
            putOff >= DueTimes.Never ? null : putOff ?? (last is null ? null : SourceRhythm.NextAfter(source, last.Started)),
            stored?.Failures ?? 0,
            putOff >= DueTimes.Never,
            [.. session.Rejections.Of(source.Profile.Id), .. session.Pictures.RejectionsOf(source.Profile.Id)]);
    }

    private static void Show(SourceHealth line)
    {
        var colour = line.IsWell ? "green" : "red";
        Terminal.Show($"[bold]{line.Id}[/]  [{colour}]{line.LastRun}[/]  {line.Items} items; {line.Seen} seen, {line.Unseen} missing or stale, {line.Withdrawn} withdrawn");
        if (line.LastRun == SourceHealth.NotConfigured)
        {
            Terminal.Show($"  {line.Detail}; until then nothing is asked");
            return;
        }
        if (!line.IsWell && line.Detail is not null)
            Terminal.Show($"  {line.Outcome}: {line.Detail}");
        Terminal.Show($"  [grey]{line.Due}[/]");
        foreach (var rejection in line.Rejections.Take(5))
            Terminal.Show($"  [yellow]{rejection.Locator}[/] {rejection.Field} {rejection.Reason}: {rejection.Detail}");
        if (line.Rejections.Count > 5)
            Terminal.Show($"  … and {line.Rejections.Count - 5} more that could not be taken (--json lists them)");
    }
}

/// <summary>One source in a list.</summary>
internal sealed record SourceLine(string Id, string Name, string Kind, string Records, string? Commune, string Url, string State)
{
    public static SourceLine Of(SourceDefinition source, SourceKeys keys) => new(
        source.Profile.Id,
        source.Profile.Name,
        WireWord.Of(source.Kind),
        source.Profile.Records is { } records ? WireWord.Of(records) : "auto",
        source.Profile.Commune,
        source.Url.AbsoluteUri,
        keys.Missing(source) is { } missing ? $"not configured: {missing}" : "ready");
}

/// <summary>How a source is: its last run, what it holds, what could not be taken.</summary>
internal sealed record SourceHealth(
    string Id,
    string Name,
    DateTimeOffset? At,
    string LastRun,
    string? Outcome,
    string? Detail,
    int Items,
    int Seen,
    int Unseen,
    int Withdrawn,
    DateTimeOffset? NextDue,
    int Failures,
    bool IsStopped,
    IReadOnlyList<Rejection> Rejections)
{
    /// <summary>When it is asked again, and after how many failures, in words.</summary>
    public string Due => (IsStopped, NextDue) switch
    {
        (true, _) => $"stopped: its page is gone for good; `wiker crawl {Id}` asks once more, a changed definition starts it again",
        (_, null) => "due at once",
        (_, { } due) => $"next due {due.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC{(Failures switch { 0 => "", 1 => ", after a failure", _ => $", after {Failures} failures in a row" })}",
    };


    /// <summary>Stands for the last run of a source that needs a key which nobody has set: nothing is wrong with it.</summary>
    public const string NotConfigured = "not configured";

    public bool IsWell => LastRun is NotConfigured or "complete" or "partial" or "never ran" or "running";
}
