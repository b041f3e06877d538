using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Wiker.Ingest.Publisher.Api;

/// <summary>Answers that are asked about again: each names its state, so that who holds it needn't be given it twice.</summary>
internal static class Revalidation
{
    /// <summary>Whoever holds an answer of the API may show it for a minute without asking.</summary>
    public const string Minute = "public, max-age=60";
    /// <summary>A kept page is always asked about again.</summary>
    public const string Always = "no-cache";

    private const int TagBytes = 12;

    /// <summary>The strong tag of what has this hash.</summary>
    public static EntityTagHeaderValue TagOf(ReadOnlySpan<byte> hash) => new($"\"{Convert.ToHexStringLower(hash[..TagBytes])}\"");

    /// <summary>Writes tag and time into the answer's headers, and says whether who asks holds that state already: then 304 is the answer.</summary>
    public static bool IsHeld(HttpContext context, EntityTagHeaderValue tag, string cacheControl = Minute)
    {
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = cacheControl;
        // RFC 9110 §13.1.2: If-None-Match compares weakly.
        return EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var held)
            && held.Any(h => h.Equals(EntityTagHeaderValue.Any) || h.Compare(tag, useStrongComparison: false));
    }
}
