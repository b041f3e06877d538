using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Wiker.Bench.IndexBench;

/// <summary><c>wiker-bench servers</c>: the embedded index beside search servers, the same records and queries, each asked over HTTP, in turns.</summary>
internal static class ServersCommand
{
    private const int GeoQueries = 2_000;
    private const int TextQueries = 600;
    private static readonly int[] Connections = [1, 8];

    public static Command Create()
    {
        var records = new Option<int>("--records") { Description = "How many records.", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = "Seed of the records and queries.", DefaultValueFactory = _ => 44052 };
        var seconds = new Option<double>("--seconds") { Description = "Time for each measure of each side.", DefaultValueFactory = _ => 8 };
        var urls = new Option<string[]>("--server") { Description = "Address of a running Elasticsearch or OpenSearch on this machine; may be repeated.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("servers", "Geo and text queries over HTTP, load rate, size and memory: embedded index, Elasticsearch, OpenSearch.") { records, seed, seconds, urls };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(records), parsed.GetValue(seed), parsed.GetValue(seconds), [.. (parsed.GetValue(urls) ?? []).Select(url => new Uri(url))], Console.Out, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int count, int seed, double seconds, Uri[] urls, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("wiker-bench-");
        var sides = new List<Side>();
        try
        {
            Say(output, $"{count} records, seed {seed}, {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");
            var territory = new RandomTerritory(PopulatedCommunes.Shipped(), seed);
            sides.Add(await Side.EmbeddedAsync(Path.Combine(folder.FullName, "index"), cancellationToken));
            foreach (var url in urls)
                sides.Add(await Side.OnServerAsync(url, cancellationToken));
            foreach (var side in sides)
            {
                var clock = Stopwatch.StartNew();
                await side.Index.RebuildAsync(territory.Entries(count).ToAsyncEnumerable(), count, cancellationToken);
                Say(output, $"{side.Name}: loaded at {count / clock.Elapsed.TotalSeconds:0} records/s, {await side.SizeAsync(cancellationToken) / 1e6:0} MB on disk, {side.ProcessMegabytes():0} MB of memory{(side.IsEmbedded ? " (with the bench)" : "")}");
            }
            await using var front = await SearchFront.StartAsync([.. sides.Select(s => s.Index)],
            [
                [.. Enumerable.Range(0, GeoQueries).Select(n => QuerySets.Near(territory, n))],
                [.. Enumerable.Range(0, TextQueries).Select(n => QuerySets.Near(territory, n) with { Kinds = Enum.GetValues<Ingest.Model.RecordKind>(), EventsFrom = null, EventsTo = null, Text = QuerySets.Words(territory, n, 2).Text, Sort = Ingest.Model.QuerySort.Relevance })],
            ]);
            foreach (var (set, name) in ((int, string)[])[(0, "10 km + events + 90 days by distance, top 20"), (1, "two common words + 10 km by relevance, top 20")])
            {
                await front.CheckAlikeAsync(set, cancellationToken);
                foreach (var connections in Connections)
                {
                    var measured = await front.MeasureAsync(set, connections, seconds, cancellationToken);
                    Say(output, $"{name}, {connections} connection{(connections > 1 ? "s" : "")}: {string.Join(" | ", measured.Select((m, at) => string.Create(CultureInfo.InvariantCulture, $"{sides[at].Name} {m.Rate:0} q/s, p50 {m.Median:0.00} ms{(at > 0 ? $", ratio {measured[0].Rate / m.Rate:0.0}" : "")}")))}");
                }
            }
            foreach (var side in sides)
                Say(output, $"{side.Name}: {side.ProcessMegabytes():0} MB of memory at the end");
            return 0;
        }
        finally
        {
            foreach (var side in sides)
                await side.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    private static void Say(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
