using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests;

public sealed class RunJudgingTests
{
    private static readonly int[] NoRunBefore = [];
    private static readonly int[] Usually20 = [20, 20, 21, 19, 20];
    private static readonly int[] Usually100 = [100, 100, 100];

    public static TheoryData<string, int, string, int, int, int[], bool, RunJudgement> Runs => new()
    {
        { "a first run is never suspect", 3, "items", 0, 0, NoRunBefore, true, RunJudgement.Complete },
        { "nor is an empty first one", 0, "empty", 0, 0, NoRunBefore, false, RunJudgement.Complete },
        { "the usual", 20, "items", 0, 0, Usually20, false, RunJudgement.Complete },
        { "five dropped are none too many", 15, "items", 0, 5, Usually20, false, RunJudgement.Complete },
        { "six of twenty are", 14, "items", 0, 6, Usually20, false, RunJudgement.Suspect },
        { "a fifth of many is not", 80, "items", 0, 20, Usually100, false, RunJudgement.Complete },
        { "more than a fifth is", 79, "items", 0, 21, Usually100, false, RunJudgement.Suspect },
        { "none where some were usual", 0, "items", 0, 0, Usually20, false, RunJudgement.Suspect },
        { "an empty page where some were usual", 0, "empty", 0, 0, Usually20, false, RunJudgement.Suspect },
        { "none where none were usual", 0, "empty", 0, 0, [0, 0], false, RunJudgement.Complete },
        { "all titles alike", 20, "items", 0, 0, Usually20, true, RunJudgement.Suspect },
        { "a page that can't be read", 12, "items", 1, 8, Usually20, false, RunJudgement.Partial },
        { "and it is partial at first too", 12, "items", 1, 0, NoRunBefore, false, RunJudgement.Partial },
        { "no page with items can be read", 0, "items", 2, 0, NoRunBefore, false, RunJudgement.Failed },
        { "the first page fails", 0, "failed", 0, 0, Usually20, false, RunJudgement.Failed },
        { "the first page is blocked", 0, "blocked", 0, 0, NoRunBefore, false, RunJudgement.Failed },
        { "the first page has changed", 0, "changed", 0, 0, Usually20, false, RunJudgement.Failed },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_run_is_judged_by_what_the_source_usually_yields(string because, int items, string firstPage, int badPages, int wouldDrop, int[] usual, bool alike, RunJudgement judgement) =>
        RunJudging.Judge(new RunFacts(items, firstPage, badPages, wouldDrop, 0, usual, alike), new SuspicionRules()).Judgement.ShouldBe(judgement, because);

    [Theory]
    [InlineData("a few may leave", 16, 0, 0, 5, false, RunJudgement.Complete)]
    [InlineData("not a fifth", 14, 0, 0, 6, false, RunJudgement.Suspect)]
    [InlineData("leaving and missing count together", 14, 0, 3, 3, false, RunJudgement.Suspect)]
    [InlineData("in half a run nothing goes missing", 14, 1, 3, 3, false, RunJudgement.Partial)]
    [InlineData("but what is left out leaves", 14, 1, 0, 6, false, RunJudgement.Suspect)]
    [InlineData("no change is none", 0, 0, 0, 0, true, RunJudgement.Complete)]
    [InlineData("changes may withdraw a few", 0, 0, 0, 5, true, RunJudgement.Complete)]
    [InlineData("and not many", 0, 0, 0, 6, true, RunJudgement.Suspect)]
    public void What_would_be_withdrawn_at_once_counts_too(string because, int items, int badPages, int wouldDrop, int wouldLeave, bool isOfChanges, RunJudgement judgement) =>
        RunJudging.Judge(new RunFacts(items, "items", badPages, wouldDrop, wouldLeave, Usually20, false) { IsOfChanges = isOfChanges }, new SuspicionRules()).Judgement.ShouldBe(judgement, because);

    [Theory]
    [InlineData(new[] { 7 }, 7)]
    [InlineData(new[] { 9, 1 }, 5)]
    [InlineData(new[] { 9, 1, 3 }, 3)]
    [InlineData(new[] { 100, 0, 20, 22 }, 21)]
    public void The_usual_yield_is_the_median(int[] yields, int median) => RunJudging.Median(yields).ShouldBe(median);
}
