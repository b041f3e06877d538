using System.IO.Hashing;
using System.Runtime.InteropServices;
using Wiker.Ingest.Model;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>
/// Which of a source's own ids may be believed. An id that one run gives to two different things (one GUID for all ten items, <c>A REMPLIR</c>, a page's address
/// on each of its rows) finds nothing from then on, and the next key of the ladder does.
/// </summary>
internal sealed class KeyTrust
{
    // By hashes of keys: a run sees all keys of its source, and as text they took as much memory as everything else of it.
    private readonly Dictionary<UInt128, UInt128[]> _contentOf = [];
    private readonly HashSet<(string Part, SourceKey Key)> _distrusted = [];

    /// <summary>Notes the keys of one thing that the run has seen; things with a content key in common are one thing twice.</summary>
    public void Note(string part, IReadOnlyList<SourceKey> keys)
    {
        UInt128[] content = [.. keys.Where(k => k.Scheme == KeyScheme.Content).Select(k => Hash(part, k))];
        foreach (var key in keys.Where(k => k.Scheme != KeyScheme.Content))
        {
            var hash = Hash(part, key);
            if (!_contentOf.TryAdd(hash, content) && !_contentOf[hash].Intersect(content).Any())
                _distrusted.Add((part, key));
        }
    }

    /// <summary>Has the store forget the keys that proved worthless, for good.</summary>
    public void Distrust(StoreSession session, string sourceId)
    {
        foreach (var (part, key) in _distrusted)
            session.SourceRecords.DistrustKey(sourceId, part, key);
    }

    private static UInt128 Hash(string part, SourceKey key)
    {
        // 128 bits: that two keys of one run share a hash is not to be expected.
        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes<char>(key.Value), (int)key.Scheme);
        return part.Length == 0 ? hash : hash ^ XxHash128.HashToUInt128(MemoryMarshal.AsBytes<char>(part), seed: 1);
    }
}
