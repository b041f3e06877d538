using System.CommandLine;
using Wiker.Bench.CorpusBench.Reading;
using Wiker.Ingest.Host;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Bench.CorpusBench;

/// <summary><c>wiker-bench corpus</c>: what is made of real documents, and how much of what a person found in them.</summary>
internal static class CorpusCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The folder of corpora.", DefaultValueFactory = _ => new DirectoryInfo(DefaultFolder()) };
        folder.AcceptExistingOnly();
        var misses = new Option<bool>("--misses") { Description = "List every expected item that was missed in part." };
        var command = new Command("corpus", "Reads real documents without definitions and counts what was expected of them and found.") { folder, misses };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(folder)!.FullName, parsed.GetValue(misses), Console.Out, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool misses, TextWriter output, CancellationToken cancellationToken)
    {
        var shipped = Installation.Find();
        var normalization = new Normalization(GazetteerFile.Load(shipped.GazetteerFile), Taxonomy.Load(shipped.Themes));
        var documents = await new CorpusWalk(folder, Composition.AllReaders(), normalization).ReadAsync(cancellationToken);
        CorpusTable.Write(output, documents);
        foreach (var document in documents.Where(d => d.Fault is not null))
            output.WriteLine($"\n{document.Path}: {document.Fault}");
        if (misses)
        {
            output.WriteLine();
            CorpusTable.WriteMisses(output, documents);
        }
        return documents.Any(d => d.Fault is not null) ? 1 : 0;
    }

    private static string DefaultFolder() => Path.Combine(Environment.GetEnvironmentVariable("WIKER_SHARED") is { Length: > 0 } set ? set : Path.Combine("..", "shared"), "corpora");
}
