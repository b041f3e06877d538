using System.CommandLine;
using Spectre.Console;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker sources try FILE.yml [--page SAVED]</c>: what each selector finds.</summary>
internal static class TryCommand
{
    private const int MostShown = 5;
    private static readonly Argument<FileInfo> File = new("file") { Description = "The definition" };
    private static readonly Option<string?> Page = new("--page") { Description = "A saved page instead of the live one; - reads standard input", HelpName = "SAVED" };

    public static Command Make()
    {
        var command = new Command("try",
            """
            Reads one page by a definition and shows what each field's selector finds, before any normalization.

            Examples:
              wiker sources try config/sources/44/my-club.yml
              wiker sources try config/sources/44/my-club.yml --page saved.html
            """)
        { File, Page };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        var file = parse.GetValue(File)!.FullName;
        var faults = new List<SourceFault>();
        if (SourceCatalogue.ParseFile(file, [.. parts.Territories.Territories.Select(t => new CommuneRef(t.Insee, t.Name))], faults) is not [var source, ..])
        {
            foreach (var fault in faults)
                Terminal.Line(SourceFaults.Line(fault));
            return ExitCode.FaultsFound;
        }
        var page = parse.GetValue(Page) is { } saved ? await SavedPages.ReadAsync(saved, source.Url, parts.Time, cancellationToken) : await LiveAsync(parts, source, cancellationToken);
        return Show(source, parts.Readers.Of(source.Kind).Read(page, source, listing: null));
    }

    private static async Task<FetchedPage> LiveAsync(Composition parts, SourceDefinition source, CancellationToken cancellationToken)
    {
        if (parts.SourceKeys.Missing(source) is { } missing)
            throw new CannotRunException($"{source.Profile.Id} isn't configured: {missing}. --page reads a saved page.");
        using var fetcher = new PoliteFetcher(parts.Setting.Fetching, parts.Time);
        return await fetcher.FetchAsync(new FetchRequest(source.Url, AsksRobots: !source.IsOpenApi, Key: parts.SourceKeys.Of(source)), cancellationToken) is FetchOutcome.Fetched fetched
            ? fetched.Page
            : throw new CannotRunException($"{source.Url} could not be fetched; `wiker crawl {source.Profile.Id} --dry-run` tells why. --page reads a saved page.");
    }

    private static int Show(SourceDefinition source, ReadOutcome outcome)
    {
        if (outcome is not ReadOutcome.Items items)
        {
            Terminal.Line(outcome switch
            {
                ReadOutcome.Empty => "The page is readable and holds no item.",
                ReadOutcome.Changed changed => $"{changed.Selector} finds nothing on this page.",
                ReadOutcome.ErrorPage error => $"This is an error page: {error.Evidence}",
                ReadOutcome.Broken broken => $"This cannot be read as {WireWord.Of(source.Kind)}: {broken.Detail}",
                _ => "Nothing was read.",
            });
            return ExitCode.FaultsFound;
        }
        var found = new List<RawItem>();
        var leftOut = 0;
        foreach (var finding in items.Findings)
        {
            switch (finding)
            {
                case Finding.Found one:
                    found.Add(one.Item);
                    break;
                case Finding.Follow { Listing: { } listing }:
                    found.Add(listing);
                    break;
                case Finding.Follow follow:
                    Terminal.Show($"[grey]next page: {follow.Url}[/]");
                    break;
                case Finding.LeftOut:
                    leftOut++;
                    break;
                case Finding.Refused refused:
                    Terminal.Show($"[yellow]{refused.Rejection.Locator}[/] {refused.Rejection.Field} {refused.Rejection.Reason}: {refused.Rejection.Detail}");
                    break;
            }
        }
        foreach (var item in found.Take(MostShown))
        {
            Terminal.Show($"[bold]{item.Locator}[/]");
            foreach (var (field, values) in item.Fields)
                Terminal.Show($"  {field,-12} {Short(string.Join(" | ", values))}");
        }
        if (leftOut > 0)
            Terminal.Line($"{leftOut} more are left out by keep and drop.");
        Terminal.Line($"{found.Count} items. Fields found: {string.Join(", ", RawField.All.Select(f => (Field: f, Count: found.Count(i => i.Fields.ContainsKey(f)))).Where(f => f.Count > 0).Select(f => $"{f.Field} {f.Count}"))}.");
        return found.Count > 0 ? ExitCode.Good : ExitCode.FaultsFound;
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 120 } longer ? longer[..120] + "…" : text.ReplaceLineEndings(" ");
}
