using Wiker.Ingest.Index.Embedded;

namespace Wiker.Ingest.Index.Tests;

/// <summary>The contract, for the embedded index.</summary>
public sealed class EmbeddedIndexContract : RecordIndexContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-index-").FullName;

    protected override async ValueTask<IRecordIndex> OpenAsync() => await EmbeddedIndex.OpenAsync(new() { Folder = _folder }, CancellationToken.None);

    protected override ValueTask CleanAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
