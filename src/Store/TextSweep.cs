namespace Wiker.Ingest.Store;

/// <summary>
/// Passes every text of every table through a function: whatever column is added later, no removal request misses it.
/// Raw items and records are left to their owners, who compute them again; the list of requests holds no text.
/// </summary>
public static class TextSweep
{
    private const int ChunkSize = 1_000;
    private static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase) { "items", "records", "removals", "SchemaVersions" };

    /// <summary>Writes back what comes out changed; gives how many texts that were. A row that two would share afterwards is deleted.</summary>
    public static int Run(StoreSession session, Func<string, string> change)
    {
        var changed = 0;
        foreach (var table in session.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").Where(t => !LeftOut.Contains(t)))
            changed += RunTable(session, table, change);
        if (changed > 0)
            session.Venues.NoteChange(); // of venues, or of people's words on places
        return changed;
    }

    /// <summary>The same for what runs have read and not applied yet.</summary>
    public static int RunStaged(StoreSession session, Func<string, string> change) => RunTable(session, "staged_items", change);

    private static int RunTable(StoreSession session, string table, Func<string, string> change) =>
        session.Query<string>($"SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'").Sum(column => Run(session, table, column, change));

    private static int Run(StoreSession session, string table, string column, Func<string, string> change)
    {
        var changed = 0;
        for (long after = 0; ;)
        {
            var rows = session.Query<Row>($"SELECT rowid AS Id, {column} AS Text FROM {table} WHERE rowid > @after AND {column} IS NOT NULL ORDER BY rowid LIMIT @most", new { after, most = ChunkSize });
            if (rows.Count == 0)
                return changed;
            foreach (var row in rows)
            {
                var text = change(row.Text);
                if (text == row.Text)
                    continue;
                changed++;
                if (session.Execute($"UPDATE OR IGNORE {table} SET {column} = @text WHERE rowid = @Id", new { text, row.Id }) == 0)
                    session.Execute($"DELETE FROM {table} WHERE rowid = @Id", new { row.Id });
            }
            after = rows[^1].Id;
        }
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string Text { get; init; } = "";
    }
}
