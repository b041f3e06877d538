using System.Diagnostics;

namespace Wiker.Bench.UnderstandBench;

/// <summary>How fast lines are understood on one thread, warm: from a line of JSON to its answer's line, as the batch does.</summary>
internal sealed class Throughput(Understanding understanding, IReadOnlyList<string> questions)
{
    private const int FlatTurns = 3;
    private const int MostWarmTurns = 20;

    /// <summary>Lines a second over whole passes of at least that long.</summary>
    public double Turn(double seconds)
    {
        var clock = Stopwatch.StartNew();
        long lines = 0;
        do
        {
            foreach (var question in questions)
                understanding.Ask(question);
            lines += questions.Count;
        }
        while (clock.Elapsed.TotalSeconds < seconds);
        return lines / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Goes on until the speed no longer rises: on a busy machine the runtime's second compilation may take many seconds to come.</summary>
    public void Warm(double seconds)
    {
        var (best, flat) = (0.0, 0);
        for (var turn = 0; turn < MostWarmTurns && flat < FlatTurns; turn++)
        {
            var rate = Turn(seconds);
            flat = rate > best * 1.05 ? 0 : flat + 1;
            best = Math.Max(best, rate);
        }
    }

    /// <summary>The line that takes longest, by its median over some passes: one collection of garbage makes no line slow.</summary>
    public (int Line, double Milliseconds) Slowest(int passes = 9)
    {
        var medians = new double[questions.Count];
        var times = new double[passes];
        for (var line = 0; line < questions.Count; line++)
        {
            for (var pass = 0; pass < passes; pass++)
            {
                var start = Stopwatch.GetTimestamp();
                understanding.Ask(questions[line]);
                times[pass] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
            Array.Sort(times);
            medians[line] = times[passes / 2];
        }
        var slowest = Array.IndexOf(medians, medians.Max());
        return (slowest, medians[slowest]);
    }
}
