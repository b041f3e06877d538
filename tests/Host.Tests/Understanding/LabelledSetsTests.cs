using System.Security.Cryptography;
using Wiker.Bench.UnderstandBench.Scoring;
using Wiker.Ingest.Host.Commands;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Host.Tests.Understanding;

/// <summary>The floor under the labelled sets of <c>benchmarks/labelled</c>; how well they are understood, <c>wiker-bench understand</c> tells.</summary>
public sealed class LabelledSetsTests
{
    private static readonly string Folder = Path.Combine(SharedFolder.Repository, "benchmarks", "labelled");
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(10); // a line takes milliseconds: only what hangs gets here, however busy the machine

    [Fact]
    public void A_frozen_set_was_not_edited()
    {
        var sets = Sets();
        var sums = File.ReadLines(Path.Combine(Folder, "SHA256SUMS")).Where(l => l.Length > 0)
            .Select(l => l.Split("  ", 2)) // sha256sum's own form: the hash, two spaces (or a space and *), the name
            .ToDictionary(p => Path.GetFileName(p[1].TrimStart('*')), p => p[0], StringComparer.Ordinal);

        sums.ShouldBe(sets.ToDictionary(s => Path.GetFileName(s), s => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(s))), StringComparer.Ordinal), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_line_of_every_set_is_answered_in_time()
    {
        var gazetteer = GazetteerFile.Load(Path.Combine(SharedFolder.Repository, "data", "gazetteer", "communes.csv"));
        var normalization = new Normalization(gazetteer, Taxonomy.Load(Path.Combine(SharedFolder.Repository, "config", "themes.yml")));
        foreach (var file in Sets().Select(LabelledFile.Load))
        {
            file.Lines.ShouldNotBeEmpty(file.Name);
            for (var number = 0; number < file.Lines.Count; number++)
            {
                var line = file.Lines[number];
                // Of a closed set not even the id of a line is shown.
                var name = file.IsClosed ? $"a line of {file.Name}" : $"{file.Name}: {line.Id}";
                var asked = Task.Run(() => UnderstandingLines.Line(normalization, gazetteer, new DateTime(2026, 11, 24), line.ToQuestion()), TestContext.Current.CancellationToken);
                var inTime = await Task.WhenAny(asked, Task.Delay(Forever, TestContext.Current.CancellationToken)) == asked;
                inTime.ShouldBeTrue($"{name} takes forever");
                asked.IsFaulted.ShouldBeFalse($"{name} threw {asked.Exception?.InnerException?.GetType().Name}");
                var (answer, understood) = await asked;
                (understood is not null).ShouldBeTrue($"{name} gave an error: {(file.IsClosed ? "" : answer)}");
            }
        }
    }

    private static string[] Sets()
    {
        string[] sets = Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, "*.open.jsonl"), .. Directory.GetFiles(Folder, "*.closed.jsonl")] : [];
        Assert.SkipWhen(sets.Length == 0, "needs labelled sets in benchmarks/labelled; none are there.");
        return sets;
    }
}
