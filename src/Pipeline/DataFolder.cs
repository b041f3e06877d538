namespace Wiker.Ingest.Pipeline;

/// <summary>Where everything that the program writes lies.</summary>
public sealed record DataFolder(string Path)
{
    /// <summary>The SQLite file.</summary>
    public string Store => System.IO.Path.Combine(Path, "store.db");
    /// <summary>The embedded index.</summary>
    public string Index => System.IO.Path.Combine(Path, "index");
    /// <summary>Kept page bodies.</summary>
    public string Pages => System.IO.Path.Combine(Path, "pages");
    /// <summary>Thumbnails of records' pictures.</summary>
    public string Pictures => System.IO.Path.Combine(Path, "pictures");
    /// <summary>Completed points of communes.</summary>
    public string Gazetteer => System.IO.Path.Combine(Path, "gazetteer");
    /// <summary>School holidays.</summary>
    public string SchoolHolidays => System.IO.Path.Combine(Path, "calendar", "school-holidays.csv");
    /// <summary>Secret keys (cursors).</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");
    /// <summary>Held by the process that owns schedule and index.</summary>
    public string Lock => System.IO.Path.Combine(Path, "lock");
}
