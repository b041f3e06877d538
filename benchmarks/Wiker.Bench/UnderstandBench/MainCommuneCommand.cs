using System.CommandLine;
using System.Globalization;
using Wiker.Bench.UnderstandBench.Scoring;
using Wiker.Ingest.Host;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Places;

namespace Wiker.Bench.UnderstandBench;

/// <summary>
/// <c>wiker-bench main-commune</c>: learns from labelled texts that name several communes what speaks for one as the main one, and prints the weights that
/// <see cref="MainCommune"/> holds. Each file is judged by what the others teach too, since one writer's texts are alike.
/// </summary>
internal static class MainCommuneCommand
{
    private const int Rounds = 3_000;
    private const double Rate = 0.05;
    private const double Sure = 0.8;

    private sealed record Example(string File, LabelledLine Line, TextMentions Read, int Main)
    {
        public IReadOnlyList<CommuneClaim> Claims => Read.Claims;

        public IReadOnlyList<CommuneMention> InOrder { get; } = [.. Read.Communes.OrderBy(c => c.Start)];

        public List<int>[] Features { get; } = MainCommune.Features(Read.Claims);
    }

    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "Labelled lines (*.open.jsonl).", Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var misses = new Option<bool>("--misses") { Description = "Show the texts whose main commune the shipped weights get wrong." };
        var shrink = new Option<double>("--shrink") { Description = "How strongly weights are held near 0.", DefaultValueFactory = _ => 0.3 };
        var command = new Command("main-commune", "Learns which of several communes that a text names is the main one.") { files, shrink, misses };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(shrink), parsed.GetValue(misses), Console.Out));
        return command;
    }

    private static int Run(FileInfo[] files, double shrink, bool misses, TextWriter output)
    {
        var gazetteer = GazetteerFile.Load(Installation.Find().GazetteerFile);
        List<Example> examples = [.. files.Select(f => LabelledFile.Load(f.FullName)).Where(f => !f.IsClosed).SelectMany(f => f.Lines.Select(l => ExampleOf(f.Name, l, gazetteer))).OfType<Example>()];
        Tell(output, "as shipped", examples, MainCommune.Weights);
        List<(Example Example, double[] Chances)> heldOut = [];
        foreach (var file in examples.Select(e => e.File).Distinct().ToList())
        {
            var weights = Learn([.. examples.Where(e => e.File != file)], shrink);
            heldOut.AddRange(examples.Where(e => e.File == file).Select(e => (e, MainCommune.Chances(e.Claims, weights))));
            Tell(output, "without " + file, [.. examples.Where(e => e.File == file)], weights);
        }
        Tell(output, "all, each file by the others", heldOut);
        var learned = Learn(examples, shrink);
        Tell(output, "learned from all", examples, learned);
        output.WriteLine(string.Join(", ", learned.Select(w => w.ToString("0.0#", CultureInfo.InvariantCulture))));
        for (var i = 0; i < learned.Length; i++)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(i < Enum.GetValues<Standing>().Length ? ((Standing)i).ToString() : "+" + i),-12} {learned[i],6:0.00}  seen {examples.Sum(e => e.Features.Count(c => c.Contains(i)))}, main {examples.Count(e => e.Features[e.Main].Contains(i))}"));
        foreach (var (example, chances) in examples.Select(e => (e, MainCommune.Chances(e.Claims, MainCommune.Weights))).Where(j => misses && Best(j.Item2) != j.e.Main))
        {
            output.WriteLine($"\n{example.Line.Id} {example.Line.Text.ReplaceLineEndings(" / ")}");
            for (var i = 0; i < chances.Length; i++)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(i == example.Main ? "main" : "    ")} {chances[i]:0.00} {example.InOrder[i].Commune.Name}: {example.Claims[i]}"));
        }
        return 0;
    }

    private static Example? ExampleOf(string file, LabelledLine line, Gazetteer gazetteer)
    {
        if (line.Doubt || line.Expected.Items("communes").Select(c => c.GetString()).FirstOrDefault() is not { } main)
            return null;
        var source = new SourceProfile { Id = "text", Name = "text", Licence = new("none", Reuse.Extract, ""), Commune = line.Commune };
        var read = CommuneMentions.Read(line.Text, source, gazetteer);
        var at = read.Communes.OrderBy(c => c.Start).ToList().FindIndex(c => c.Commune.Insee == main);
        return at < 0 || read.Communes.Count < 2 ? null : new Example(file, line, read, at);
    }

    // Gradient ascent on the log-likelihood of the labels, each weight pulled towards 0.
    private static double[] Learn(IReadOnlyList<Example> examples, double shrink)
    {
        var weights = new double[MainCommune.Count];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = weights.Select(w => -shrink * w).ToArray();
            foreach (var example in examples)
            {
                var chances = MainCommune.Chances(example.Claims, weights);
                for (var i = 0; i < chances.Length; i++)
                {
                    foreach (var feature in example.Features[i])
                        gradient[feature] += (i == example.Main ? 1 : 0) - chances[i];
                }
            }
            for (var i = 0; i < weights.Length; i++)
                weights[i] += Rate * gradient[i];
        }
        return weights;
    }

    private static void Tell(TextWriter output, string what, IReadOnlyList<Example> examples, IReadOnlyList<double> weights) =>
        Tell(output, what, [.. examples.Select(e => (e, MainCommune.Chances(e.Claims, weights)))]);

    private static void Tell(TextWriter output, string what, IReadOnlyList<(Example Example, double[] Chances)> judged)
    {
        var right = judged.Count(j => Best(j.Chances) == j.Example.Main);
        var sure = judged.Where(j => MainCommune.Confidence(j.Example.Claims, Best(j.Chances), j.Chances.Max()) >= Sure).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {judged.Count,4} texts, main right {100.0 * right / judged.Count:0.0} %, sure of {100.0 * sure.Count / judged.Count:0} %, of these wrong {sure.Count(j => Best(j.Chances) != j.Example.Main)}"));
    }

    private static int Best(double[] chances) => Array.IndexOf(chances, chances.Max());
}
