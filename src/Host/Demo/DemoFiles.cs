namespace Wiker.Ingest.Host.Demo;

/// <summary>Finds files below the demo's folder, and never above it.</summary>
internal sealed class DemoFiles(string folder)
{
    private readonly string _root = Path.GetFullPath(folder);

    /// <summary>The folder of a host; null when the demo has no such host.</summary>
    public string? HostFolder(string host)
    {
        var name = host.TrimEnd('.').ToLowerInvariant();
        if (!name.EndsWith(DemoFetching.HostSuffix, StringComparison.Ordinal) || name.AsSpan().ContainsAnyExcept(HostCharacters) || name.StartsWith('.'))
            return null;
        var path = Path.Combine(_root, name);
        return Directory.Exists(path) ? path : null;
    }

    /// <summary>Every host's folder, in order of name.</summary>
    public IEnumerable<string> HostFolders => Directory.Exists(_root) ? Directory.EnumerateDirectories(_root).Order(StringComparer.Ordinal) : [];

    /// <summary>The file that a path of a URL (already unescaped) means; null when there is none.</summary>
    public static string? Find(string hostFolder, string path)
    {
        if (path.AsSpan().ContainsAny('\0', '\\'))
            return null;
        var full = Path.GetFullPath(Path.Combine(hostFolder, path.TrimStart('/')));
        if (!full.StartsWith(hostFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && full != hostFolder)
            return null;
        string[] candidates = path.EndsWith('/') ? [Path.Combine(full, "index.html")] : [full, Path.Combine(full, "index.html"), full + ".html"];
        return candidates.FirstOrDefault(f => File.Exists(f) && f != Path.Combine(hostFolder, DemoSite.FileName));
    }

    /// <summary>The content type of a file by its extension; the site's own table comes first.</summary>
    public static string TypeOf(string file, DemoSite site)
    {
        var extension = Path.GetExtension(file).ToLowerInvariant();
        return site.Types.TryGetValue(extension, out var own) ? own : extension switch
        {
            ".xml" => "text/xml",
            ".rss" => "application/rss+xml",
            ".atom" => "application/atom+xml",
            ".ics" => "text/calendar",
            ".json" => "application/json",
            ".geojson" => "application/geo+json",
            ".csv" => "text/csv",
            ".txt" => "text/plain",
            ".css" => "text/css",
            ".js" => "text/javascript",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".webp" => "image/webp",
            ".pdf" => "application/pdf",
            _ => "text/html",
        };
    }

    private static readonly System.Buffers.SearchValues<char> HostCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");
}
