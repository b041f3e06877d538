using System.Text.Json;
using Wiker.Bench.UnderstandBench.Scoring;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Host.Tests.Understanding;

/// <summary>How <c>wiker-bench understand</c> compares an answer with a label; each line of the fixture holds both, and the scores that they must get.</summary>
public sealed class ScoringTests
{
    private static readonly string Fixture = Path.Combine(SharedFolder.Repository, "tests", "Fixtures", "Labelled", "scoring.jsonl");

    public static TheoryData<string> Ids => [.. LabelledFile.Load(Fixture).Lines.Select(l => l.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_line_gets_the_scores_that_a_reader_would_give(string id)
    {
        using var document = JsonDocument.Parse(File.ReadLines(Fixture).Single(l => l.Contains($"\"{id}\"", StringComparison.Ordinal)));

        var scores = LineScore.All(LabelledLine.Parse(document.RootElement.GetRawText()), Answer.Read(document.RootElement.GetProperty("answer")));

        scores.ToDictionary(s => s.Aspect.ToString(), s => s.Outcome + (s.SureMain ? ", sure of the main thing" : s.SureWrong ? ", sure" : ""))
            .ShouldBe(document.RootElement.GetProperty("scores").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!), ignoreOrder: true);
    }

    [Theory]
    [InlineData(0.8, true)]
    [InlineData(0.79, false)]
    [InlineData(double.NaN, false)]
    public void A_wrong_main_commune_is_sure_from_its_confidence_on(double confidence, bool isSure)
    {
        var line = LabelledLine.Parse("""{"id":"a","text":"Fête à Donges","expected":{"communes":["44052"]}}""");

        var score = CommuneScoring.Score(line, new Answer { Communes = [new("44103", confidence), new("44052", 0.9)] });

        score!.Outcome.ShouldBe(Outcome.Wrong);
        score.SureMain.ShouldBe(isSure);
    }

    [Fact]
    public void A_homonym_that_nothing_settles_is_right_only_when_the_answer_says_that_it_doubts()
    {
        var line = LabelledLine.Parse("""{"id":"a","text":"Fête à Saint-Denis","doubt":true,"expected":{"communes":["93066"]}}""");

        CommuneScoring.Score(line, new Answer { Communes = [new("93066", 0.5)] })!.Outcome.ShouldBe(Outcome.Exact);
        CommuneScoring.Score(line, new Answer { Communes = [new("93066", 0.9)] })!.Outcome.ShouldBe(Outcome.Wrong);
    }

    [Fact]
    public void Nothing_is_scored_that_the_label_leaves_out() =>
        LineScore.All(LabelledLine.Parse("""{"id":"a","text":"Loto","expected":{}}"""), new Answer { Kind = new Said("news", 1), Phones = ["+33261910042"] }).ShouldBeEmpty();

    [Theory]
    [InlineData("""[{"start":"2026-03-14"}]""", "2026-03-14T10:00", null, true, true)] // the label knows no hour: any is right
    [InlineData("""[{"start":"2026-03-14T20:30"}]""", "2026-03-14", null, false, true)]
    [InlineData("""[{"start":"2026-03-14T10:00"},{"start":"2026-03-15T10:00"}]""", "2026-03-14T10:00", "2026-03-15T18:00", false, true)]
    [InlineData("""[{"start":"2026-03-14","end":"2026-03-15"}]""", "2026-03-15", null, false, false)]
    [InlineData("""[{"start":null,"end":"2026-06-30"}]""", "2026-06-30", null, true, true)]
    [InlineData("""[{"start":"2026-03-14"}]""", "2025-03-14", null, false, false)]
    public void Peers_are_scored_by_starts_and_by_days(string dates, string start, string? end, bool starts, bool days)
    {
        var expected = DateScoring.Expected(LabelledLine.Parse($$$"""{"id":"a","text":"","expected":{"dates":{{{dates}}}}}"""));
        FoundDate[] found = [new(start, end)];

        PeerScoring.AreStartsRight(expected, found).ShouldBe(starts);
        PeerScoring.AreDaysRight(expected, found).ShouldBe(days);
    }

    [Fact]
    public void A_bad_line_of_a_closed_file_is_named_but_not_shown()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("wiker-labelled-").FullName, "dates.closed.jsonl");
        File.WriteAllText(path, """{"id":"secret","text":"secret"}""");

        var message = Should.Throw<FormatException>(() => LabelledFile.Load(path)).Message;

        message.ShouldStartWith("dates.closed.jsonl, line 1:");
        message.ShouldNotContain("expected");
    }
}
