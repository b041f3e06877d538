using System.CommandLine;
using System.Text;
using Microsoft.Extensions.Options;
using Wiker.Ingest.Host;
using Wiker.Ingest.Host.Commands;
using Wiker.Ingest.Index;
using Wiker.Ingest.Store;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
Console.OutputEncoding = Encoding.UTF8;

var root = new RootCommand(
    """
    Wiker.Ingest gives a French commune back what happens in it: it reads scattered sites on a schedule,
    turns them into clean records in one index, and serves them as pages, feeds, calendars and a JSON API.

    First steps:
      wiker demo                              a small territory of its own, no internet needed
      wiker crawl my-source --dry-run         what a source would give, nothing written
      wiker run                               schedule and serve
    """)
{
    DemoCommand.Make(),
    RunCommand.Make(),
    CrawlCommand.Make(),
    ReadCommand.Make(),
    ExplainCommand.Make(),
    SourcesCommand.Make(),
    RecordsCommand.Make(),
    LetterCommand.Make(),
    ReindexCommand.Make(),
    RenormalizeCommand.Make(),
    StoreCommand.Make(),
    PrivacyCommand.Make(),
    GazetteerCommand.Make(),
    CalendarCommand.Make(),
    DoctorCommand.Make(),
};
root.Options.Add(Settings.Data);

var parse = root.Parse(args);
if (parse.Errors.Count > 0)
{
    foreach (var error in parse.Errors)
        Terminal.Problem(error.Message);
    Terminal.Problem($"`wiker {string.Join(' ', args.TakeWhile(a => !a.StartsWith('-')).Take(1))} --help` shows how it is used.".Replace("wiker  ", "wiker ", StringComparison.Ordinal));
    return ExitCode.WrongUsage;
}
// A list of commands tells each in a line; its own help has the examples.
foreach (var command in parse.CommandResult.Command.Subcommands)
    command.Description = command.Description?.Split('\n', 2)[0];
try
{
    return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is CannotRunException or StoreException or IndexUnavailableException or OptionsValidationException)
{
    Terminal.Problem(e.Message);
    return ExitCode.CannotRun;
}
catch (WrongUsageException e)
{
    Terminal.Problem(e.Message);
    return ExitCode.WrongUsage;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Terminal.Problem($"A file or folder cannot be used: {e.Message}");
    return ExitCode.CannotRun;
}
catch (OperationCanceledException)
{
    return ExitCode.CannotRun;
}
catch (Exception e)
{
    Terminal.Problem($"wiker met a fault of its own; please report it with these lines:{Environment.NewLine}{e}");
    return ExitCode.CannotRun;
}
