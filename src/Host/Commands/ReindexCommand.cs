using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Host.Serving;

namespace Wiker.Ingest.Host.Commands;

/// <summary>What <c>wiker reindex --json</c> prints.</summary>
internal sealed record Reindexed(int Records);

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
            """)
        { Settings.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        var count = await RebuildAsync(parts, cancellationToken);
        Terminal.Line(parse.GetValue(Settings.Json) ? JsonSerializer.Serialize(new Reindexed(count), HostJson.Default.Reindexed) : $"{count} records indexed.");
        return ExitCode.Good;
    }

    /// <summary>Builds it anew, here or in the process that owns it; gives how many records it holds.</summary>
    public static Task<int> RebuildAsync(Composition parts, CancellationToken cancellationToken) =>
        OwnedIndex.AskOrOpenAsync(
            parts,
            async (http, url) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, url + OwnerEndpoints.Reindex);
                request.Headers.Add("X-Wiker-Owner", "1");
                using var answer = await http.SendAsync(request, cancellationToken);
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                if (answer.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable)
                    throw new CannotRunException(text);
                answer.EnsureSuccessStatusCode();
                return int.Parse(text, CultureInfo.InvariantCulture);
            },
            service => service.Follower.RebuildAsync(new LastCount(n => Terminal.Problem($"{n} records")), cancellationToken),
            cancellationToken);
}
