using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Pipeline.Tests.OpenData;

/// <summary>
/// The shipped national sources on a town of the real gazetteer. Their hosts are a server on loopback that answers each address with what a test gives it, and notes what was asked.
/// </summary>
internal sealed class Portal : IAsyncDisposable
{
    private static readonly Lazy<Gazetteer> France = new(() => GazetteerFile.Load(Path.Combine(SharedFolder.Repository, "data", "gazetteer")));
    private readonly ConcurrentQueue<(string Host, string PathAndQuery, string? Key)> _asked = new();
    private readonly Dictionary<string, string> _keys = [];

    private Portal(Town town) => Town = town;

    public Town Town { get; private init; }

    /// <summary>What was asked, robots.txt included, in order.</summary>
    public IReadOnlyList<(string Host, string PathAndQuery, string? Key)> Asked => [.. _asked];

    /// <summary>The answers' bodies by address; without the server's own word on what isn't there: 404.</summary>
    public Func<HttpRequest, string?> Answer { get; set; } = _ => null;

    public static async Task<Portal> OpenAsync()
    {
        Portal? portal = null;
        var town = await Town.StartForShippedAsync(France.Value, new PipelineOptions { KeyOf = name => portal!._keys.GetValueOrDefault(name) });
        portal = new Portal(town);
        town.Site.Otherwise = portal.AnswerAsync;
        return portal;
    }

    /// <summary>Sets what an environment variable holds.</summary>
    public void SetKey(string variable, string value) => _keys[variable] = value;

    /// <summary>The shipped source of that name, for a commune.</summary>
    public static SourceDefinition Shipped(string name, string insee) => Of(Path.Combine("config", "sources", "national", $"{name}.yml"), insee);

    public static SourceDefinition Of(string file, string insee, Func<string, string>? edited = null)
    {
        var path = Path.Combine(SharedFolder.Repository, file);
        var faults = new List<SourceFault>();
        var text = File.ReadAllText(path);
        var sources = SourceCatalogue.Parse(edited?.Invoke(text) ?? text, Path.GetFileNameWithoutExtension(file), file, [France.Value.Find(insee)!.ToRef()], faults);
        faults.ShouldBeEmpty();
        return sources.ShouldHaveSingleItem();
    }

    /// <summary>A recorded answer of the shared folder.</summary>
    public static JsonNode Recorded(string file) => JsonNode.Parse(File.ReadAllText(SharedFolder.Require($"corpora/open-data/{file}")))!;

    /// <summary>The parameter of a query; null when it isn't there.</summary>
    public static int? Number(HttpRequest request, string name) => int.TryParse(request.Query[name], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An answer of Opendatasoft's explore API: that page of these results.</summary>
    public static string Page(HttpRequest request, IReadOnlyList<JsonNode> all) => new JsonObject
    {
        ["total_count"] = all.Count,
        ["results"] = new JsonArray([.. all.Skip(Number(request, "offset") ?? 0).Take(Number(request, "limit") ?? 10).Select(r => r.DeepClone())]),
    }.ToJsonString();

    public static JsonNode Json(object value) => JsonSerializer.SerializeToNode(value)!;

    public async ValueTask DisposeAsync() => await Town.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        _asked.Enqueue((request.Host.Host, request.Path + request.QueryString, request.Headers["X-API-Key"].FirstOrDefault()));
        // As portals do: crawlers are to stay away from the API.
        var body = request.Path == "/robots.txt" ? "User-agent: *\nDisallow: /\n" : Answer(request);
        if (body is null)
        {
            context.Response.StatusCode = 404;
            return;
        }
        context.Response.ContentType = request.Path == "/robots.txt" ? "text/plain" : "application/json";
        await context.Response.WriteAsync(body);
    }
}
