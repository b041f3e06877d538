using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>
/// Writes entries in bulk under their versions, so that the newest stands whatever comes twice or late: a 409 says that it does already.
/// What is turned away for a while (429) is written again. A document that the server refuses for good is told, and a tombstone is put in its place: left out is better than left old.
/// </summary>
internal sealed partial class BulkWriting(SearchServer server, ElasticsearchIndexOptions options)
{
    private const int Conflict = 409;
    private const int TooMany = 429;
    private const int Unavailable = 503;
    private const int Malformed = 400;
    private const int TooLarge = 413;
    private const int LongestReason = 300;

    /// <summary>Writes all of them to that index or alias; nothing is visible before the next refresh.</summary>
    /// <exception cref="IndexUnavailableException">The server is away or busy for too long; what was written until then stays.</exception>
    public async Task WriteAsync(string target, bool isAlias, IEnumerable<IndexEntry> entries, CancellationToken cancellationToken)
    {
        var now = options.Time.GetUtcNow();
        var chunk = new List<BulkLine>();
        var bytes = 0;
        foreach (var entry in entries)
        {
            var line = new BulkLine(entry.Id, entry.Version, JsonSerializer.SerializeToUtf8Bytes(IndexedRecord.Of(entry, now), WireJson.Default.IndexedRecord));
            if (chunk.Count > 0 && (chunk.Count >= options.BulkCount || bytes + line.Document.Length > options.BulkBytes))
            {
                await SendAsync(target, isAlias, chunk, cancellationToken);
                chunk.Clear();
                bytes = 0;
            }
            chunk.Add(line);
            bytes += line.Document.Length;
        }
        if (chunk.Count > 0)
            await SendAsync(target, isAlias, chunk, cancellationToken);
    }

    private async Task SendAsync(string target, bool isAlias, IReadOnlyList<BulkLine> lines, CancellationToken cancellationToken)
    {
        for (var tried = 0; lines.Count > 0; tried++)
        {
            var items = await ExchangeAsync(target, isAlias, lines, cancellationToken);
            var again = new List<BulkLine>();
            var wasTurnedAway = false;
            for (var at = 0; at < lines.Count; at++)
            {
                switch (items[at].Status)
                {
                    case < 300 or Conflict:
                        break;
                    case TooMany or Unavailable:
                        again.Add(lines[at]);
                        wasTurnedAway = true;
                        break;
                    case (Malformed or TooLarge) and var status when !lines[at].IsSubstitute:
                        var (type, reason) = (items[at].Error?.Type, items[at].Error?.Reason);
                        LogRefused(lines[at].Id, lines[at].Version, status, type, WithoutValue(reason));
                        var tombstone = IndexedRecord.Tombstone(lines[at].Id, options.Time.GetUtcNow());
                        again.Add(new(lines[at].Id, lines[at].Version, JsonSerializer.SerializeToUtf8Bytes(tombstone, WireJson.Default.IndexedRecord)) { IsSubstitute = true });
                        break;
                    case var status:
                        // Not the document's fault: an index that is missing or closed, a full disk, rights.
                        throw new IndexUnavailableException($"The search server at {server.Address} doesn't take records: {status} {items[at].Error?.Type}.");
                }
            }
            if (wasTurnedAway && tried >= options.Retries)
                throw new IndexUnavailableException($"The search server at {server.Address} is too busy: it turned {again.Count} of {lines.Count} records away, {tried + 1} times.");
            if (wasTurnedAway)
                await server.PauseAsync(tried, null, cancellationToken);
            lines = again;
        }
    }

    // A proxy may allow less than a request holds: halves go on, down to one record.
    private async Task<IReadOnlyList<BulkItem>> ExchangeAsync(string target, bool isAlias, IReadOnlyList<BulkLine> lines, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(target, isAlias, lines, cancellationToken);
        }
        catch (ServerFaultException e) when (e.Status == TooLarge)
        {
            if (lines.Count == 1)
                return [new(TooLarge, new(e.Type, "longer than the server, or what stands before it, takes"))];
            var half = lines.Count / 2;
            return
            [
                .. await ExchangeAsync(target, isAlias, [.. lines.Take(half)], cancellationToken),
                .. await ExchangeAsync(target, isAlias, [.. lines.Skip(half)], cancellationToken),
            ];
        }
    }

    private async Task<IReadOnlyList<BulkItem>> AskAsync(string target, bool isAlias, IReadOnlyList<BulkLine> lines, CancellationToken cancellationToken)
    {
        // require_alias: a bulk into an alias that somebody deleted would make an index of that name, with guessed types.
        var path = $"{target}/_bulk?filter_path=items.*.status,items.*.error.type,items.*.error.reason{(isAlias ? "&require_alias=true" : "")}";
        using var body = new BulkBody(lines.Sum(l => l.Document.Length + 128));
        foreach (var line in lines)
            body.AddIndex(line.Id, line.Version, line.Document);
        var request = ServerRequest.Writing(options, HttpMethod.Post, path, body.Written) with { IsLines = true };
        var answer = await server.AskAsync(request, WireJson.Default.BulkAnswer, cancellationToken);
        BulkItem[] items = [.. (answer.Items ?? []).Select(i => i.Values.FirstOrDefault()).OfType<BulkItem>()];
        return items.Length == lines.Count ? items : throw new IndexUnavailableException($"The search server at {server.Address} answered for {items.Length} of {lines.Count} records.");
    }

    // "Preview of field's value: '…'" would put a document's words into our log.
    private static string? WithoutValue(string? reason)
    {
        var preview = reason?.IndexOf(" Preview of field's value", StringComparison.Ordinal) ?? -1;
        reason = preview >= 0 ? reason![..preview] : reason;
        return reason?.Length > LongestReason ? reason[..LongestReason] + "…" : reason;
    }

    private void LogRefused(string id, long version, int status, string? type, string? reason) => LogRefused(options.Logger, id, version, status, type, reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search server refuses record {Id} at change {Version} ({Status} {Type}: {Reason}); it is left out of the index")]
    private static partial void LogRefused(ILogger logger, string id, long version, int status, string? type, string? reason);

    private sealed record BulkLine(string Id, long Version, byte[] Document)
    {
        public bool IsSubstitute { get; init; }
    }
}
