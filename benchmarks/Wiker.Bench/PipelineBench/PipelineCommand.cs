using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Wiker.Bench.PipelineBench;

/// <summary>
/// <c>wiker-bench pipeline</c>: the whole job on many records, as a user would run it. A demo territory of tables is fetched, read, normalized, matched, stored and indexed
/// by the real executable; then the API is asked over HTTP.
/// </summary>
internal static class PipelineCommand
{
    private const int RowsPerTable = 10_000;

    public static Command Create()
    {
        var records = new Option<int>("--records") { Description = "How many records.", DefaultValueFactory = _ => 100_000 };
        var queries = new Option<int>("--queries") { Description = "How many queries over HTTP.", DefaultValueFactory = _ => 500 };
        var wiker = new Option<FileInfo>("--wiker")
        {
            Description = "The program that is measured; build it with -c Release first.",
            DefaultValueFactory = _ => new FileInfo(Path.Combine(Repository(), "src/Host/bin/Release/net10.0/wiker.dll")),
        };
        var command = new Command("pipeline", "Time and memory from a table's address to an indexed record, and the API's answer times.") { records, queries, wiker };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(records), parsed.GetValue(queries), parsed.GetValue(wiker)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int records, int queries, FileInfo wiker, CancellationToken cancellationToken)
    {
        if (!wiker.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no {wiker.FullName}; build it first: dotnet build -c Release src/Host");
            return 3;
        }
        var folder = Directory.CreateTempSubdirectory("wiker-bench-").FullName;
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, "config"), Path.Combine(Repository(), "config"));
            Directory.CreateSymbolicLink(Path.Combine(folder, "data"), Path.Combine(Repository(), "data"));
            TableTerritory.Write(Path.Combine(folder, "demo"), Path.Combine(Repository(), "data/gazetteer/communes.csv"), records, RowsPerTable);
            Say($"{records} records in {(records + RowsPerTable - 1) / RowsPerTable} tables, {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");

            var clock = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo("dotnet", [wiker.FullName, "demo", "--json", "--port", "0", "--data", Path.Combine(folder, "wiker-data")])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            try
            {
                var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
                var (took, busy) = (clock.Elapsed.TotalSeconds, process.TotalProcessorTime.TotalSeconds);
                if (line is null)
                    return 1;
                using var answer = JsonDocument.Parse(line);
                var stood = answer.RootElement.GetProperty("records").GetInt32();
                Say($"{stood} records stand after {took:0.0} s ({stood / took:0} records/s), {busy:0.0} s of processor time; most memory so far {PeakMegabytes(process):0} MB");
                await AskAsync(new Uri(answer.RootElement.GetProperty("api").GetString()!), queries, cancellationToken);
                Say($"most memory at the end {PeakMegabytes(process):0} MB");
            }
            finally
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task AskAsync(Uri api, int queries, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        foreach (var words in new[] { "near=44052&radius=10", "near=44052&radius=10&kind=event&when=month", "near=44052&radius=10&q=concert", "near=44184&radius=30&kind=event" })
        {
            var times = new double[queries];
            for (var i = -20; i < queries; i++)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(new Uri(api, $"/v1/records.json?{words}"), cancellationToken);
                await answer.Content.ReadAsByteArrayAsync(cancellationToken);
                answer.EnsureSuccessStatusCode();
                if (i >= 0)
                    times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
            Array.Sort(times);
            Say($"/v1/records.json?{words}: p50 {times[queries / 2]:0.00} ms, p95 {times[queries * 95 / 100]:0.00} ms");
        }
    }

    // VmHWM: the most that the process ever held in memory.
    private static double PeakMegabytes(Process process)
    {
        var status = $"/proc/{process.Id}/status";
        var line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return line is null ? process.PeakWorkingSet64 / 1e6 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6; // "kB" there are 1,024 bytes
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Wiker.Ingest.sln")))
                return folder.FullName;
        }
        return Directory.GetCurrentDirectory();
    }

    private static void Say(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
