using System.Text.Json;

namespace Wiker.Ingest.Host;

/// <summary>
/// Held by the one process that owns a data folder's schedule and index. The lock is the operating system's, so that it ends with its process;
/// the file's words tell other commands who that is and where it answers.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null when another process holds it.</summary>
    public static FolderLock? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            var taken = new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            taken.Announce(url: null);
            return taken;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Takes the lock.</summary>
    /// <exception cref="CannotRunException">Another process holds it; the message names it.</exception>
    public static FolderLock Take(string path) => TryTake(path) ?? throw new CannotRunException(
        Owner(path) is { } owner
            ? $"The folder {Path.GetDirectoryName(path)} is owned by process {owner.Pid}{(owner.Url is null ? "" : $", which serves {owner.Url}")}; stop it, or name another folder with --data."
            : $"The folder {Path.GetDirectoryName(path)} is owned by another process; stop it, or name another folder with --data.");

    /// <summary>Writes where this process answers.</summary>
    public void Announce(string? url)
    {
        _file.SetLength(0);
        JsonSerializer.Serialize(_file, new LockOwner(Environment.ProcessId, url), HostJson.Default.LockOwner);
        _file.Flush(flushToDisk: true);
    }

    /// <summary>Who holds the lock, as far as its file tells; null when nobody does.</summary>
    public static LockOwner? Owner(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return JsonSerializer.Deserialize(file, HostJson.Default.LockOwner);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}

/// <summary>The process that holds a data folder, and its loopback address once it serves.</summary>
internal sealed record LockOwner(int Pid, string? Url);
