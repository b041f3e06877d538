using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>The indices behind the alias: each is named after it with its moment, one at a time is live, and what a broken rebuild left is swept. All but <see cref="LiveAsync"/> is for one writer at a time.</summary>
internal sealed partial class IndexGenerations(SearchServer server, ElasticsearchIndexOptions options)
{
    private readonly Regex _ours = new($"^{Regex.Escape(options.Name)}-[0-9]{{17}}(-[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>The index behind the alias; null when there is none.</summary>
    /// <exception cref="IndexUnavailableException">Several are behind it, one that isn't named as ours are, or an index itself has its name.</exception>
    public async Task<string?> LiveAsync(CancellationToken cancellationToken)
    {
        var all = await AllAsync(cancellationToken);
        if (all.ContainsKey(options.Name))
            throw new IndexUnavailableException($"{server.Address} has an index that is itself named {options.Name}: delete it, or name another with Index:Name.");
        string[] live = [.. all.Where(IsLive).Select(i => i.Key)];
        // Whatever is replaced is deleted: never what somebody else put behind that name.
        if (live.FirstOrDefault(name => !_ours.IsMatch(name)) is { } foreign)
            throw new IndexUnavailableException($"Behind the alias {options.Name} at {server.Address} is the index {foreign}, which isn't ours: name another alias with Index:Name.");
        return live.Length <= 1
            ? live.FirstOrDefault()
            : throw new IndexUnavailableException($"Behind the alias {options.Name} at {server.Address} are {live.Length} indices ({string.Join(", ", live)}): leave one, or name another alias with Index:Name.");
    }

    /// <summary>Makes an empty index to fill, and gives its name; until <see cref="SwitchAsync"/> it isn't live, and a sweep would take it for a leftover.</summary>
    public async Task<string> BeginAsync(CancellationToken cancellationToken)
    {
        var body = IndexShape.Of();
        for (var attempt = 0; ; attempt++)
        {
            var name = options.Name + "-" + options.Time.GetUtcNow().ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture) + (attempt == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{attempt}"));
            try
            {
                await server.TellAsync(Request(HttpMethod.Put, name, body), cancellationToken);
                return name;
            }
            catch (ServerFaultException e) when (e.Type == "resource_already_exists_exception" && attempt < 100)
            {
                // Made within the same millisecond, or by a clock that went back: another name.
            }
        }
    }

    /// <summary>Puts the alias before that index and deletes the one that it stood before, in one step, which isn't broken off half way.</summary>
    public async Task SwitchAsync(string next)
    {
        var actions = new JsonArray { (JsonNode)new JsonObject { ["add"] = new JsonObject { ["index"] = next, ["alias"] = options.Name } } };
        foreach (var old in (await AllAsync(CancellationToken.None)).Where(IsLive))
            actions.Add((JsonNode)new JsonObject { ["remove_index"] = new JsonObject { ["index"] = old.Key } });
        await server.TellAsync(Request(HttpMethod.Post, "_aliases", new JsonObject { ["actions"] = actions }), CancellationToken.None);
    }

    /// <summary>Deletes an index unless it came to be live, as one whose switch was made though its answer was lost; a failure is left for the next sweep.</summary>
    public async Task DropAsync(string name)
    {
        try
        {
            if (!(await AllAsync(CancellationToken.None)).Any(i => i.Key == name && IsLive(i)))
                await DeleteAsync(name, CancellationToken.None);
        }
        catch (IndexUnavailableException e)
        {
            LogLeftOver(options.Logger, name, e.Message);
        }
    }

    /// <summary>Deletes what broken rebuilds left: indices of our name that no alias stands before.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, answer) in await AllAsync(cancellationToken))
        {
            if (_ours.IsMatch(name) && answer.Aliases is not { Count: > 0 })
                await DeleteAsync(name, cancellationToken);
        }
    }

    private async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await server.TellAsync(Request(HttpMethod.Delete, name + "?ignore_unavailable=true", null), cancellationToken);
        }
        catch (ServerFaultException e) when (e.IsMissing)
        {
            // Gone already.
        }
    }

    private async Task<Dictionary<string, AliasAnswer>> AllAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await server.AskAsync(Request(HttpMethod.Get, $"{options.Name},{options.Name}-*/_alias?ignore_unavailable=true&allow_no_indices=true", null), WireJson.Default.DictionaryStringAliasAnswer, cancellationToken);
        }
        catch (ServerFaultException e) when (e.IsMissing)
        {
            return [];
        }
    }

    private bool IsLive(KeyValuePair<string, AliasAnswer> index) => index.Value.Aliases?.ContainsKey(options.Name) == true;

    private ServerRequest Request(HttpMethod method, string path, JsonObject? body) =>
        ServerRequest.Writing(options, method, path, body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index {Name} of a rebuild that failed couldn't be deleted ({Why}); the next start does it")]
    private static partial void LogLeftOver(ILogger logger, string name, string why);
}
