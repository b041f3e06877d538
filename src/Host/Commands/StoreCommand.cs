using System.CommandLine;
using System.Text.Json;
using Wiker.Ingest.Pipeline;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker store verify</c>: recompute every record and print differences.</summary>
internal static class StoreCommand
{
    private const int MostShown = 50;

    public static Command Make()
    {
        var verify = new Command("verify",
            """
            Computes every record again from what its sources said and people corrected, and prints every difference. Writes nothing.

            Example:
              wiker store verify
            """)
        { Settings.Json };
        verify.SetAction((parse, cancellationToken) => Task.FromResult(Verify(parse, cancellationToken)));
        return new Command("store", "Checks of the store") { verify };
    }

    private static int Verify(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        var compared = 0;
        var progress = new LastCount(count => compared = count);
        var differences = new StoreVerification(parts.Store, parts.Time).Run(progress, cancellationToken).ToList();
        cancellationToken.ThrowIfCancellationRequested(); // half a check finds nothing out
        if (parse.GetValue(Settings.Json))
        {
            Terminal.Line(JsonSerializer.Serialize(new ItemList<StoreDifference>(differences), HostJson.Default.ItemListStoreDifference));
        }
        else
        {
            foreach (var difference in differences.Take(MostShown))
                Terminal.Line($"{difference.Id}: {difference.What}");
            if (differences.Count > MostShown)
                Terminal.Line($"… and {differences.Count - MostShown} more (--json lists them)");
            Terminal.Line($"{compared} records compared, {differences.Count} differences.");
        }
        return differences.Count == 0 ? ExitCode.Good : ExitCode.FaultsFound;
    }
}

/// <summary>Progress that is told at once, on the caller's thread.</summary>
internal sealed class LastCount(Action<int> told) : IProgress<int>
{
    public void Report(int value) => told(value);
}
