using System.Diagnostics;
using System.Globalization;

namespace Wiker.Bench.IndexBench;

/// <summary>One kind of query for both sides; each gives the total that it found for the query of a number, so that the sides can be held against each other.</summary>
internal sealed record Contest(string Name, string Peer, Func<int, ValueTask<int>> Ours, Func<int, int> Theirs, bool SameTotals);

/// <summary>Runs both sides in turns of half a second, so that a noisy machine is noisy for both.</summary>
internal sealed class Duel(double seconds, TextWriter output)
{
    private const double TurnSeconds = 0.5;
    private const int Checked = 20;

    public async Task RunAsync(Contest contest)
    {
        var differing = 0;
        for (var query = 0; query < Checked; query++)
        {
            if (await contest.Ours(query) != contest.Theirs(query))
                differing++;
        }
        if (differing > 0 && contest.SameTotals)
            throw new InvalidOperationException($"{contest.Name}: {differing} of {Checked} queries found another number of records than {contest.Peer}.");
        var (ours, theirs) = (new List<double>(), new List<double>());
        while (ours.Sum() < seconds * 1_000)
        {
            await TurnAsync(ours, contest.Ours);
            await TurnAsync(theirs, query => new(contest.Theirs(query)));
        }
        var (we, they) = (Rate(ours), Rate(theirs));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{contest.Name}: embedded {we:0} q/s, p50 {Median(ours):0.000} ms | {contest.Peer} {they:0.0} q/s, p50 {Median(theirs):0.000} ms | ratio {we / they:0.0}"));
    }

    private static async Task TurnAsync(List<double> milliseconds, Func<int, ValueTask<int>> search)
    {
        var turn = Stopwatch.StartNew();
        do
        {
            var start = Stopwatch.GetTimestamp();
            await search(milliseconds.Count);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        while (turn.Elapsed.TotalSeconds < TurnSeconds);
    }

    private static double Rate(List<double> milliseconds) => 1_000 * milliseconds.Count / milliseconds.Sum();

    private static double Median(List<double> milliseconds) => milliseconds.Order().ElementAt(milliseconds.Count / 2);
}
