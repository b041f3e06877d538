using System.Diagnostics;
using System.Text.Json;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>The real executable, run as a process of its own in a folder that holds the shipped files.</summary>
internal static class WikerProcess
{
    /// <summary>Longer than any run or answer takes, also where several test projects share two cores.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>What a run printed and how it ended.</summary>
    public sealed record Result(int ExitCode, string Output, string Errors)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;
    }

    /// <summary>The day on which the demo's clock starts, unless a test names another.</summary>
    private const string Day = "2027-03-01";

    /// <summary>Runs to the end.</summary>
    public static Task<Result> RunAsync(string folder, params string[] arguments) => RunOnAsync(Day, folder, arguments);

    /// <summary>Runs to the end on a day of the demo's clock.</summary>
    public static Task<Result> RunOnAsync(string day, string folder, params string[] arguments) => EndAsync(StartOn(day, folder, arguments));

    /// <summary>Runs to the end with these variables in its environment.</summary>
    public static Task<Result> RunWithAsync(IReadOnlyDictionary<string, string> environment, string folder, params string[] arguments) => EndAsync(StartWith(environment, folder, arguments));

    private static async Task<Result> EndAsync(Process started)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        await process.WaitForExitAsync(patience.Token);
        return new Result(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts and leaves running; the caller ends it.</summary>
    public static Process Start(string folder, params string[] arguments) => StartOn(Day, folder, arguments);

    /// <summary>Starts with these variables in its environment and leaves running; the caller ends it.</summary>
    public static Process StartWith(IReadOnlyDictionary<string, string> environment, string folder, params string[] arguments) => Start(Day, environment, folder, arguments);

    /// <summary>Starts on a day of the demo's clock and leaves running; the caller ends it.</summary>
    public static Process StartOn(string day, string folder, params string[] arguments) => Start(day, new Dictionary<string, string>(), folder, arguments);

    private static Process Start(string day, IReadOnlyDictionary<string, string> environment, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "wiker.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // The day of the demo's clock stands still between the runs of one test.
        start.Environment["WIKER_DEMO_DATE"] = day;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>A folder with the shipped files (linked) and a demo territory of its own (copied), so that a test may edit it.</summary>
internal sealed class Checkout : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-checkout-").FullName;

    public Checkout()
    {
        var shipped = global::Wiker.Ingest.Tests.SharedFolder.Repository;
        Directory.CreateSymbolicLink(Path.Combine(_folder, "config"), Path.Combine(shipped, "config"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "data"), Path.Combine(shipped, "data"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(shipped, "demo"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder => _folder;

    public string Data => Path.Combine(_folder, "wiker-data");

    public void Dispose()
    {
        WikerStore.CloseIdle(Path.Combine(Data, "store.db"));
        Directory.Delete(_folder, recursive: true);
    }
}
