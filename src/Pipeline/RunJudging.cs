using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>When a run is too unlike the ones before to be believed (Linked Events' rule); <see cref="DropItems"/> and <see cref="DropShare"/> must both be passed.</summary>
public sealed record SuspicionRules
{
    /// <summary>Items that a run may drop without suspicion.</summary>
    public int DropItems { get; init; } = 5;
    /// <summary>Share of the usual yield that a run may drop without suspicion, 0 to 1.</summary>
    public double DropShare { get; init; } = 0.20;
    /// <summary>How many complete runs the usual yield is the median of.</summary>
    public int Runs { get; init; } = 5;
}

/// <summary>What a run came to, before anything of it is applied.</summary>
/// <param name="Items">Items found.</param>
/// <param name="FirstPage">The first page's outcome word.</param>
/// <param name="BadPages">Pages after the first that could not be read.</param>
/// <param name="WouldDrop">Live source records that the run has not seen and that would age by it.</param>
/// <param name="WouldLeave">Live source records that the run would withdraw at once: the source shows them, but no longer as what the definition takes.</param>
/// <param name="UsualYields">Items of the last complete runs, newest first; empty for a first run.</param>
/// <param name="TitlesAllAlike">All titles are one, and the titles held before were not.</param>
internal sealed record RunFacts(int Items, string FirstPage, int BadPages, int WouldDrop, int WouldLeave, IReadOnlyList<int> UsualYields, bool TitlesAllAlike)
{
    /// <summary>The source was asked for changes only: none is no wonder.</summary>
    public bool IsOfChanges { get; init; }
}

/// <summary>Judges a run complete, partial, suspect or failed; a suspect one destroys nothing and waits for a person.</summary>
internal static class RunJudging
{
    public static (RunJudgement Judgement, string? Reason) Judge(RunFacts facts, SuspicionRules rules)
    {
        if (facts.FirstPage is not ("items" or "empty"))
            return (RunJudgement.Failed, null);
        if (facts.Items == 0 && facts.BadPages > 0)
            return (RunJudgement.Failed, "no page with items could be read");
        if (facts.UsualYields.Count > 0)
        {
            var median = Median(facts.UsualYields);
            if (facts.Items == 0 && median > 0 && !facts.IsOfChanges)
                return (RunJudgement.Suspect, $"no item, where {median} are usual");
            if (facts.TitlesAllAlike)
                return (RunJudgement.Suspect, "all titles are alike");
            var drop = facts.WouldLeave + (facts.BadPages == 0 ? facts.WouldDrop : 0); // nothing ages by half a run, but what it leaves out goes
            if (drop > rules.DropItems && drop > rules.DropShare * median)
                return (RunJudgement.Suspect, $"{drop} items would be dropped, where {median} are usual");
        }
        return facts.BadPages > 0 ? (RunJudgement.Partial, $"{facts.BadPages} pages could not be read") : (RunJudgement.Complete, null);
    }

    internal static int Median(IReadOnlyList<int> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
