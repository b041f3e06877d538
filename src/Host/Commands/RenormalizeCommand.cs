using System.CommandLine;
using System.Text.Json;
using Wiker.Ingest.Pipeline;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker renormalize</c>: read what is kept again with today's rules.</summary>
internal static class RenormalizeCommand
{
    private static readonly Option<string?> Source = new("--source") { Description = "Only this source", HelpName = "ID" };

    public static Command Make()
    {
        var command = new Command("renormalize",
            """
            Reads every kept item again with today's rules for dates, places and themes, without the network. What people corrected stays.

            Examples:
              wiker renormalize
              wiker renormalize --source donges-mairie-agenda
            """)
        { Source, Settings.Json };
        command.SetAction(Run);
        return command;
    }

    private static Task<int> Run(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        var applied = new Renormalization(parts.Store, parts.Normalization, parts.RemovalKey, parts.Time).Run(
            parse.GetValue(Source),
            new LastCount(count => Terminal.Problem($"{count} items read again")),
            cancellationToken);
        Terminal.Line(parse.GetValue(Settings.Json)
            ? JsonSerializer.Serialize(applied, HostJson.Default.Applied)
            : $"{applied.Changed} source records changed, {applied.Added} new, {applied.Unchanged} as before; {applied.Numbered} records changed.");
        return Task.FromResult(ExitCode.Good);
    }
}
