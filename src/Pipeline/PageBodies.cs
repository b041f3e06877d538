using System.IO.Compression;
using System.IO.Hashing;

namespace Wiker.Ingest.Pipeline;

/// <summary>Bodies of fetched pages, gzipped under <c>pages/</c> by the hash of their bytes: a 304 or a changed definition reads them again without the network.</summary>
public sealed class PageBodies(string folder)
{
    private static readonly TimeSpan WritingTime = TimeSpan.FromHours(1);

    /// <summary>Keeps a body; gives its hash. Written beside and renamed, so that a killed process leaves no half file.</summary>
    public string Keep(ReadOnlySpan<byte> body)
    {
        var hash = Convert.ToHexStringLower(XxHash128.Hash(body));
        var path = PathOf(hash);
        if (File.Exists(path))
            return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.part";
        using (var gzip = new GZipStream(File.Create(partial), CompressionLevel.Fastest))
            gzip.Write(body);
        File.Move(partial, path, overwrite: true);
        return hash;
    }

    /// <summary>The body of that hash, or null when its file is missing or damaged (it is then fetched anew).</summary>
    public byte[]? Find(string hash)
    {
        try
        {
            using var gzip = new GZipStream(File.OpenRead(PathOf(hash)), CompressionMode.Decompress);
            using var body = new MemoryStream();
            gzip.CopyTo(body);
            var bytes = body.ToArray();
            return Convert.ToHexStringLower(XxHash128.Hash(bytes)) == hash ? bytes : null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Deletes a body that no page names any more; one that can't be deleted now stays.</summary>
    public void Forget(string hash)
    {
        try
        {
            File.Delete(PathOf(hash));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Left over: it costs its space and nothing else.
        }
    }

    /// <summary>Deletes every file that isn't the body of one of these hashes: what is left over, and half files that nobody has written for an hour, too.</summary>
    public void ForgetAllBut(IReadOnlySet<string> hashes, DateTimeOffset now)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !hashes.Contains(Path.GetFileNameWithoutExtension(f)) && !IsBeingWritten(f, now)))
            File.Delete(file);
    }

    // Another process's crawl renames it in a moment.
    private static bool IsBeingWritten(string file, DateTimeOffset now) => file.EndsWith(".part", StringComparison.Ordinal) && File.GetLastWriteTimeUtc(file) > now.UtcDateTime - WritingTime;

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash + ".gz");
}
