using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Pipeline.Applying;
using Wiker.Ingest.Pipeline.Scheduling;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline;

/// <summary>Keeps what the store needs of a definition, and tells when what is held was read by another one.</summary>
internal sealed class DefinitionKeeping(WikerStore store)
{
    /// <summary>
    /// Keeps the profile beside the records; when the definition changed, every record of the source is computed again (its trust or its rights may differ).
    /// Gives whether what is held was read by another definition than this.
    /// </summary>
    public bool Note(SourceDefinition source, DateTimeOffset now)
    {
        using var session = store.Write();
        var hash = DueTimes.DefinitionHash(source);
        var stored = session.Sources.Find(source.Profile.Id);
        if (stored is not null && stored.DefinitionHash == hash)
            return false;
        // The new hash waits until a complete run has read everything by it: a site that is out today is read anew tomorrow.
        session.Sources.Save(source.Profile, stored?.DefinitionHash ?? hash);
        new Recomputation(session).Recompute(session.SourceRecords.RecordIdsOfSource(source.Profile.Id), new Dictionary<string, string>(), now);
        session.Commit();
        return stored is not null;
    }

    /// <summary>A complete run has read everything by this definition.</summary>
    public void Confirm(SourceDefinition source)
    {
        using var session = store.Write();
        session.Sources.Save(source.Profile, DueTimes.DefinitionHash(source));
        session.Commit();
    }
}
