using System.IO.Compression;
using System.Text;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>Looks for words in every byte of every file below a folder, gzipped ones unpacked, in the encodings that pages come in.</summary>
internal static class FileSearch
{
    /// <summary>Which files hold which of the words.</summary>
    public static IReadOnlyList<string> Find(string folder, params IReadOnlyList<string> words)
    {
        // POSIX: whoever closes a database's file lets go of all locks that this process holds on it. A connection that waits in the pool would then take
        // another process's changes for damage ("How To Corrupt An SQLite Database File", 2.2).
        WikerStore.CloseIdle(Path.Combine(folder, "store.db"));
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var bytes = Read(file);
            foreach (var word in words)
            {
                Encoding[] encodings = [Encoding.UTF8, Encoding.Latin1, Encoding.Unicode];
                if (encodings.Any(e => bytes.AsSpan().IndexOf(e.GetBytes(word)) >= 0))
                    found.Add($"{Path.GetRelativePath(folder, file)}: {word}");
            }
        }
        return found;
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        if (file.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
            unpacked.CopyTo(bytes);
        }
        else
        {
            stream.CopyTo(bytes);
        }
        return bytes.ToArray();
    }
}
