using Microsoft.AspNetCore.Http;

namespace Wiker.Ingest.Publisher.Api;

/// <summary>The words of a request's query.</summary>
internal static class RequestWords
{
    /// <summary>Name and value of each, decoded, as often as it is given; a word without a value has an empty one.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(HttpContext context) =>
        context.Request.Query.SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")));
}
