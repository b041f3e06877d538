using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>A file that pages need, from inside the program. Its address changes with its content, so that browsers may keep it for a year.</summary>
internal sealed class SiteAsset
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string Short = "public, max-age=300";
    private readonly byte[] _bytes;
    private readonly string _version;
    private readonly string _contentType;

    private SiteAsset(string name, string contentType)
    {
        using var stream = typeof(SiteAsset).Assembly.GetManifestResourceStream("Wiker.Ingest.Publisher.Site." + name)
            ?? throw new InvalidOperationException($"The program was built without its file {name}.");
        _bytes = new byte[stream.Length];
        stream.ReadExactly(_bytes);
        _version = Convert.ToHexStringLower(SHA256.HashData(_bytes).AsSpan(0, 6));
        _contentType = contentType;
        Path = "/" + name;
        Href = $"{Path}?v={_version}";
    }

    public static SiteAsset Style { get; } = new("site.css", "text/css; charset=utf-8");
    public static SiteAsset Suggestions { get; } = new("suggest.js", "text/javascript; charset=utf-8");
    public static SiteAsset Leaflet { get; } = new("leaflet.js", "text/javascript; charset=utf-8");
    public static SiteAsset LeafletStyle { get; } = new("leaflet.css", "text/css; charset=utf-8");
    public static SiteAsset Map { get; } = new("map.js", "text/javascript; charset=utf-8");
    public static SiteAsset Icon { get; } = new("icon.svg", "image/svg+xml");

    /// <summary>Where it is served.</summary>
    public string Path { get; }

    /// <summary>How pages name it, with its version.</summary>
    public string Href { get; }

    public IResult Serve(HttpContext context)
    {
        SiteHeaders.Write(context.Response, accent: null);
        context.Response.Headers.CacheControl = context.Request.Query["v"] == _version ? Forever : Short;
        return TypedResults.Bytes(_bytes, _contentType, entityTag: new($"\"{_version}\""));
    }
}
