using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>Where the search server is, how it knows us, and how patient we are with it.</summary>
public sealed record ElasticsearchIndexOptions
{
    /// <summary>Address of Elasticsearch or OpenSearch, without user and password in it; a path before its own is kept.</summary>
    public required Uri Url { get; init; }
    /// <summary>The alias that searches ask; its indices are named after it, with a number. Lower case. One for each data folder.</summary>
    public string Name { get; init; } = "wiker-records";
    /// <summary>Identity of the store that the index is built from: an index of another store is refused.</summary>
    public required string Store { get; init; }
    /// <summary>An index of ours of another store is replaced instead: for the demo, whose store is a new one each time and whose alias is its own.</summary>
    public bool TakesOver { get; init; }
    /// <summary>An encoded API key; null: none. Wins over <see cref="User"/>.</summary>
    public string? ApiKey { get; init; }
    public string? User { get; init; }
    public string? Password { get; init; }
    /// <summary>File with the certificate (PEM) of the authority that signed the server's; null: the machine's own authorities.</summary>
    public string? Certificate { get; init; }
    /// <summary>Hears of items that the server refuses and of leftovers.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
    /// <summary>The clock of pauses, time-outs, tombstones and kept rankings.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
    /// <summary>Longest that a search may take.</summary>
    public TimeSpan SearchTimeout { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>Longest that one writing request may take.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(60);
    /// <summary>Pause before a request that was turned away (429, 503) is made again; doubled each time, with jitter. What the server names in Retry-After goes before.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);
    /// <summary>Longest of those pauses.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>How often a writing request that was turned away is made again; a search is, once.</summary>
    public int Retries { get; init; } = 6;
    /// <summary>Most bytes of one bulk request, unless a single record is larger.</summary>
    public int BulkBytes { get; init; } = 5_000_000;
    /// <summary>Most records of one bulk request.</summary>
    public int BulkCount { get; init; } = 1_000;
    /// <summary>How long tombstones are kept: an older change that comes later than that brings its record back.</summary>
    public TimeSpan KeepTombstones { get; init; } = TimeSpan.FromDays(90);
    /// <summary>How long one can go on paging by relevance in the ranking that the first page came from.</summary>
    public TimeSpan KeepRankings { get; init; } = TimeSpan.FromMinutes(5);
}
