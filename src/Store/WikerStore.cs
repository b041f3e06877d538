using DbUp;
using DbUp.Engine;
using Microsoft.Data.Sqlite;

namespace Wiker.Ingest.Store;

/// <summary>The store could not be opened or changed; the message says which file and why, for people.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The truth: SQLite in WAL mode in one file. Several processes may open it; writers take turns.
/// Safe to use from several threads: every read or write opens a session of its own.
/// </summary>
#pragma warning disable CA1001 // A SemaphoreSlim whose wait handle is never asked for holds nothing to dispose.
public sealed class WikerStore
#pragma warning restore CA1001
{
    private readonly string _readers;
    private readonly string _writers;
    // SQLite lets one write at a time and has others poll for their turn; within a process they queue instead.
    private readonly SemaphoreSlim _writer = new(1, 1);

    private WikerStore(string path) =>
        (Path, _readers, _writers) = (path, Dialect.ConnectionString(path, writing: false), Dialect.ConnectionString(path, writing: true));

    /// <summary>Full path of the database file.</summary>
    public string Path { get; }

    /// <summary>Opens the file, makes it when it is missing, and brings its tables up to date.</summary>
    /// <exception cref="StoreException">It isn't a store of ours, is damaged, or can't be written.</exception>
    public static WikerStore Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        var connectionString = Dialect.ConnectionString(path, writing: true);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            if (!IsUpToDate(connectionString))
            {
                // Two first starts at once would both make the tables: one at a time, and the second finds them made.
                using var turn = Turn(path + ".migrating");
                Migrate(connectionString, path);
            }
            return new WikerStore(path);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {path} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>
    /// Closes the connections to that file which wait in this process for their next session, so that it can be deleted, moved or read from outside. Sessions that are open stay so.
    /// </summary>
    /// <remarks>Rather than ClearAllPools, which reaches every other store of the process; up to Microsoft.Data.Sqlite 10.0.11 also one that was just being opened (dotnet/efcore#39008).</remarks>
    public static void CloseIdle(string path)
    {
        foreach (var writing in (bool[])[false, true])
        {
            using var connection = new SqliteConnection(Dialect.ConnectionString(System.IO.Path.GetFullPath(path), writing));
            SqliteConnection.ClearPool(connection);
        }
    }

    /// <summary>A session that sees one unchanging state of the store; dispose it soon.</summary>
    public StoreSession Read() => Begin(writing: false);

    /// <summary>A session that alone may write, once it is its turn; nothing is kept unless <see cref="StoreSession.Commit"/> is called. Dispose it before the thread asks for another.</summary>
    public StoreSession Write() => Begin(writing: true);

    /// <summary>
    /// Writes the file anew, so that nothing of what was deleted stays in it or in its log. False when others read meanwhile and the log could not be emptied: to be asked again.
    /// </summary>
    /// <exception cref="StoreException">There isn't room for a second copy, or another process writes for too long.</exception>
    public bool Compact()
    {
        _writer.Wait();
        try
        {
            using var connection = new SqliteConnection(_writers);
            connection.Open();
            return Dialect.Compact(connection);
        }
        catch (SqliteException e)
        {
            throw new StoreException($"The store {Path} cannot be written anew: {e.Message}", e);
        }
        finally
        {
            _writer.Release();
        }
    }

    private StoreSession Begin(bool writing)
    {
        if (writing)
            _writer.Wait();
        var connection = new SqliteConnection(writing ? _writers : _readers);
        try
        {
            connection.Open();
            Dialect.PrepareConnection(connection, writing);
            return new StoreSession(connection, connection.BeginTransaction(deferred: !writing), ended: writing ? () => _writer.Release() : null);
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (writing)
                _writer.Release();
            if (e is SqliteException)
                throw new StoreException($"The store {Path} cannot be {(writing ? "written" : "read")}: {e.Message}", e);
            throw;
        }
    }

    // A new file isn't even opened outside of one's turn: switching it to WAL and making its tables would meet another's.
    private static bool IsUpToDate(string connectionString) =>
        File.Exists(new SqliteConnectionStringBuilder(connectionString).DataSource) && !Upgrade(connectionString).IsUpgradeRequired();

    private static UpgradeEngine Upgrade(string connectionString) => DeployChanges.To
        .SqliteDatabase(connectionString)
        .WithScriptsEmbeddedInAssembly(typeof(WikerStore).Assembly, name => name.EndsWith(".sql", StringComparison.Ordinal))
        .WithTransactionPerScript()
        .LogToNowhere()
        .Build();

    // A write transaction on an empty database beside the store: SQLite waits for it, and it ends with its process.
    private static SqliteConnection Turn(string path)
    {
        var turn = new SqliteConnection(Dialect.TurnConnectionString(path));
        try
        {
            turn.Open();
            turn.BeginTransaction(deferred: false);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private static void Migrate(string connectionString, string path)
    {
        using (var connection = new SqliteConnection(connectionString))
        {
            connection.Open();
            Dialect.PrepareFile(connection);
        }
        var upgrade = Upgrade(connectionString);
        if (!upgrade.IsUpgradeRequired())
            return;
        DatabaseUpgradeResult result = upgrade.PerformUpgrade();
        if (!result.Successful)
            throw new StoreException($"The store {path} cannot be brought up to date ({result.ErrorScript?.Name}): {result.Error.Message}", result.Error);
    }
}
