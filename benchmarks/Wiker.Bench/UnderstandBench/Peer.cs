using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wiker.Bench.UnderstandBench.Scoring;

namespace Wiker.Bench.UnderstandBench;

/// <summary>What a peer found in each line, in order, and how many lines a second it parsed without start-up.</summary>
internal sealed record PeerTurn(IReadOnlyList<IReadOnlyList<FoundDate>> Found, double LinesPerSecond);

/// <summary>Another parser of dates, run by a small script of <c>benchmarks/peers</c>; what the scripts read and write stands in <c>turn.mjs</c>.</summary>
internal sealed record Peer(string Name, string Folder, string Program, string Script, string[] Check, string Install)
{
    /// <summary>The peers that are compared, whether or not they are installed.</summary>
    public static IReadOnlyList<Peer> All(string peers) =>
    [
        Npm("chrono-node, fr", peers, "chrono", "chrono-node"),
        Npm("Recognizers-Text, French", peers, "recognizers", "@microsoft/recognizers-text-suite"),
        // The system's Python: Debian's package is seen by no other.
        new("dateparser, fr", Path.Combine(peers, "dateparser"), "/usr/bin/python3", "dates.py", ["-c", "import dateparser"], "apt-get update && apt-get install -y python3-dateparser"),
    ];

    public async Task<bool> IsInstalledAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await RunAsync(Check, "", cancellationToken)).ExitCode == 0;
        }
        catch (Win32Exception) // no such program
        {
            return false;
        }
    }

    /// <summary>One run over all lines, timed for at least that long.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public async Task<PeerTurn> TurnAsync(IReadOnlyList<LabelledLine> lines, double seconds, CancellationToken cancellationToken)
    {
        // Numbers, not the lines' own ids: files may share those.
        var questions = lines.Select((line, at) => new JsonObject { ["id"] = at, ["text"] = line.Text, ["reference"] = line.Reference }.ToJsonString());
        var (exitCode, output, error) = await RunAsync([Script, "--seconds", seconds.ToString(CultureInfo.InvariantCulture)], string.Join('\n', questions), cancellationToken);
        if (exitCode != 0)
            throw new InvalidOperationException($"{Name} ended with {exitCode}: {error.Trim()}");
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var last = JsonDocument.Parse(answers[^1]);
        return new PeerTurn([.. answers[..^1].Select(Read)], last.RootElement.GetProperty("lines").GetDouble() / last.RootElement.GetProperty("seconds").GetDouble());
    }

    private static Peer Npm(string name, string peers, string folder, string package) => new(
        name, Path.Combine(peers, folder), "node", "dates.mjs", ["--input-type=module", "--eval", $"import '{package}'"], $"npm ci --prefix benchmarks/peers/{folder}");

    private static IReadOnlyList<FoundDate> Read(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return [.. document.RootElement.Items("dates").Select(d => new FoundDate(d.Text("start") ?? "", d.Text("end")))];
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(IEnumerable<string> arguments, string input, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["TZ"] = "UTC", ["PYTHONIOENCODING"] = "utf-8", ["PYTHONDONTWRITEBYTECODE"] = "1" }, // wall times: no zone may move them
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended before it read everything; its exit code and what it said tell why.
            }
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
