namespace Wiker.Ingest.Tests;

/// <summary>
/// The folder of real documents that stands beside a developer's checkout (<c>WIKER_SHARED</c>, else <c>../shared</c>) and is on no user's machine:
/// a test that needs it skips and says what is missing, except in continuous integration where the folder is present.
/// </summary>
internal static class SharedFolder
{
    /// <summary>Full path of <paramref name="relative"/> in the shared folder; skips the running test, with the reason, when it isn't there.</summary>
    public static string Require(string relative)
    {
        var path = Path.Combine(Root, relative);
        var exists = File.Exists(path) || Directory.Exists(path);
        if (!exists && InContinuousIntegration && Directory.Exists(Root))
            Assert.Fail($"{relative} is missing from the shared folder {Root}, which is present: the folder has changed.");
        Assert.SkipUnless(exists, $"needs {relative} from the shared folder of real documents (set WIKER_SHARED, or put it at ../shared); it is not part of the project.");
        return path;
    }

    /// <summary>The project's own root: the nearest parent folder that holds the solution.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>True where a test that can't run is a fault.</summary>
    public static bool InContinuousIntegration => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    private static string Root => Environment.GetEnvironmentVariable("WIKER_SHARED") is { Length: > 0 } set ? set : Path.GetFullPath(Path.Combine(Repository, "..", "shared"));

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Wiker.Ingest.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("No parent folder of the test holds Wiker.Ingest.sln.");
    }
}
