using Wiker.Ingest.Store;

namespace Wiker.Ingest.Publisher.Api;

/// <summary>What became of an id that names no published record: a closed family. Pages answer by it as the API does.</summary>
public abstract record RecordFate
{
    private const int MostMerges = 20;

    private RecordFate() { }

    /// <summary>Merged, perhaps over several steps, into a record that lives.</summary>
    public sealed record Merged(string Survivor) : RecordFate;

    /// <summary>No source says it any more.</summary>
    public sealed record Withdrawn(DateTimeOffset At) : RecordFate;

    /// <summary>Never a record, or none for the public.</summary>
    public sealed record Unknown : RecordFate;

    /// <summary>The fate of an id.</summary>
    public static RecordFate Of(RecordTable records, string id)
    {
        var at = id;
        for (var step = 0; step < MostMerges && records.FindTombstone(at) is { } tombstone; step++)
        {
            if (tombstone.MergedInto is not { } survivor)
                return new Withdrawn(tombstone.At);
            if (records.Find(survivor) is not null)
                return new Merged(survivor);
            at = survivor;
        }
        return new Unknown();
    }
}
