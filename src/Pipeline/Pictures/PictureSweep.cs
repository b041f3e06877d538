using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Pictures;

/// <summary>
/// Has files and rows agree. Files go after the commit that makes them unused: a commit that fails leaves no row whose files are gone, and a process that is killed between the two leaves
/// files that the next sweep finds.
/// </summary>
internal static class PictureSweep
{
    private const int BatchSize = 100;

    /// <summary>Has pictures that lack one of their thumbnails asked for again, and what is unused deleted as <see cref="ForgetUnused"/> does, by one listing, made while others write.</summary>
    public static void Reconcile(WikerStore store, PictureFiles files, DateTimeOffset now)
    {
        var names = Names(store); // before the listing: files are written before their row, so what a row has and the listing hasn't is lost
        var there = files.Sweep(now);
        var lost = names.Where(n => there.GetValueOrDefault(n) < PictureFiles.ThumbnailsOfName).ToList();
        if (lost.Count > 0)
        {
            using var session = store.Write();
            session.Pictures.AskAgain(lost, now);
            session.Commit();
        }
        Forget(store, files, there.Keys.Except(names));
    }

    /// <summary>Deletes every thumbnail that no picture has, and half files that were left over. They are looked for while others write.</summary>
    public static void ForgetUnused(WikerStore store, PictureFiles files, DateTimeOffset now) => Forget(store, files, files.Sweep(now).Keys.Except(Names(store)));

    /// <summary>Deletes the thumbnails of these names, but for those that a picture has by now.</summary>
    public static void Forget(WikerStore store, PictureFiles files, IEnumerable<string> names)
    {
        foreach (var batch in names.Chunk(BatchSize))
        {
            using var session = store.Write(); // nothing is written, but nobody else, also of another process, keeps a thumbnail meanwhile
            foreach (var name in batch.Where(n => !session.Pictures.HasName(n)))
                files.Forget(name);
        }
    }

    private static IReadOnlyList<string> Names(WikerStore store)
    {
        using var session = store.Read();
        return session.Pictures.Names();
    }
}
