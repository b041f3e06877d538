using System.Buffers.Binary;
using System.IO.Hashing;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace Wiker.Ingest.Index.Embedded;

/// <summary>
/// Checks the files of the last commit before anything is read from them. Every Lucene 4.8 file ends with a CRC-32 of all before it;
/// Lucene itself looks at few of them when it opens.
/// </summary>
internal static class CommitFiles
{
    private const int ChecksumLength = 8;

    /// <summary>Throws <see cref="InvalidDataException"/> for the first file that isn't what was written.</summary>
    public static void Check(FSDirectory directory)
    {
        var commit = new SegmentInfos();
        commit.Read(directory);
        foreach (var name in commit.GetFiles(directory, includeSegmentsFile: true))
            CheckFile(Path.Combine(directory.Directory.FullName, name));
    }

    private static void CheckFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var left = stream.Length - ChecksumLength;
        if (left < 0)
            throw new InvalidDataException($"{Path.GetFileName(path)} is cut off.");
        var crc = new Crc32();
        var buffer = new byte[1 << 17];
        while (left > 0)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                throw new InvalidDataException($"{Path.GetFileName(path)} is cut off.");
            crc.Append(buffer.AsSpan(0, read));
            left -= read;
        }
        stream.ReadExactly(buffer, 0, ChecksumLength);
        if (BinaryPrimitives.ReadInt64BigEndian(buffer) != crc.GetCurrentHashAsUInt32())
            throw new InvalidDataException($"{Path.GetFileName(path)} doesn't have its checksum.");
    }
}
