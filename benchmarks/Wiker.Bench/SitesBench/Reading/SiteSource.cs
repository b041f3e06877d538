using Wiker.Bench.CorpusBench.Reading;
using Wiker.Ingest.Crawlers.Sources;
#pragma warning disable IDE0005 // the test project, which compiles this file too, has it among its global usings
using Wiker.Ingest.Model;
#pragma warning restore IDE0005
using Wiker.Ingest.Pipeline;

namespace Wiker.Bench.SitesBench.Reading;

/// <summary>What became of one expected item of a saved page.</summary>
internal sealed record SiteAnswer(SavedPage Page, Answer Answer)
{
    /// <summary>What is missing of title and start, for people; null when nothing is.</summary>
    public string? Missed => (Answer.Expected, Answer) switch
    {
        ({ Title: not null }, { Title: false }) => "title",
        ({ Start: not null }, { Start: false }) => "start",
        _ => null,
    };

    public override string ToString() => $"{Page.File}: {Missed}: {Answer.Expected.Title} | {Answer.Expected.Start}";
}

/// <summary>One definition's true crawl over saved pages, and how much of what a person found in the pages that it read stands in the store afterwards.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Site">Whose pages they are.</param>
/// <param name="Report">How the run went.</param>
/// <param name="Records">What the store holds of it.</param>
/// <param name="Answers">One for each expected item, of the definition's kind, of each page that was read.</param>
internal sealed record SiteSource(SourceDefinition Definition, string Site, RunReport Report, IReadOnlyList<RecordContent> Records, IReadOnlyList<SiteAnswer> Answers)
{
    /// <summary>A page asked not to be indexed: its words must stay out.</summary>
    public bool IsKeptOut => Report.Rejections.Any(r => r.Reason == "noindex");
}
