using System.CommandLine;
using Wiker.Bench.SitesBench.Reading;
using Wiker.Ingest.Host;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Bench.SitesBench;

/// <summary><c>wiker-bench sites</c>: what definitions make of real sites.</summary>
internal static class SitesCommand
{
    public static Command Create()
    {
        var corpus = new Argument<DirectoryInfo>("corpus") { Description = "The folder of saved pages.", DefaultValueFactory = _ => new DirectoryInfo(DefaultCorpus()) };
        corpus.AcceptExistingOnly();
        var sources = new Option<DirectoryInfo>("--sources") { Description = "The folder of definitions and pages.tsv.", DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("tests", "Fixtures", "RealSources")) };
        sources.AcceptExistingOnly();
        var misses = new Option<bool>("--misses") { Description = "List every run, and every expected item that it missed." };
        var command = new Command("sites", "Crawls saved pages of real sites by their definitions and counts what was expected of them and found.") { corpus, sources, misses };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(corpus)!.FullName, parsed.GetValue(sources)!.FullName, parsed.GetValue(misses), Console.Out, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string corpus, string sources, bool misses, TextWriter output, CancellationToken cancellationToken)
    {
        var shipped = Installation.Find();
        var crawl = new SiteCrawl(corpus, sources, new Normalization(GazetteerFile.Load(shipped.GazetteerFile), Taxonomy.Load(shipped.Themes)));
        var read = await crawl.RunAsync(cancellationToken);
        SitesTable.Write(output, read);
        foreach (var unread in crawl.Unread(read))
            output.WriteLine($"\nno definition reads {unread}");
        if (misses)
        {
            output.WriteLine();
            SitesTable.WriteMisses(output, read);
        }
        return 0;
    }

    private static string DefaultCorpus() => Path.Combine(Environment.GetEnvironmentVariable("WIKER_SHARED") is { Length: > 0 } set ? set : Path.Combine("..", "shared"), "corpora", "web");
}
