using System.Reflection;
using System.Runtime.CompilerServices;

namespace Wiker.Ingest.Architecture.Tests;

/// <summary>What the rules look at: the projects' compiled types and their files.</summary>
internal static class Tree
{
    /// <summary>What each project may know, in the order of the pipeline (the design's layers).</summary>
    public static IReadOnlyDictionary<string, string[]> MayKnow { get; } = new Dictionary<string, string[]>
    {
        ["Model"] = [],
        ["Crawlers"] = ["Model"],
        ["Normalizer"] = ["Model"],
        ["Store"] = ["Model"],
        ["Index"] = ["Model"],
        ["Pipeline"] = ["Model", "Crawlers", "Normalizer", "Store", "Index"],
        ["Publisher"] = ["Model", "Crawlers", "Normalizer", "Store", "Index", "Pipeline"],
        ["Host"] = ["Model", "Crawlers", "Normalizer", "Store", "Index", "Pipeline", "Publisher"],
    };

    public static IEnumerable<string> Projects => MayKnow.Keys;

    public static string Root { get; } = FindRoot();

    public static string Source => Path.Combine(Root, "src");

    public static Assembly Assembly(string project) => System.Reflection.Assembly.Load(project == "Host" ? "wiker" : $"Wiker.Ingest.{project}");

    /// <summary>Types that people wrote, nested ones too.</summary>
    public static IEnumerable<Type> Types => Projects.SelectMany(p => Assembly(p).GetTypes()).Where(IsWritten);

    /// <summary>The source files of a folder, without what builds leave there.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static bool IsWritten(Type type) =>
        type.Namespace?.StartsWith("Wiker.Ingest", StringComparison.Ordinal) == true
        && !type.Name.Contains('<', StringComparison.Ordinal)
        && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Wiker.Ingest.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests don't run within the tree.");
    }
}
