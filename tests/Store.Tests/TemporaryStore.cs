namespace Wiker.Ingest.Store.Tests;

/// <summary>A real store in a temporary folder that goes with the test.</summary>
public sealed class TemporaryStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-store-").FullName;

    public TemporaryStore() => Store = WikerStore.Open(File);

    public WikerStore Store { get; private set; }

    public string File => Path.Combine(_folder, "store.db");

    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Writes and keeps.</summary>
    public T Write<T>(Func<StoreSession, T> work)
    {
        using var session = Store.Write();
        var result = work(session);
        session.Commit();
        return result;
    }

    public void Write(Action<StoreSession> work) => Write(session =>
    {
        work(session);
        return 0;
    });

    public T Read<T>(Func<StoreSession, T> work)
    {
        using var session = Store.Read();
        return work(session);
    }

    public void Reopen()
    {
        WikerStore.CloseIdle(File);
        Store = WikerStore.Open(File);
    }

    public void Dispose()
    {
        WikerStore.CloseIdle(File);
        Directory.Delete(_folder, recursive: true);
    }
}
