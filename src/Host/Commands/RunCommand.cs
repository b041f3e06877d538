using System.CommandLine;
using Wiker.Ingest.Host.Serving;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker run</c>: schedule and serve.</summary>
internal static class RunCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "Port on the loopback address", DefaultValueFactory = _ => 5080 };

    public static Command Make()
    {
        var command = new Command("run",
            """
            Reads every source when it is due, and serves pages, feeds and API. Binds to the loopback address: put a web server before it.
            Only one process owns a data folder; a second one ends with 3 and names the first.

            Examples:
              wiker run
              wiker run --data /var/lib/wiker --port 8080
            """)
        { Port };
        Settings.CheckPort(Port);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        _ = Settings.Geocoder(); // what can't be read is told in words before anything starts
        using var parts = new Composition(Settings.Ordinary(parse) with { Logs = Settings.Logs(LogLevel.Information), Weather = Settings.Weather() });
        if (parts.Territories.Faults.Count > 0)
            throw new CannotRunException(string.Join(Environment.NewLine, parts.Territories.Faults.Select(SourceFaults.Line)));
        SourceFaults.Warn(parts.Catalogue.Faults);
        using var owner = FolderLock.Take(parts.Setting.Data.Lock);
        await using var serving = await Service.StartAsync(parts, owner, parse.GetValue(Port), nextFreePort: false, cancellationToken);
        serving.FollowPictures();
        Terminal.Line($"{parts.Catalogue.Definitions.Count} sources; serving {serving.Url}");
        await serving.ScheduleAsync(every: null, cancellationToken);
        await serving.RunUntilStoppedAsync(cancellationToken);
        return ExitCode.Good;
    }
}
