using Wiker.Ingest.Model;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>
/// Which of a source's own ids may be believed. An id that one run gives to two different things (one GUID for all ten items, <c>A REMPLIR</c>, a page's address
/// on each of its rows) finds nothing from then on, and the next key of the ladder does.
/// </summary>
internal sealed class KeyTrust
{
    private readonly Dictionary<(KeyScheme Scheme, string Part, string Value), IReadOnlyList<string>> _contentOf = [];
    private readonly HashSet<(KeyScheme Scheme, string Part, string Value)> _distrusted = [];

    /// <summary>Notes the keys of one thing that the run has seen; things with a content key in common are one thing twice.</summary>
    public void Note(string part, IReadOnlyList<SourceKey> keys)
    {
        IReadOnlyList<string> content = [.. keys.Where(k => k.Scheme == KeyScheme.Content).Select(k => k.Value)];
        foreach (var key in keys.Where(k => k.Scheme != KeyScheme.Content))
        {
            if (!_contentOf.TryAdd((key.Scheme, part, key.Value), content) && !_contentOf[(key.Scheme, part, key.Value)].Intersect(content, StringComparer.Ordinal).Any())
                _distrusted.Add((key.Scheme, part, key.Value));
        }
    }

    /// <summary>Has the store forget the keys that proved worthless, for good.</summary>
    public void Distrust(StoreSession session, string sourceId)
    {
        foreach (var (scheme, part, value) in _distrusted)
            session.SourceRecords.DistrustKey(sourceId, part, new SourceKey(scheme, value));
    }
}
