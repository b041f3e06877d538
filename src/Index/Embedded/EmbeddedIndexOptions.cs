using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Wiker.Ingest.Index.Embedded;

/// <summary>Where an embedded index lives and how it keeps itself.</summary>
public sealed record EmbeddedIndexOptions
{
    /// <summary>The index's own folder (<c>index/</c> of the data folder); made when missing. One process at a time.</summary>
    public required string Folder { get; init; }
    /// <summary>Hears of discarded indexes and failed background work.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
    /// <summary>The clock for delayed commits and for how long snapshots are kept.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
    /// <summary>Longest that applied changes wait before they are on disk.</summary>
    public TimeSpan CommitAfter { get; init; } = TimeSpan.FromSeconds(1);
    /// <summary>How long one can go on paging by relevance in the state of the index that the first page came from.</summary>
    public TimeSpan KeepSnapshots { get; init; } = TimeSpan.FromMinutes(5);
    /// <summary>Most states kept for paging by relevance; beyond that the oldest are given up.</summary>
    public int MostSnapshots { get; init; } = 16;
}
