using System.Text.Json;

namespace Wiker.Ingest.Host;

/// <summary>
/// Held by the one process that owns a data folder's schedule and index. The lock is the operating system's, on <c>lock.held</c>, so that it ends with its process;
/// the words of <c>lock</c> tell other commands who that is and where it answers. Two files, because on Unix .NET lets nobody read one that is held.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly string _path;
    private readonly FileStream _held;

    private FolderLock(string path, FileStream held) => (_path, _held) = (path, held);

    /// <summary>Takes the lock; null when another process holds it.</summary>
    public static FolderLock? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            var taken = new FolderLock(path, new FileStream(path + ".held", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            taken.Announce(url: null);
            return taken;
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
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

    /// <summary>Writes where this process answers; whole or not at all.</summary>
    public void Announce(string? url)
    {
        var partial = _path + ".part";
        File.WriteAllText(partial, JsonSerializer.Serialize(new LockOwner(Environment.ProcessId, url), HostJson.Default.LockOwner));
        File.Move(partial, _path, overwrite: true);
    }

    /// <summary>Who holds the lock, as far as its file tells; null when nobody does.</summary>
    public static LockOwner? Owner(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), HostJson.Default.LockOwner);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();
}

/// <summary>The process that holds a data folder, and its loopback address once it serves.</summary>
internal sealed record LockOwner(int Pid, string? Url);
