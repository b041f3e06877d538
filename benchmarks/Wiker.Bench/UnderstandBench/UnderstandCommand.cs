using System.CommandLine;
using System.Globalization;
using Wiker.Bench.UnderstandBench.Scoring;
using Wiker.Ingest.Host;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Bench.UnderstandBench;

/// <summary><c>wiker-bench understand</c>: what is made of labelled texts, how sure, how fast, and what other parsers make of the same dates.</summary>
internal static class UnderstandCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "Labelled lines (*.jsonl); of *.closed.jsonl only sums are shown.", Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var misses = new Option<bool>("--misses") { Description = "Show every line of open files that isn't exact: expected and got." };
        var peers = new Option<bool>("--peers") { Description = "Run other parsers on the same date lines, in turns with ours." };
        var seconds = new Option<double>("--seconds") { Description = "How long our speed is measured, at least.", DefaultValueFactory = _ => 2 };
        var command = new Command("understand", "Understands labelled texts and counts what is right, wrong and wrong but sure.") { files, misses, peers, seconds };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(files)!, parsed.GetValue(misses), parsed.GetValue(peers), parsed.GetValue(seconds), Console.Out, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo[] paths, bool misses, bool peers, double seconds, TextWriter output, CancellationToken cancellationToken)
    {
        List<LabelledFile> labelled;
        try
        {
            labelled = [.. paths.Select(p => LabelledFile.Load(p.FullName))];
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 3;
        }
        var shipped = Installation.Find();
        var gazetteer = GazetteerFile.Load(shipped.GazetteerFile);
        var understanding = new Understanding(new Normalization(gazetteer, Taxonomy.Load(shipped.Themes)), gazetteer, TimeProvider.System.GetUtcNow().DateTime);
        List<ScoredFile> files = [.. labelled.Select(f => new ScoredFile(f, [.. f.Lines.Select(l => ScoredLine.Of(l, understanding))]))];
        var lines = files.SelectMany(f => f.Lines.Select(l => (File: f.File, Line: l))).ToList();

        ScoreTables.Write(output, files);
        foreach (var file in files.Where(f => f.Lines.Any(l => l.Error is not null)))
            output.WriteLine($"\n{file.File.Name}: {file.Lines.Count(l => l.Error is not null)} lines gave an error instead of an answer");
        if (misses)
            ScoreTables.WriteMisses(output, files);
        if (lines.Count > 0)
            WriteSpeed(output, new Throughput(understanding, [.. lines.Select(l => l.Line.Line.ToQuestion())]), seconds, at => lines[at].File.IsClosed ? $"a line of {lines[at].File.Name}" : lines[at].Line.Line.Id);
        WriteHostile(output, understanding);
        if (peers)
            await new PeerDuel(understanding, [.. lines.Select(l => l.Line)], output).RunAsync(Path.Combine(Path.GetDirectoryName(shipped.Config)!, "benchmarks", "peers"), cancellationToken);
        return lines.Any(l => l.Line.Error is not null) ? 1 : 0;
    }

    private static void WriteHostile(TextWriter output, Understanding understanding)
    {
        var (slowest, milliseconds) = new Throughput(understanding, [.. HostileTexts.Questions.Select(q => q.Question)]).Slowest();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{HostileTexts.Questions.Count} texts of 2 KB made to be slow: slowest {milliseconds:0.00} ms (repeats {System.Text.Json.JsonSerializer.Serialize(HostileTexts.Questions[slowest].Pattern)})"));
    }

    private static void WriteSpeed(TextWriter output, Throughput throughput, double seconds, Func<int, string> nameOf)
    {
        throughput.Warm(seconds / 2);
        // Ten turns: other work on the machine slows some of them, and the best is nearest to the core's own speed.
        double[] rates = [.. Enumerable.Range(0, 10).Select(_ => throughput.Turn(seconds / 10)).Order()];
        var (slowest, milliseconds) = throughput.Slowest();
        output.WriteLine("\n## speed\n");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rates[5]:0} lines/s on one thread (median of ten turns, best {rates[^1]:0}), everything read of each; slowest {milliseconds:0.00} ms ({nameOf(slowest)})"));
    }
}
