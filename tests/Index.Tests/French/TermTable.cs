using Wiker.Ingest.Index.Analysis;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Index.Tests.French;

/// <summary>The one committed table of French texts and their terms, which every index passes.</summary>
internal static class TermTable
{
    private static readonly string File = Path.Combine(SharedFolder.Repository, "tests", "Index.Tests", "French", "terms.tsv");

    /// <summary>Texts with their terms, a blank between them.</summary>
    public static IReadOnlyList<(string Text, string Terms)> Lines()
    {
        var lines = System.IO.File.ReadAllLines(File);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            lines = [.. lines.Select(line => line.StartsWith('#') ? line : line.Split('\t')[0] is var text ? text + "\t" + string.Join(' ', FrenchText.Terms(text)) : line)];
            System.IO.File.WriteAllLines(File, lines);
        }
        return [.. lines.Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]))];
    }
}
