using System.Text;
using Microsoft.Extensions.Logging;
using Wiker.Ingest.Index.Elasticsearch.Paging;
using Wiker.Ingest.Index.Elasticsearch.Queries;

namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>Deletes tombstones whose time is over, with plain bulk deletes: delete-by-query isn't everywhere.</summary>
internal sealed partial class TombstonePurge(SearchServer server, ElasticsearchIndexOptions options)
{
    private const int Batch = 1_000;
    private static readonly TimeSpan Rhythm = TimeSpan.FromDays(1);
    private DateTimeOffset _next;

    /// <summary>Purges once a day. What is changed meanwhile stays.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = options.Time.GetUtcNow();
        if (now < _next)
            return;
        _next = now + Rhythm;
        try
        {
            while (await FindAsync(now - options.KeepTombstones, cancellationToken) is { Count: > 0 } old)
            {
                if (await DeleteAsync(old, cancellationToken) == 0 || old.Count < Batch)
                    break;
            }
        }
        catch (IndexUnavailableException e)
        {
            // What was applied stands; old tombstones harm nobody for a day more.
            LogNotPurged(options.Logger, e.Message);
        }
    }

    private async Task<IReadOnlyList<FoundHit>> FindAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var body = new System.Text.Json.Nodes.JsonObject
        {
            ["query"] = Clauses.All(Clauses.Range("gone", ("lt", before.ToUnixTimeMilliseconds()))),
            ["size"] = Batch,
            ["_source"] = false,
            ["seq_no_primary_term"] = true,
            ["track_total_hits"] = false,
        };
        var answer = await server.AskAsync(
            ServerRequest.Writing(options, HttpMethod.Post, options.Name + "/_search", Encoding.UTF8.GetBytes(body.ToJsonString())), WireJson.Default.FoundAnswer, cancellationToken);
        return Answers.Hits(answer);
    }

    // How many went, or had gone or changed meanwhile.
    private async Task<int> DeleteAsync(IReadOnlyList<FoundHit> old, CancellationToken cancellationToken)
    {
        using var body = new BulkBody(old.Count * 128);
        foreach (var hit in old)
            body.AddDelete(hit.Id, hit.Sequence ?? 0, hit.Term ?? 0);
        var request = ServerRequest.Writing(options, HttpMethod.Post, options.Name + "/_bulk?require_alias=true&refresh=true&filter_path=items.*.status", body.Written) with { IsLines = true };
        var answer = await server.AskAsync(request, WireJson.Default.BulkAnswer, cancellationToken);
        return (answer.Items ?? []).SelectMany(i => i.Values).Count(i => i.Status is < 300 or 404 or 409);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old tombstones couldn't be deleted ({Why}); it is tried again tomorrow")]
    private static partial void LogNotPurged(ILogger logger, string why);
}
