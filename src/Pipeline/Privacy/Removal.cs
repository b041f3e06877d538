using Wiker.Ingest.Crawlers.Readers.Text;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Privacy;
using Wiker.Ingest.Pipeline.Applying;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Privacy;

/// <summary>What a removal request took out. <paramref name="IsFileClean"/> false: others were reading, and what was deleted may still lie in the store's log until it is asked again.</summary>
public sealed record Removed(RemovedKind Kind, int Items, int Texts, int Records, int Pages, bool IsFileClean);

/// <summary>
/// Takes a person's phone, e-mail address or name out of everything that is kept, and keeps it out: the list is written first, and from then on every run masks by it.
/// Cut short, it is simply asked again. The index is the caller's to rebuild: deleted documents' words stay in its files.
/// </summary>
public sealed class Removal(WikerStore store, PageBodies bodies, PictureFiles pictures, RemovalKey key, Normalization normalization, TimeProvider time)
{
    private const int BatchSize = 500;

    /// <summary>Removes the value; null when it is no phone, no e-mail address and no full name of two to six words.</summary>
    public Removed? Remove(string value, CancellationToken cancellationToken)
    {
        if (key.Read(value) is not { } removed)
            return null;
        RemovalList list;
        using (var session = store.Write())
        {
            session.Removals.Add(removed.Hash, WireWord.Of(removed.Kind), removed.Words, time.GetUtcNow());
            list = key.Load(session);
            // A run that is being applied looks at no list any more: what it takes next is masked before it can.
            TextSweep.RunStaged(session, text => MaskedJson.Mask(text, list));
            session.Commit();
        }
        var pages = ForgetPages(list);
        var items = MaskItems(list, cancellationToken);
        int texts, records;
        using (var session = store.Write())
        {
            texts = TextSweep.Run(session, text => MaskedJson.Mask(text, list));
            records = RecomputeRecords(session, list);
            // A picture whose address or words name somebody is left out of its record by now; its thumbnails don't wait for the process that follows the log.
            while (PictureUses.Take(session, time.GetUtcNow()) is not null) { }
            session.Commit();
        }
        PictureSweep.ForgetUnused(store, pictures, time.GetUtcNow()); // those of a request that was cut short before it got here too
        return new Removed(removed.Kind, items, texts, records, pages, store.Compact());
    }

    /// <summary>The requests, oldest first; no value can be told from them.</summary>
    public IReadOnlyList<RemovalRow> List()
    {
        using var session = store.Read();
        return session.Removals.All();
    }

    // Their items are read again from the masked words, so that contacts, titles and keys are what a new crawl will make of them.
    private int MaskItems(RemovalList list, CancellationToken cancellationToken)
    {
        var count = 0;
        for (long after = 0; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var session = store.Write();
            var batch = session.Items.After(after, BatchSize);
            if (batch.Count == 0)
                return count;
            var named = batch.Select(i => (Item: i, Raw: list.Mask(i.Raw))).Where(i => !ReferenceEquals(i.Raw, i.Item.Raw)).ToList();
            var profiles = session.Sources.Profiles([.. named.Select(i => i.Item.SourceId).Distinct()]);
            foreach (var group in named.GroupBy(i => i.Item.SourceId))
            {
                var application = new Application(session, group.Key, "", Normalization.Version, time.GetUtcNow());
                foreach (var (item, raw) in group)
                {
                    var hash = RawHash.Of(raw);
                    session.Items.SetRaw(item.Id, raw, hash);
                    var normalized = normalization.Normalize(raw, profiles[group.Key], item.Reference);
                    application.Renew(item with { Raw = raw, RawHash = hash }, list.Mask(normalized.Records));
                    session.Rejections.ReplaceOfItem(item.SourceId, item.RawHash, []);
                    session.Rejections.ReplaceOfItem(item.SourceId, hash, normalized.Rejections);
                }
                application.Finish();
            }
            session.Commit();
            count += named.Count;
            after = batch[^1].Id;
        }
    }

    // A record whose sources and corrections were masked comes out masked; numbered anew, so that all who follow the log hear of it.
    private int RecomputeRecords(StoreSession session, RemovalList list)
    {
        var named = new List<string>();
        for (var after = ""; session.Records.IdsAfter(after, BatchSize) is { Count: > 0 } ids; after = ids[^1])
            named.AddRange(session.Records.FindMany([.. ids]).Values.Where(r => IsNamed(r, list)).Select(r => r.Id));
        return new Recomputation(session).Recompute(named, new Dictionary<string, string>(), time.GetUtcNow());
    }

    private static bool IsNamed(Model.Record record, RemovalList list)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(record, Model.ModelJson.Stored.Record);
        return MaskedJson.Mask(json, list) != json;
    }

    // A page that names somebody isn't kept: it is asked for whole at each run.
    private int ForgetPages(RemovalList list)
    {
        IReadOnlyList<(string SourceId, KeptPage Page)> pages;
        using (var session = store.Read())
            pages = session.Pages.All();
        var count = 0;
        foreach (var (sourceId, page) in pages)
        {
            if (!list.Names(page.Url) && !list.Names(page.FinalUrl) && bodies.Find(page.BodyHash) is { } body && !Names(list, PageText.Of(body, page.ContentType)))
                continue;
            using (var session = store.Write())
            {
                session.Pages.Delete(sourceId, page.Url);
                session.Commit();
            }
            count++;
        }
        using (var session = store.Write()) // nobody keeps a page meanwhile
            bodies.ForgetAllBut(session.Pages.All().Select(p => p.Page.BodyHash).ToHashSet(StringComparer.Ordinal), time.GetUtcNow());
        return count;
    }

    /// <summary>True when a document holds a listed value, folded lines of calendars included.</summary>
    internal static bool Names(RemovalList list, string document) =>
        list.Names(document) || (document.Contains("BEGIN:VCALENDAR", StringComparison.Ordinal) && list.Names(Unfolded(document)));

    private static string Unfolded(string calendar) => calendar.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal);
}
