using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Pictures;

/// <summary>Which of a picture's two thumbnails.</summary>
public enum ThumbnailSize { Small, Large }

/// <summary>Thumbnails under <c>pictures/</c>, named by the file that they were made from: the same picture of two sources is kept once, and a name never gets another content.</summary>
public sealed class PictureFiles(string folder)
{
    /// <summary>How many thumbnails a name has.</summary>
    internal const int ThumbnailsOfName = 2;

    private const int NameLength = 32;
    private static readonly SearchValues<char> OfNames = SearchValues.Create("0123456789abcdef");
    private static readonly TimeSpan WritingTime = TimeSpan.FromHours(1);

    /// <summary>The file's name, the end of its address too: <c>NAME-480.jpg</c> or <c>NAME-1200.jpg</c>.</summary>
    public static string FileName(string name, ThumbnailSize size) =>
        FormattableString.Invariant($"{name}-{(size == ThumbnailSize.Small ? Thumbnails.SmallSide : Thumbnails.LargeSide)}.jpg");

    /// <summary>Path of a thumbnail that a browser asks for by its file's name; false for whatever is no such name, and where there is none.</summary>
    public bool TryFind(string fileName, [NotNullWhen(true)] out string? path)
    {
        path = null;
        if (fileName.Length <= NameLength || fileName.AsSpan(0, NameLength).ContainsAnyExcept(OfNames))
            return false;
        var name = fileName[..NameLength];
        if (fileName != FileName(name, ThumbnailSize.Small) && fileName != FileName(name, ThumbnailSize.Large))
            return false;
        path = Path.Combine(folder, name[..2], fileName);
        return File.Exists(path);
    }

    /// <summary>True when both thumbnails of that name are there.</summary>
    public bool Has(string name) => TryFind(FileName(name, ThumbnailSize.Small), out _) && TryFind(FileName(name, ThumbnailSize.Large), out _);

    // A hash that nobody can aim at: with a weaker one a stranger could make a file that takes another's name, and with it its place.
    internal static string NameOf(ReadOnlySpan<byte> file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Thumbnails.Version]);
        hash.AppendData(file);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, NameLength / 2));
    }

    /// <summary>Keeps both thumbnails of a file. Written beside and renamed, so that a killed process leaves no half file.</summary>
    internal KeptPicture Keep(string name, ThumbnailOutcome.Made made)
    {
        Write(FileName(name, ThumbnailSize.Small), made.Small.Jpeg);
        Write(FileName(name, ThumbnailSize.Large), made.Large.Jpeg);
        return new KeptPicture(name, made.Small.Size, made.Large.Size);
    }

    /// <summary>Deletes the thumbnails of a name that no picture has any more, of other sizes too; what can't be deleted now is swept later.</summary>
    internal void Forget(string name)
    {
        var place = Path.Combine(folder, name[..2]);
        if (!Directory.Exists(place))
            return;
        foreach (var file in Directory.GetFiles(place, name + "-*.jpg"))
            Delete(file);
    }

    /// <summary>Names of which there are files, and how many of its thumbnails (<see cref="ThumbnailsOfName"/> when none is lost) are where they belong. Half files that nobody has written for an hour are deleted on the way.</summary>
    internal IReadOnlyDictionary<string, int> Sweep(DateTimeOffset now)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return names;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (path.EndsWith(".part", StringComparison.Ordinal))
            {
                if (File.GetLastWriteTimeUtc(path) < now.UtcDateTime - WritingTime)
                    Delete(path);
            }
            else if (Path.GetFileName(path) is { Length: > NameLength } file && !file.AsSpan(0, NameLength).ContainsAnyExcept(OfNames))
            {
                var name = file[..NameLength];
                names[name] = names.GetValueOrDefault(name) + (IsThumbnail(path, name) ? 1 : 0);
            }
        }
        return names;
    }

    private static bool IsThumbnail(string path, string name) =>
        (Path.GetFileName(path) is var file && (file == FileName(name, ThumbnailSize.Small) || file == FileName(name, ThumbnailSize.Large)))
        && Path.GetFileName(Path.GetDirectoryName(path.AsSpan())).SequenceEqual(name.AsSpan(0, 2));

    private void Write(string fileName, byte[] bytes)
    {
        var path = Path.Combine(folder, fileName[..2], fileName);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = FormattableString.Invariant($"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.part");
        File.WriteAllBytes(partial, bytes);
        File.Move(partial, path, overwrite: true);
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Left over: the next sweep takes it.
        }
    }
}
