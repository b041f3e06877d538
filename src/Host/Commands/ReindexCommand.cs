using System.CommandLine;
using Wiker.Ingest.Host.Serving;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker reindex</c>: build the index anew beside the live one.</summary>
internal static class ReindexCommand
{
    public static Command Make()
    {
        var command = new Command("reindex",
            """
            Builds the index anew from the store, beside the live one, which answers meanwhile; then switches over. Asks the running program, if one runs.

            Example:
              wiker reindex
            """);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        var count = await OwnedIndex.RebuildAsync(parts, new LastCount(n => Terminal.Problem($"{n} records")), cancellationToken);
        Terminal.Line($"{count} records indexed.");
        return ExitCode.Good;
    }
}
