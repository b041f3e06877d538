namespace Wiker.Ingest.Host;

/// <summary>Where the shipped files lie: <c>config/</c>, <c>data/</c> and <c>demo/</c> of the current folder or the nearest parent that has them, else beside the executable.</summary>
internal sealed record Installation(string Config, string Data, string? Demo)
{
    /// <summary>Finds them.</summary>
    /// <exception cref="CannotRunException">There is no <c>config/</c> or <c>data/</c> anywhere.</exception>
    public static Installation Find() => new(
        Folder("config", holds: "themes.yml") ?? throw Missing("config"),
        Folder("data", holds: "gazetteer") ?? throw Missing("data"),
        Folder("demo", holds: "territory.yml"));

    /// <summary>Communes as shipped.</summary>
    public string GazetteerFile => Path.Combine(Data, "gazetteer", "communes.csv");
    /// <summary>The taxonomy.</summary>
    public string Themes => Path.Combine(Config, "themes.yml");
    /// <summary>Scriban templates.</summary>
    public string Templates => Path.Combine(Config, "templates");
    /// <summary>Source definitions.</summary>
    public string Sources => Path.Combine(Config, "sources");
    /// <summary>Territory files.</summary>
    public string Territories => Path.Combine(Config, "territories");

    private static string? Folder(string name, string holds)
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (Holds(Path.Combine(folder.FullName, name), holds) is { } found)
                return found;
        }
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Holds(Path.Combine(folder.FullName, name), holds) is { } found)
                return found;
        }
        return null;
    }

    private static string? Holds(string folder, string entry) => Path.Exists(Path.Combine(folder, entry)) ? folder : null;

    private static CannotRunException Missing(string name) =>
        new($"The folder {name}/ isn't in the current folder, in a parent of it, or beside the program: run it from its checkout, or put {name}/ beside it.");
}
