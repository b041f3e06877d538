using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Wiker.Ingest.Index.Embedded;

namespace Wiker.Bench.IndexBench;

/// <summary><c>wiker-bench index</c>: the embedded index beside SQLite's RTREE and FTS5, the same records and queries, in turns.</summary>
internal static class IndexCommand
{
    public static Command Create()
    {
        var records = new Option<int>("--records") { Description = "How many records.", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = "Seed of the records and queries.", DefaultValueFactory = _ => 44052 };
        var seconds = new Option<double>("--seconds") { Description = "Time for each measure of each side.", DefaultValueFactory = _ => 4 };
        var command = new Command("index", "Geo and text queries, build rate, opening time and memory of the embedded index.") { records, seed, seconds };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(records), parsed.GetValue(seed), parsed.GetValue(seconds), Console.Out, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int count, int seed, double seconds, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("wiker-bench-");
        try
        {
            Say(output, $"{count} records, seed {seed}, {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");
            var territory = new RandomTerritory(PopulatedCommunes.Shipped(), seed);
            var options = new EmbeddedIndexOptions { Folder = Path.Combine(folder.FullName, "index") };
            await BuildAsync(options, territory, count, output, cancellationToken);
            await ReopenAsync(options, output, cancellationToken);
            await using var index = await EmbeddedIndex.OpenAsync(options, cancellationToken);
            using var peer = new SqlitePeer(Path.Combine(folder.FullName, "peer.db"));
            var clock = Stopwatch.StartNew();
            peer.Fill(territory.Documents(count));
            Say(output, $"SQLite built at {count / clock.Elapsed.TotalSeconds:0}/s");
            var duel = new Duel(seconds, output);
            foreach (var work in QuerySets.All(territory, index, peer, cancellationToken))
                await duel.RunAsync(work);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task BuildAsync(EmbeddedIndexOptions options, RandomTerritory territory, int count, TextWriter output, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await using var index = await EmbeddedIndex.OpenAsync(options, cancellationToken);
        await index.RebuildAsync(territory.Entries(count).ToAsyncEnumerable(), count, cancellationToken);
        Say(output, $"embedded built at {count / clock.Elapsed.TotalSeconds:0}/s, {FolderSize(options.Folder) >> 20} MB on disk");
        clock.Restart();
        var changes = territory.Entries(Math.Min(count, 5_000)).Select(entry => entry with { Version = entry.Version + count }).Chunk(50).ToList();
        foreach (var change in changes)
            await index.ApplyAsync(change, count, cancellationToken);
        Say(output, $"embedded changes, 50 at a time, each visible at once: {changes.Count * 50 / clock.Elapsed.TotalSeconds:0}/s");
    }

    private static async Task ReopenAsync(EmbeddedIndexOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await using var index = await EmbeddedIndex.OpenAsync(options, cancellationToken);
        var opened = clock.Elapsed;
        var held = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        Say(output, $"embedded opened in {opened.TotalSeconds:0.00} s; managed memory {held >> 20} MB, process {process.WorkingSet64 >> 20} MB, at most {process.PeakWorkingSet64 >> 20} MB so far");
    }

    private static long FolderSize(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    private static void Say(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
