using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>What a map draws of a query's answer: its cells, how many records match in all (those without a point too), and the records that are alone in their cell, by id.</summary>
public sealed record MapAnswer(IReadOnlyList<IndexCell> Cells, int Total, IReadOnlyDictionary<string, Record> Alone);

/// <summary>Answers a query as a map. Safe for several threads.</summary>
public sealed class MapSearch(WikerStore store, IRecordIndex index, QueryResolution resolution)
{
    /// <summary>The map of everything that the query finds, or null with faults added. Whatever of the query says how a list is cut doesn't count.</summary>
    /// <exception cref="StoreException">The store can't be read.</exception>
    public async Task<MapAnswer?> AnswerAsync(RecordQuery query, int zoom, List<QueryFault> faults, CancellationToken cancellationToken)
    {
        if (resolution.Resolve(query with { Limit = null, Cursor = null }, OutputLimits.Map with { Forecasts = false }, after: null, faults) is not { } resolved)
            return null;
        if (resolved.Index is not { } asked)
            return new MapAnswer([], 0, new Dictionary<string, Record>());
        var found = await index.SearchAsync(asked with { MapLevel = MapCell.LevelOf(zoom), Limit = 1, Facets = [] }, cancellationToken);
        using var session = store.Read();
        var alone = session.Records.FindMany([.. found.Cells.Select(c => c.Id).OfType<string>().Distinct(StringComparer.Ordinal)]);
        return new MapAnswer(found.Cells, found.Total, alone);
    }
}
