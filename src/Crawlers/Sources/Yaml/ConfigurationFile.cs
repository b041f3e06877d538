using System.Text;

namespace Wiker.Ingest.Crawlers.Sources.Yaml;

/// <summary>Reads configuration files from the disk; what can't be read is a fault, never an exception.</summary>
internal static class ConfigurationFile
{
    /// <summary>A definition fits a screen or two; a file beyond this was put there by mistake.</summary>
    private const int MostBytes = 200_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Links are followed (mounted configuration is made of them), so a folder that links to its parent must not go on for ever.
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 6, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden };

    /// <summary>The text of a file, or null with a fault added.</summary>
    public static string? Read(string file, List<SourceFault> faults)
    {
        try
        {
            if (new FileInfo(file).Length > MostBytes)
                return Fault($"the file is longer than {MostBytes} bytes");
            var bytes = File.ReadAllBytes(file);
            if (bytes.AsSpan().Contains((byte)0))
                return Fault("the file holds bytes that are no text");
            var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return Fault("the file is not in UTF-8; save it in that encoding");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Fault($"the file cannot be read: {e.Message}");
        }

        string? Fault(string message)
        {
            faults.Add(new SourceFault(Shown(file), 1, 1, "", message));
            return null;
        }
    }

    /// <summary>
    /// Every <c>*.yml</c> below a folder, in the order of their paths; a <c>*.yaml</c> is a fault, since nobody would see that it isn't read. A folder that doesn't exist holds none.
    /// </summary>
    public static IReadOnlyList<string> Under(string folder, List<SourceFault> faults)
    {
        if (!Directory.Exists(folder))
            return [];
        var files = Directory.EnumerateFiles(folder, "*", Below).Order(StringComparer.Ordinal).ToList();
        faults.AddRange(files.Where(f => f.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)).Select(f => new SourceFault(Shown(f), 1, 1, "", "the file's name is to end with .yml, or it is not read")));
        return [.. files.Where(f => f.EndsWith(".yml", StringComparison.Ordinal))];
    }

    /// <summary>The path as messages show it: below the current folder when it lies there.</summary>
    public static string Shown(string file)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }
}
