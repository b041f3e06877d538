using Microsoft.Data.Sqlite;
using Wiker.Ingest.Index;
using Wiker.Ingest.Model;

namespace Wiker.Bench.IndexBench;

/// <summary>The same records in SQLite, as one would do it without an own index: an RTREE over place and day, and an FTS5 table, ranked by bm25 with the title weighing three times.</summary>
internal sealed class SqlitePeer : IDisposable
{
    private const double MetresPerDegree = 111_195;
    private readonly SqliteConnection _connection;

    public SqlitePeer(string path)
    {
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();
        _connection.CreateFunction("metres", (double lat1, double lon1, double lat2, double lon2) => new LatLon(lat1, lon1).MetresTo(new(lat2, lon2)), isDeterministic: true);
        Execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144; PRAGMA mmap_size=4000000000;");
        Execute("""
            CREATE TABLE record(id INTEGER PRIMARY KEY, kind INTEGER, lat REAL, lon REAL, day INTEGER, dated INTEGER);
            CREATE VIRTUAL TABLE place USING rtree(id, lat0, lat1, lon0, lon1, day0, day1);
            CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 2');
            """);
    }

    public void Fill(IEnumerable<IndexDocument> documents)
    {
        using var transaction = _connection.BeginTransaction();
        using var record = Prepare("INSERT INTO record VALUES(@id, @kind, @lat, @lon, @day, @dated)", "@id", "@kind", "@lat", "@lon", "@day", "@dated");
        using var place = Prepare("INSERT INTO place VALUES(@id, @lat, @lat, @lon, @lon, @day, @day)", "@id", "@lat", "@lon", "@day");
        using var words = Prepare("INSERT INTO words(rowid, title, body) VALUES(@id, @title, @body)", "@id", "@title", "@body");
        var id = 0L;
        foreach (var document in documents)
        {
            id++;
            var point = document.Points[0].Point;
            var day = document.Occurrences.Count > 0 ? DateOnly.FromDateTime(document.Occurrences[0].Start).DayNumber : 0;
            Run(record, id, (int)document.Kind, point.Lat, point.Lon, day, document.Dated.ToUnixTimeMilliseconds());
            Run(place, id, point.Lat, point.Lon, day);
            Run(words, id, document.Title, document.Text);
        }
        transaction.Commit();
        Execute("INSERT INTO words(words) VALUES('optimize'); ANALYZE;");
    }

    /// <summary>How many there are, of the first 20 and all, in one statement.</summary>
    public int Near(IndexQuery query)
    {
        var isNews = query.Kinds[0] == RecordKind.News;
        using var command = Prepare($"""
            SELECT id, metres(@lat, @lon, lat, lon) AS away, count(*) OVER () FROM record WHERE id IN
              (SELECT id FROM place WHERE lat1 >= @south AND lat0 <= @north AND lon1 >= @west AND lon0 <= @east {(isNews ? "" : "AND day1 >= @from AND day0 <= @to")})
              AND kind = @kind AND away <= @radius ORDER BY {(isNews ? "dated DESC" : "away")}, id LIMIT 20
            """, "@lat", "@lon", "@south", "@north", "@west", "@east", "@from", "@to", "@kind", "@radius");
        return Count(Bind(command, query));
    }

    public int Ranked(IndexQuery query)
    {
        using var command = Prepare("SELECT rowid, bm25(words, 4.0, 1.0) AS rank, 0 FROM words WHERE words MATCH @match ORDER BY rank LIMIT 20", "@match");
        command.Parameters["@match"].Value = Match(query);
        return Count(command);
    }

    public int NearWithWords(IndexQuery query)
    {
        using var command = Prepare("""
            SELECT id, metres(@lat, @lon, lat, lon) AS away, count(*) OVER () FROM record WHERE id IN
              (SELECT id FROM place WHERE lat1 >= @south AND lat0 <= @north AND lon1 >= @west AND lon0 <= @east AND day1 >= @from AND day0 <= @to)
              AND id IN (SELECT rowid FROM words WHERE words MATCH @match)
              AND kind = @kind AND away <= @radius ORDER BY away, id LIMIT 20
            """, "@lat", "@lon", "@south", "@north", "@west", "@east", "@from", "@to", "@kind", "@radius", "@match");
        command.Parameters["@match"].Value = Match(query);
        return Count(Bind(command, query));
    }

    public void Dispose() => _connection.Dispose();

    private static SqliteCommand Bind(SqliteCommand command, IndexQuery query)
    {
        var zone = query.Near!;
        var lat = zone.RadiusMetres / MetresPerDegree * 1.001;
        var lon = lat / Math.Cos(double.DegreesToRadians(Math.Abs(zone.Centre.Lat) + lat));
        (string, object)[] values =
        [
            ("@lat", zone.Centre.Lat), ("@lon", zone.Centre.Lon), ("@south", zone.Centre.Lat - lat), ("@north", zone.Centre.Lat + lat), ("@west", zone.Centre.Lon - lon), ("@east", zone.Centre.Lon + lon),
            ("@from", query.EventsFrom!.Value.DayNumber), ("@to", query.EventsTo!.Value.DayNumber), ("@kind", (int)query.Kinds[0]), ("@radius", zone.RadiusMetres),
        ];
        foreach (var (name, value) in values)
            command.Parameters[name].Value = value;
        return command;
    }

    private static string Match(IndexQuery query) => string.Join(" AND ", query.Text!.Words.Select(word => $"\"{word}\""));

    private static int Count(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var total = 0;
        while (reader.Read())
            total = reader.GetInt32(2);
        return total;
    }

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new(name, null));
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at];
        command.ExecuteNonQuery();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
