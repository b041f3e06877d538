using System.CommandLine;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Scheduling;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker crawl [source…]</c>: one run of these sources, or of all that are due.</summary>
internal static class CrawlCommand
{
    private static readonly Argument<string[]> Sources = new("source") { Description = "Ids of sources; none: all that are due", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "The same code, nothing written, the first 20 items shown" };
    private static readonly Option<bool> Replay = new("--replay") { Description = "Read kept pages again, without the network" };
    private static readonly Option<bool> Accept = new("--accept") { Description = "Apply the suspect run that waits for your word" };

    public static Command Make()
    {
        var command = new Command("crawl",
            """
            One run of these sources (all that are due, if none is named).

            Examples:
              wiker crawl
              wiker crawl donges-mairie-agenda --dry-run
              wiker crawl donges-mairie-agenda --accept
            """)
        { Sources, DryRun, Replay, Accept, Settings.Json };
        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(DryRun), result.GetValue(Replay), result.GetValue(Accept) }.Count(chosen => chosen) > 1)
                result.AddError("--dry-run, --replay and --accept exclude each other.");
            if (result.GetValue(Accept) && result.GetValue(Sources) is not { Length: > 0 })
                result.AddError("--accept needs the source whose suspect run you have looked at.");
            // An argument of many values takes a mistyped option for one more of them.
            foreach (var option in (result.GetValue(Sources) ?? []).Where(s => s.StartsWith('-')))
                result.AddError($"There is no option '{option}'.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        var named = parse.GetValue(Sources) ?? [];
        IReadOnlyList<SourceDefinition> sources = named.Length > 0 ? [.. named.Select(parts.Source)] : Due(parts);
        SourceFaults.Warn(parts.Catalogue.Faults);

        var reports = new List<RunReport>();
        foreach (var source in sources)
        {
            var report = parse.GetValue(Accept)
                ? parts.SourceRun.Accept(source) ?? throw new CannotRunException($"No suspect run of {source.Profile.Id} waits for a word.")
                : await parts.SourceRun.RunAsync(source, Mode(parse), cancellationToken);
            reports.Add(report);
            if (!parse.GetValue(Settings.Json))
                RunReports.Show(report);
        }
        if (parse.GetValue(Settings.Json))
            Terminal.Line(JsonSerializer.Serialize(new ItemList<RunReport>(reports), HostJson.Default.ItemListRunReport));
        else if (reports.Count == 0)
            Terminal.Line("No source is due.");
        return named.Length > 0 && reports.Exists(r => !r.IsGood) ? ExitCode.FaultsFound : ExitCode.Good;
    }

    private static RunMode Mode(ParseResult parse) =>
        parse.GetValue(DryRun) ? RunMode.DryRun : parse.GetValue(Replay) ? RunMode.Replay : RunMode.Normal;

    private static IReadOnlyList<SourceDefinition> Due(Composition parts)
    {
        var now = parts.Time.GetUtcNow();
        using var session = parts.Store.Read();
        return [.. parts.Catalogue.Definitions.Where(d => parts.SourceKeys.Missing(d) is null && IsDue(d, session, now))];
    }

    private static bool IsDue(SourceDefinition source, StoreSession session, DateTimeOffset now) =>
        DueTimes.IsDue(source, session.Sources.Find(source.Profile.Id), session.Runs.Last(source.Profile.Id, 1) is [var last] ? last.Started : null, now);
}
