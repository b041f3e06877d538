using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wiker.Ingest.Index.Elasticsearch.Paging;

/// <summary>One search to make: a query, and what of its hits is wanted.</summary>
internal sealed record SearchPart(JsonObject Query)
{
    /// <summary>How many hits; 0: only what is counted.</summary>
    public int Size { get; init; }
    public JsonArray? Sort { get; init; }
    public JsonArray? After { get; init; }
    /// <summary>Counts every match.</summary>
    public bool Counts { get; init; }
    /// <summary>Gives the hits' points.</summary>
    public bool WithPoints { get; init; }
    /// <summary>What is counted beside, over every match.</summary>
    public JsonObject? Aggregations { get; init; }
}

/// <summary>Searches that are made in one exchange with the server. A part of an answer is no answer: it's whole, or the index is unavailable.</summary>
internal sealed class SearchRound(SearchServer server, ElasticsearchIndexOptions options)
{
    private const string Wanted = "hits.total.value,hits.hits.sort,hits.hits._source.points,aggregations,error";
    private static readonly string WantedOfEach = string.Join(',', Wanted.Split(',').Select(w => "responses." + w).Append("responses.status"));

    /// <summary>The answers, in the order of the parts.</summary>
    /// <exception cref="ServerFaultException">The index isn't there.</exception>
    public async Task<IReadOnlyList<FoundAnswer>> MakeAsync(IReadOnlyList<SearchPart> parts, CancellationToken cancellationToken)
    {
        if (parts is [var only])
            return [await server.AskAsync(Request($"{options.Name}/_search?allow_partial_search_results=false&filter_path={Wanted}", Body(only), isLines: false), WireJson.Default.FoundAnswer, cancellationToken)];
        var lines = new ArrayBufferWriter<byte>();
        foreach (var part in parts)
        {
            lines.Write("{\"allow_partial_search_results\":false}\n"u8);
            lines.Write(Body(part));
            lines.Write("\n"u8);
        }
        var answer = await server.AskAsync(Request($"{options.Name}/_msearch?filter_path={WantedOfEach}", lines.WrittenMemory, isLines: true), WireJson.Default.SearchesAnswer, cancellationToken);
        if (answer.Responses?.Count != parts.Count)
            throw new IndexUnavailableException($"The search server at {server.Address} answered {answer.Responses?.Count ?? 0} of {parts.Count} searches.");
        foreach (var response in answer.Responses)
        {
            if (response.Status is >= 400 and var status)
                throw FaultOf(status, response.Error);
        }
        return answer.Responses;
    }

    private Exception FaultOf(int status, JsonElement error)
    {
        var (type, reason) = ServerFault.Of(error);
        return status is < 500 and not 429
            ? new ServerFaultException(status, type, $"The search server refuses a search: {status} {type} {reason}")
            : new IndexUnavailableException($"The search server at {server.Address} couldn't search: {status} {type}.");
    }

    private ServerRequest Request(string path, ReadOnlyMemory<byte> body, bool isLines) =>
        ServerRequest.Searching(options, HttpMethod.Post, path, body) with { IsLines = isLines };

    private static byte[] Body(SearchPart part)
    {
        var body = new JsonObject { ["query"] = part.Query, ["size"] = part.Size, ["track_total_hits"] = part.Counts };
        if (part.Sort is not null)
            body["sort"] = part.Sort;
        if (part.After is not null)
            body["search_after"] = part.After;
        if (part.WithPoints)
            body["_source"] = new JsonArray("points.lat", "points.lon", "points.commune");
        else
            body["stored_fields"] = "_none_"; // ids come with the sort values: no stored field is read
        if (part.Aggregations is { Count: > 0 })
            body["aggs"] = part.Aggregations;
        return JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Default.JsonObject);
    }
}
