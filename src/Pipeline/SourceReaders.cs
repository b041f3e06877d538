using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Pipeline;

/// <summary>The readers by kind of source; a new kind is one folder under <c>Crawlers/Readers</c> and one line where this is made.</summary>
public sealed class SourceReaders(IEnumerable<ISourceReader> readers)
{
    private readonly Dictionary<SourceKind, ISourceReader> _byKind = readers.ToDictionary(r => r.Kind);

    /// <summary>All of them.</summary>
    public IReadOnlyList<ISourceReader> All => [.. _byKind.Values];

    /// <summary>The reader of that kind.</summary>
    public ISourceReader Of(SourceKind kind) => _byKind[kind];
}
