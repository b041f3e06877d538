using Wiker.Ingest.Model;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Pictures;

/// <summary>Follows the change log, with a cursor of its own, to know which record uses which picture. A picture that none uses is let go of.</summary>
internal static class PictureUses
{
    private const int BatchSize = 500;

    /// <summary>
    /// Takes at most one batch of changes, and lets go of the pictures that they leave unused. Gives the names of their thumbnails, which are the caller's to delete once this is committed;
    /// null when there was no change.
    /// </summary>
    public static IReadOnlyList<string>? Take(StoreSession session, DateTimeOffset now)
    {
        var changes = session.Records.ChangesAfter(session.Pictures.Cursor(), BatchSize);
        if (changes.Count == 0)
            return null;
        var live = session.Records.FindMany([.. changes.Where(c => !c.Gone).Select(c => c.RecordId)]);
        var isAnyLeft = false;
        foreach (var change in changes)
        {
            isAnyLeft |= live.TryGetValue(change.RecordId, out var record) && Wanted(record) is { } image
                ? session.Pictures.Use(record.Id, SourceOf(record), image.Url, now)
                : session.Pictures.Unuse(change.RecordId);
        }
        session.Pictures.SetCursor(changes[^1].Number);
        return isAnyLeft ? session.Pictures.DeleteUnused() : [];
    }

    // What merging let through has its rights; without a credit (a person's correction may lack one) it is neither shown nor fetched.
    private static RecordImage? Wanted(Record record) =>
        record.Moderation == Moderation.Published && record.Content.Image is { Url.Length: > 0, Credit.Length: > 0 } image ? image : null;

    private static string SourceOf(Record record) =>
        record.Provenance.TryGetValue("image", out var from) ? record.Sources.FirstOrDefault(s => s.SourceRecordId == from)?.SourceId ?? "" : "";
}
