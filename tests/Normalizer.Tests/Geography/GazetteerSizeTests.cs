using System.Diagnostics;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Normalizer.Tests.Geography;

/// <summary>What the gazetteer takes. The memory that is counted is the process's: nothing else may run meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class GazetteerSizeTests(ITestOutputHelper output)
{
    [Fact]
    public void Loading_is_measured()
    {
        var before = GC.GetTotalMemory(true);
        var clock = Stopwatch.StartNew();
        var loaded = GazetteerFile.Load(France.Folder);
        var load = clock.Elapsed;
        _ = loaded.Names;
        var names = clock.Elapsed - load;
        var bytes = GC.GetTotalMemory(true) - before;
        output.WriteLine($"load {load.TotalMilliseconds:F0} ms, names {names.TotalMilliseconds:F0} ms, {bytes / 1e6:F1} MB");
        bytes.ShouldBeLessThan(40_000_000);
        GC.KeepAlive(loaded);
    }
}

/// <summary>Tests that run beside no other.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
