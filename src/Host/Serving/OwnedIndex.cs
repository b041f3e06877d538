using System.Net;

namespace Wiker.Ingest.Host.Serving;

/// <summary>For commands that need the index: the process that owns it is asked; if none runs, the lock is taken and the index opened here.</summary>
internal static class OwnedIndex
{
    // Another command that opened the index itself has it for a moment only.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Does the work in whichever way is open.</summary>
    /// <exception cref="CannotRunException">Another process holds the folder and doesn't serve.</exception>
    public static async Task<T> AskOrOpenAsync<T>(
        Composition parts,
        Func<HttpClient, string, Task<T>> ask,
        Func<Service, Task<T>> open,
        CancellationToken cancellationToken)
    {
        var path = parts.Setting.Data.Lock;
        if (await TakeOrFindAsync(path, cancellationToken) is { } owner)
        {
            using (owner)
            {
                await using var service = await Service.StartAsync(parts, owner, port: null, nextFreePort: false, cancellationToken);
                await service.Follower.CatchUpAsync(cancellationToken);
                return await open(service);
            }
        }
        if (FolderLock.Owner(path) is not { Url: { } url } running)
            throw new CannotRunException($"Another process owns {parts.Setting.Data.Path} and doesn't serve yet; try again in a moment.");
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(30) };
        try
        {
            return await ask(http, url);
        }
        catch (HttpRequestException e)
        {
            throw new CannotRunException($"Process {running.Pid} owns {parts.Setting.Data.Path}, but doesn't answer at {url}: {e.Message}");
        }
    }

    /// <summary>The text that the owner answers at an address. Null: it refuses what was asked, and what it says of that is told.</summary>
    /// <param name="http">Reaches it.</param>
    /// <param name="address">What is asked.</param>
    /// <param name="work">What it then can't do, to go on with in a sentence: "search".</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="CannotRunException">Its store or index is out.</exception>
    public static async Task<string?> GetAsync(HttpClient http, string address, string work, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(address, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (answer.IsSuccessStatusCode)
            return text;
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            throw new CannotRunException($"The running program can't {work} now: its store or index is out; `wiker doctor` tells which.");
        Terminal.Problem(text);
        return null;
    }

    /// <summary>The lock; null when a process holds it that serves, or that doesn't let go of it.</summary>
    private static async Task<FolderLock?> TakeOrFindAsync(string path, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            if (FolderLock.TryTake(path) is { } owner)
                return owner;
            if (FolderLock.Owner(path)?.Url is not null || waited >= Patience)
                return null;
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
