using System.Text.Json;
using Wiker.Bench.UnderstandBench.Scoring;
using Wiker.Ingest.Host.Commands;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Bench.UnderstandBench;

/// <summary>What is measured: the code behind each line of <c>wiker explain --jsonl</c>, in this process.</summary>
internal sealed record Understanding(Normalization Normalization, Gazetteer Gazetteer, DateTime Now)
{
    public UnderstoodLine Ask(string question) => UnderstandingLines.Line(Normalization, Gazetteer, Now, question);
}

/// <summary>A labelled line with our answer. <paramref name="Error"/>: why there is none; then it is scored as an empty one.</summary>
internal sealed record ScoredLine(LabelledLine Line, Answer Answer, string? Error, IReadOnlyList<LineScore> Scores)
{
    public static ScoredLine Of(LabelledLine line, Understanding understanding)
    {
        var (written, reading) = understanding.Ask(line.ToQuestion());
        using var document = JsonDocument.Parse(written);
        var answer = reading is null ? new Answer() : Answer.Read(document.RootElement).SureAs(reading);
        return new ScoredLine(line, answer, reading is null ? document.RootElement.Text("error") ?? "no answer" : null, LineScore.All(line, answer));
    }
}

/// <summary>A file with our answers.</summary>
internal sealed record ScoredFile(LabelledFile File, IReadOnlyList<ScoredLine> Lines)
{
    private const int FewestShown = 5; // of a closed file: fewer lines of a form would nearly be the lines themselves

    /// <summary>The scores of this respect by form; of a closed file only forms of which there are enough.</summary>
    public IEnumerable<(string Form, IReadOnlyList<LineScore> Scores)> ByForm(Aspect aspect) =>
        from line in Lines
        from score in line.Scores
        where score.Aspect == aspect
        group score by line.Line.Form into form
        where !File.IsClosed || form.Count() >= FewestShown
        select (form.Key, (IReadOnlyList<LineScore>)[.. form]);
}
