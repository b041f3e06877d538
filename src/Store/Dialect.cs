using Dapper;
using Microsoft.Data.Sqlite;

namespace Wiker.Ingest.Store;

/// <summary>Everything that is SQLite's own; another database changes this file and the types of <c>Migrations/</c>.</summary>
internal static class Dialect
{
    private const int BusySeconds = 30;

    /// <summary>
    /// Writers and readers have pools of their own (pools go by the text of the connection string): since writers take turns, theirs holds one connection,
    /// whose page cache stays good from one write to the next. A cache that another connection has written past is thrown away.
    /// </summary>
    public static string ConnectionString(string path, bool writing) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Cache = writing ? SqliteCacheMode.Private : SqliteCacheMode.Default, // both are private; the words differ
        ForeignKeys = true,
        DefaultTimeout = BusySeconds,
        Pooling = true,
    }.ToString();

    /// <summary>Of the file on which first starts take turns; unpooled, so that its turn ends when it is closed.</summary>
    public static string TurnConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, DefaultTimeout = BusySeconds, Pooling = false }.ToString();

    /// <summary>Once for the file: readers don't wait for the writer.</summary>
    public static void PrepareFile(SqliteConnection connection) => connection.Execute("PRAGMA journal_mode = WAL");

    /// <summary>
    /// NORMAL: a commit survives the death of the process; a power cut may take the last commits but leaves the file whole.
    /// </summary>
    /// <remarks>
    /// The writer's cache (in KiB) holds the inner pages of every table and index of a million records; there may be many readers, and each has one of its own.
    /// Checkpoints come every 32 MB instead of 4: a chunk of 500 records writes about 10 MB of pages, most of them the same again in the next chunk.
    /// </remarks>
    public static void PrepareConnection(SqliteConnection connection, bool writing) => connection.Execute(
        $"PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = {(writing ? "-32000" : "-4000")}; PRAGMA wal_autocheckpoint = 8000");

    /// <summary>Writes the file anew and empties the write-ahead log; false when a reader kept the log.</summary>
    public static bool Compact(SqliteConnection connection)
    {
        connection.Execute("PRAGMA secure_delete = ON; VACUUM");
        return connection.QuerySingle<(long Busy, long Frames, long Moved)>("PRAGMA wal_checkpoint(TRUNCATE)").Busy == 0;
    }

    /// <summary>True when the error says that the disk is full or the file can't be written.</summary>
    public static bool IsDiskFull(SqliteException e) => e.SqliteErrorCode is 13 or 10; // SQLITE_FULL, SQLITE_IOERR
}
