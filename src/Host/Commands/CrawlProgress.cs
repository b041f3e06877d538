using System.Collections.Concurrent;
using Spectre.Console;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Pipeline;

namespace Wiker.Ingest.Host.Commands;

/// <summary>Runs many sources side by side and shows how far they are, on standard error. Each host is still asked politely: the fetcher sees to that.</summary>
internal static class CrawlProgress
{
    private const int SideBySide = 16;

    /// <summary>Runs all; the reports come in the order of the sources. One source's fault is in its report, never in another's way.</summary>
    public static async Task<IReadOnlyList<RunReport>> RunAllAsync(IReadOnlyList<SourceDefinition> sources, SourceRun run, CancellationToken cancellationToken)
    {
        var reports = new ConcurrentDictionary<string, RunReport>(StringComparer.Ordinal);
        if (!Terminal.Messages.Profile.Capabilities.Interactive || sources.Count == 0)
        {
            await RunAsync(_ => { });
        }
        else
        {
            await Terminal.Messages.Progress().AutoClear(true).HideCompleted(false)
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(async context =>
                {
                    var task = context.AddTask("Reading the sources", maxValue: sources.Count);
                    await RunAsync(report =>
                    {
                        task.Description = $"{reports.Count} of {sources.Count}: {report.SourceId.EscapeMarkup()}";
                        task.Increment(1);
                    });
                });
        }
        return [.. sources.Select(s => reports[s.Profile.Id])];

        Task RunAsync(Action<RunReport> done) => Parallel.ForEachAsync(
            sources,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (source, token) =>
            {
                var report = await run.RunAsync(source, RunMode.Normal, token);
                reports[source.Profile.Id] = report;
                Terminal.Messages.MarkupLine(Line(report));
                done(report);
            });
    }

    private static string Line(RunReport report)
    {
        var colour = report.IsGood ? "green" : report.Judgement is Store.RunJudgement.Suspect ? "yellow" : "red";
        var told = report.IsGood ? $"{report.Items} items" : $"{report.Outcome}: {report.Detail}";
        return $"[{colour}]{(report.IsGood ? "✓" : "✗")}[/] {report.SourceId.EscapeMarkup()}  [grey]{told.EscapeMarkup()}[/]";
    }
}
