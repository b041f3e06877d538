using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dapper;
using Microsoft.Data.Sqlite;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>One transaction over the store and its tables. Not safe for several threads; dispose it, and nothing uncommitted is kept.</summary>
public sealed class StoreSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly PreparedStatements _statements;
    private Action? _ended;

    internal StoreSession(SqliteConnection connection, SqliteTransaction transaction, Action? ended)
    {
        (_connection, _transaction, _ended) = (connection, transaction, ended);
        _statements = new PreparedStatements(connection, transaction);
        Sources = new(this);
        Pages = new(this);
        Runs = new(this);
        Rejections = new(this);
        Staging = new(this);
        Items = new(this);
        SourceRecords = new(this);
        Ledger = new(this);
        Records = new(this);
        Corrections = new(this);
        Candidates = new(this);
        Venues = new(this);
        Geocodes = new(this);
        Forecasts = new(this);
        Removals = new(this);
        Pictures = new(this);
    }

    /// <summary>Profiles, leases, due times.</summary>
    public SourceTable Sources { get; }
    /// <summary>What conditional requests need.</summary>
    public PageTable Pages { get; }
    /// <summary>Runs and judgements.</summary>
    public RunTable Runs { get; }
    /// <summary>What could not be taken.</summary>
    public RejectionTable Rejections { get; }
    /// <summary>Items of runs that aren't applied yet.</summary>
    public StagingTable Staging { get; }
    /// <summary>Raw items.</summary>
    public ItemTable Items { get; }
    /// <summary>Source records and their keys.</summary>
    public SourceRecordTable SourceRecords { get; }
    /// <summary>Which source records make which record, append-only.</summary>
    public LedgerTable Ledger { get; }
    /// <summary>Records, tombstones and the change log.</summary>
    public RecordTable Records { get; }
    /// <summary>People's corrections and verdicts.</summary>
    public CorrectionTable Corrections { get; }
    /// <summary>Blocking keys and open questions.</summary>
    public CandidateTable Candidates { get; }
    /// <summary>Venues that sources give points of.</summary>
    public LearnedVenueTable Venues { get; }

    /// <summary>What the geocoder answered.</summary>
    public GeocodeTable Geocodes { get; }

    /// <summary>Weather forecasts.</summary>
    public ForecastTable Forecasts { get; }

    /// <summary>Removal requests.</summary>
    public RemovalTable Removals { get; }

    /// <summary>Pictures of records.</summary>
    public PictureTable Pictures { get; }

    /// <summary>Keeps everything that was written.</summary>
    /// <exception cref="StoreException">The disk is full or failing; nothing of this session was kept.</exception>
    public void Commit() => Guarded(() =>
    {
        _transaction.Commit();
        return 0;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            using (_connection)
            using (_transaction)
                _statements.Dispose();
        }
        finally
        {
            // Whatever failed: the next writer waits for its turn.
            Interlocked.Exchange(ref _ended, null)?.Invoke();
        }
    }

    internal int Execute(string sql, object? parameters = null) => Guarded(() =>
        _statements.Find(sql, parameters) is { } prepared ? prepared.ExecuteNonQuery() : _connection.Execute(sql, parameters, _transaction));

    /// <summary>The statement once for each row.</summary>
    internal void ExecuteEach<T>(string sql, IEnumerable<T> rows) where T : notnull
    {
        foreach (var row in rows)
            Execute(sql, row);
    }

    internal IReadOnlyList<T> Query<T>(string sql, object? parameters = null) => Guarded<IReadOnlyList<T>>(() =>
    {
        if (_statements.Find(sql, parameters) is not { } prepared)
            return _connection.Query<T>(sql, parameters, _transaction).AsList();
        using var reader = prepared.ExecuteReader();
        return [.. reader.Parse<T>()];
    });

    /// <summary>Rows as they are read, for answers that don't fit into memory.</summary>
    internal IEnumerable<T> Stream<T>(string sql, object? parameters = null) => _connection.Query<T>(sql, parameters, _transaction, buffered: false);

    internal T? Single<T>(string sql, object? parameters = null) => Query<T>(sql, parameters) is [var first, ..] ? first : default;

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (Dialect.IsDiskFull(e))
        {
            throw new StoreException($"The store {_connection.DataSource} cannot be written ({e.Message}); free some space and start again: what was committed is safe.", e);
        }
    }

    internal static string ToJson<T>(T value) => JsonSerializer.Serialize(value, (JsonTypeInfo<T>)ModelJson.Stored.GetTypeInfo(typeof(T))!);

    internal static T FromJson<T>(string json) => JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)ModelJson.Stored.GetTypeInfo(typeof(T))!)!;

    internal static long ToMilliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    /// <summary>A moment as the store keeps it: to the millisecond, in UTC.</summary>
    public static DateTimeOffset Rounded(DateTimeOffset moment) => FromMilliseconds(ToMilliseconds(moment));

    internal static DateTimeOffset FromMilliseconds(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
