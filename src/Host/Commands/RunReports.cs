using Spectre.Console;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Commands;

/// <summary>A run's report in a few lines.</summary>
internal static class RunReports
{
    public static void Show(RunReport report)
    {
        if (report.Outcome == RunReport.NotConfigured)
        {
            Terminal.Show($"[bold]{report.SourceId}[/]  [yellow]not configured[/]: {report.Detail}; until then nothing is asked");
            return;
        }
        var colour = report.Judgement switch
        {
            RunJudgement.Complete => "green",
            RunJudgement.Partial => "yellow",
            _ => "red",
        };
        var judgement = report.Judgement is { } judged ? WireWord.Of(judged) : report.Outcome;
        Terminal.Show($"[bold]{report.SourceId}[/]  [{colour}]{judgement}[/]  {Counts(report)}");
        if (report.Detail is not null)
            Terminal.Show($"  [grey]{report.Outcome}: {report.Detail}[/]");
        foreach (var said in report.Preview.Take(20))
            Terminal.Show($"  {WireWord.Of(said.Content.Kind)}  {said.Content.Title}  [grey]{RecordLines.When(said.Content)} {RecordLines.Where(said.Content)}[/]");
        foreach (var rejection in report.Rejections.Take(10))
            Terminal.Show($"  [yellow]{rejection.Locator}[/] {rejection.Field} {rejection.Reason}: {rejection.Detail}");
        if (report.Rejections.Count > 10)
            Terminal.Show($"  [grey]… and {report.Rejections.Count - 10} more that could not be taken[/]");
        if (report.Judgement == RunJudgement.Suspect)
            Terminal.Show($"  Nothing was changed. If the source is right, say so: [bold]wiker crawl {report.SourceId} --accept[/]");
    }

    private static string Counts(RunReport report)
    {
        var a = report.Applied;
        return $"{report.Items} items from {report.Pages} pages in {report.Took.TotalSeconds:0.0} s: {a.Added} new, {a.Changed} changed, {a.Unchanged} as before, {a.Withdrawn} withdrawn";
    }
}

/// <summary>Faults of definitions, as editors read them: <c>file:line:column: message</c>.</summary>
internal static class SourceFaults
{
    public static string Line(SourceFault fault) => $"{fault.File}:{fault.Line}:{fault.Column}: {fault.Message}";

    /// <summary>One line on standard error when a command goes on without some definitions.</summary>
    public static void Warn(IReadOnlyList<SourceFault> faults)
    {
        if (faults.Count > 0)
            Terminal.Problem($"{faults.Select(f => f.File).Distinct().Count()} definitions have faults and are left out; `wiker sources lint` lists them.");
    }
}
