using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Applying;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>How a run is to be done.</summary>
public enum RunMode
{
    /// <summary>Fetch, read, apply.</summary>
    Normal,
    /// <summary>The same code, from the network, nothing written.</summary>
    DryRun,
    /// <summary>From kept pages, without the network.</summary>
    Replay,
}

/// <summary>What a run of one source came to, for people and for <c>--json</c>.</summary>
public sealed record RunReport
{
    /// <summary>The source.</summary>
    public required string SourceId { get; init; }
    /// <summary>Null when the run did not take place (<see cref="Outcome"/> <c>busy</c> or <c>not-configured</c>).</summary>
    public required RunJudgement? Judgement { get; init; }
    /// <summary>The run did not take place: the source needs a key that nobody has set.</summary>
    public const string NotConfigured = "not-configured";

    /// <summary>One word, see <see cref="SourceRunRow"/>; <c>busy</c>: another run holds the source; <c>not-configured</c>: it needs a key.</summary>
    public required string Outcome { get; init; }
    /// <summary>Evidence or reason, for people; null when there is nothing to say.</summary>
    public string? Detail { get; init; }
    /// <summary>Items found.</summary>
    public int Items { get; init; }
    /// <summary>Pages read.</summary>
    public int Pages { get; init; }
    /// <summary>What was written.</summary>
    public Applied Applied { get; init; } = Applied.Nothing;
    /// <summary>Values and items that could not be taken.</summary>
    public IReadOnlyList<Rejection> Rejections { get; init; } = [];
    /// <summary>Dry run: the first source records, as they would be written.</summary>
    public IReadOnlyList<SourceRecord> Preview { get; init; } = [];
    /// <summary>When the host asked to come back.</summary>
    public DateTimeOffset? RetryAt { get; init; }
    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>True when the run did not fail.</summary>
    public bool IsGood => Judgement is RunJudgement.Complete or RunJudgement.Partial || Outcome == NotConfigured;
}
