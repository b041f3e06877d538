using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Normalizer.Tests.Geography;

/// <summary>The shipped gazetteer, loaded once, and sources around Donges.</summary>
internal static class France
{
    public static readonly string Folder = Path.Combine(SharedFolder.Repository, "data", "gazetteer");

    public static Gazetteer Gazetteer { get; } = GazetteerFile.Load(Folder);

    public static SourceProfile SourceAt(string? commune, params string[] covers) => new()
    {
        Id = "source",
        Name = "Source",
        Commune = commune,
        Covers = covers,
        Licence = new("none", Reuse.Extract, "Source"),
    };

    public static SourceProfile Donges { get; } = SourceAt("44052");
}
