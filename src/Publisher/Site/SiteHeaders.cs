using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Wiker.Ingest.Publisher.Api;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>What every page tells the browser: only our own files, nothing from anywhere else, nowhere in a frame.</summary>
internal static class SiteHeaders
{
    private const string Policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'{0}; img-src 'self'{1}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Writes the headers. The page's only inline style is its territory's colour, allowed by its hash; <paramref name="tilesOrigin"/> is where a map's background may come from.</summary>
    public static void Write(HttpResponse response, AccentColour? accent, string? tilesOrigin = null)
    {
        var headers = response.Headers;
        var inline = accent is null ? "" : $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(accent.Style)))}'";
        headers.ContentSecurityPolicy = Policy.Replace("{0}", inline, StringComparison.Ordinal).Replace("{1}", tilesOrigin is null ? "" : " " + tilesOrigin, StringComparison.Ordinal);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    /// <summary>Names the page's state and says whether the browser has it already.</summary>
    public static bool IsKnown(HttpContext context, string fingerprint) => Revalidation.IsHeld(
        context, new EntityTagHeaderValue($"\"{fingerprint}-{typeof(SiteHeaders).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8]}\"", isWeak: true), Revalidation.Always);
}
