using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>How runs are bounded and judged.</summary>
public sealed class PipelineOptions
{
    /// <summary>Pages that one run of one source reads at most.</summary>
    public int MostPagesPerRun { get; set; } = 1_000;
    /// <summary>Items that one run of one source takes at most.</summary>
    public int MostItemsPerRun { get; set; } = 200_000;
    /// <summary>How long a run may hold its source; a dead process's lease ends by it.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(30);
    /// <summary>The key that an environment variable holds; null or blank: none, and then the sources that need it aren't asked.</summary>
    public Func<string, string?> KeyOf { get; set; } = Environment.GetEnvironmentVariable;
    /// <summary>When a run is suspect.</summary>
    public SuspicionRules Suspicion { get; set; } = new();
    /// <summary>How what a source no longer shows ages.</summary>
    public AgeingRules Ageing { get; set; } = AgeingRules.Default;
}
