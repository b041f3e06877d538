using Wiker.Ingest.Model;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Pictures;

/// <summary>Follows the change log, with a cursor of its own, to know which record uses which picture. A picture that none uses is let go of.</summary>
internal static class PictureUses
{
    private const int BatchSize = 500;

    /// <summary>Takes at most one batch of changes, and lets go of what they leave unused. To be called while this session alone may write: nobody else keeps a thumbnail meanwhile.</summary>
    public static int Take(StoreSession session, PictureFiles files, DateTimeOffset now)
    {
        var changes = session.Records.ChangesAfter(session.Pictures.Cursor(), BatchSize);
        if (changes.Count == 0)
            return 0;
        var live = session.Records.FindMany([.. changes.Where(c => !c.Gone).Select(c => c.RecordId)]);
        var isAnyLeft = false;
        foreach (var change in changes)
        {
            isAnyLeft |= live.TryGetValue(change.RecordId, out var record) && Wanted(record) is { } image
                ? session.Pictures.Use(record.Id, SourceOf(record), image.Url, now)
                : session.Pictures.Unuse(change.RecordId);
        }
        session.Pictures.SetCursor(changes[^1].Number);
        if (isAnyLeft)
        {
            foreach (var name in session.Pictures.DeleteUnused())
                files.Forget(name);
        }
        return changes.Count;
    }

    // What merging let through has its rights; without a credit (a person's correction may lack one) it is neither shown nor fetched.
    private static RecordImage? Wanted(Record record) =>
        record.Moderation == Moderation.Published && record.Content.Image is { Url.Length: > 0, Credit.Length: > 0 } image ? image : null;

    private static string SourceOf(Record record) =>
        record.Provenance.TryGetValue("image", out var from) ? record.Sources.FirstOrDefault(s => s.SourceRecordId == from)?.SourceId ?? "" : "";
}
