using System.Globalization;
using Wiker.Bench.UnderstandBench.Scoring;

namespace Wiker.Bench.UnderstandBench;

/// <summary>Our dates beside the peers', on the same lines, in turns: a noisy machine is noisy for all.</summary>
internal sealed class PeerDuel(Understanding understanding, IReadOnlyList<ScoredLine> lines, TextWriter output)
{
    private const int Turns = 3;
    private const double TurnSeconds = 1;
    private const double LongPassSeconds = 15; // a peer that takes so long over the lines has had its noise evened out in one turn

    private readonly IReadOnlyList<(ScoredLine Line, PeerQuestion Question)> _asked =
        [.. lines.Select(l => (l, PeerScoring.QuestionOf(l.Line))).Where(l => l.Item2 != PeerQuestion.Unasked)];

    public async Task RunAsync(string peersFolder, CancellationToken cancellationToken)
    {
        output.WriteLine("\n## peers\n");
        if (_asked.Count == 0)
        {
            output.WriteLine("No line of these files labels dates.");
            return;
        }
        var ours = new Throughput(understanding, [.. _asked.Select(a => a.Line.Line.ToQuestion())]);
        ours.Warm(TurnSeconds);
        var ourRates = new List<double>();
        var rows = new List<string>();
        foreach (var peer in Peer.All(peersFolder))
        {
            if (!await peer.IsInstalledAsync(cancellationToken))
            {
                output.WriteLine($"{peer.Name} isn't installed: {peer.Install}\n");
                continue;
            }
            PeerTurn? turn = null;
            var (rates, ratios) = (new List<double>(), new List<double>());
            try
            {
                for (var i = 0; i < Turns; i++)
                {
                    var our = ours.Turn(TurnSeconds);
                    turn = await peer.TurnAsync([.. _asked.Select(a => a.Line.Line)], TurnSeconds, cancellationToken);
                    ourRates.Add(our);
                    rates.Add(turn.LinesPerSecond);
                    ratios.Add(our / turn.LinesPerSecond);
                    if (_asked.Count / turn.LinesPerSecond > LongPassSeconds)
                        break;
                }
            }
            catch (InvalidOperationException e)
            {
                output.WriteLine($"{e.Message}\n");
                continue;
            }
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{Row(peer.Name, turn!.Found)} {Median(rates):0} | {Median(ratios):0.0} |"));
        }
        if (ourRates.Count == 0)
            ourRates.Add(ours.Turn(TurnSeconds));
        output.WriteLine("| parser | lines | exact starts | days right | no-date lines | false finds on them | rule lines, not scored | lines/s | ours is faster by |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Row("ours", [.. _asked.Select(a => Found(a.Line.Answer))])} {Median(ourRates):0} | |"));
        rows.ForEach(output.WriteLine);
    }

    private string Row(string name, IReadOnlyList<IReadOnlyList<FoundDate>> found)
    {
        var (dated, starts, days, undated, falseFinds) = (0, 0, 0, 0, 0);
        for (var i = 0; i < _asked.Count; i++)
        {
            var (line, question) = _asked[i];
            if (question == PeerQuestion.NoDate)
            {
                undated++;
                falseFinds += found[i].Count > 0 ? 1 : 0;
            }
            else if (question == PeerQuestion.Dates)
            {
                var expected = DateScoring.Expected(line.Line);
                dated++;
                starts += PeerScoring.AreStartsRight(expected, found[i]) ? 1 : 0;
                days += PeerScoring.AreDaysRight(expected, found[i]) ? 1 : 0;
            }
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {dated} | {starts} ({Percent(starts, dated)}) | {days} ({Percent(days, dated)}) | {undated} | {falseFinds} | {_asked.Count(a => a.Question == PeerQuestion.Rule)} |");
    }

    private static IReadOnlyList<FoundDate> Found(Answer answer) => [.. answer.Dates.Select(d => d.Start is { } start ? new FoundDate(start, d.End) : new FoundDate(d.End ?? "", null))];

    private static string Percent(int part, int whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
