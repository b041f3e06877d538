using Wiker.Ingest.Normalizer.Privacy;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Privacy;

/// <summary>The key of a data folder's removal requests. Without it the list means nothing: it is kept with the backups, and apart from the store.</summary>
public sealed class RemovalKey(byte[] key)
{
    /// <summary>The value as the list holds it; null when it is no phone, no e-mail address and no full name.</summary>
    public RemovedValue? Read(string value) => RemovalList.Read(key, value);

    /// <summary>The list as it stands.</summary>
    public RemovalList Load(StoreSession session) =>
        new(key, [.. session.Removals.All().Select(r => new RemovedValue(r.Hash, Enum.Parse<RemovedKind>(r.Kind, ignoreCase: true), r.Words))], session.Removals.Version());
}
