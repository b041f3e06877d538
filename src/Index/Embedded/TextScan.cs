using Lucene.Net.Search;
using Wiker.Ingest.Index.Embedded.Columns;
using Wiker.Ingest.Index.Embedded.Text;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Index.Embedded;

/// <summary>
/// Finds the rows that match both words and columns, from whichever side is cheaper: from the documents with the words, testing their rows,
/// or from the rows (a village's few), asking Lucene about those documents only.
/// </summary>
internal sealed class TextScan(Snapshot snapshot, RowQuery query, TextQuery text, Page page)
{
    // Looking up a row's document costs more than looking at the next document of a posting list.
    private const int CostOfARow = 3;

    public void Run(CancellationToken cancellationToken)
    {
        var found = new List<Candidate>();
        var scan = new ColumnScan(query, snapshot.Segments, null, (segment, row, metres) => found.Add(new(segment, row, metres)));
        if (scan.CountLookedAt() * CostOfARow > text.RarestCount(snapshot.Searcher.IndexReader))
        {
            snapshot.Searcher.Search(text.Wanted(), new Matches(this, cancellationToken));
            return;
        }
        scan.Run(cancellationToken);
        if (found.Count > 0)
            TestAll(found, cancellationToken);
    }

    private void TestAll(List<Candidate> candidates, CancellationToken cancellationToken)
    {
        var weight = snapshot.Searcher.CreateNormalizedWeight(text.Wanted());
        var documents = new List<(int Document, Candidate Candidate)>();
        foreach (var leaf in snapshot.Searcher.IndexReader.Leaves)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var live = leaf.AtomicReader.LiveDocs;
            if (weight.GetScorer(leaf, live) is not { } scorer)
                continue;
            documents.Clear();
            var slots = LeafSlots.Of(leaf.AtomicReader);
            foreach (var candidate in candidates)
            {
                if (slots.LiveDocumentOf(snapshot.Segments[candidate.Segment].Columns.Slots[candidate.Row], live) is >= 0 and var document)
                    documents.Add((document, candidate));
            }
            documents.Sort(static (left, right) => left.Document.CompareTo(right.Document));
            foreach (var (document, candidate) in documents)
            {
                if (scorer.DocID < document)
                    scorer.Advance(document);
                if (scorer.DocID == document)
                    Offer(candidate, scorer);
            }
        }
    }

    private void Offer(Candidate candidate, Scorer scorer)
    {
        var score = query.Sort == QuerySort.Relevance ? scorer.GetScore() : 0;
        var order = query.OrderOf(snapshot.Segments[candidate.Segment].Columns, candidate.Row, candidate.Metres, score);
        page.Offer(candidate.Segment, candidate.Row, order, candidate.Metres);
    }

    private readonly record struct Candidate(int Segment, int Row, double Metres);

    /// <summary>Offers the rows of matching documents that pass the columns too; the score is reckoned only for those.</summary>
    private sealed class Matches(TextScan scan, CancellationToken cancellationToken) : SlotCollector(cancellationToken)
    {
        protected override void Take(int slot, Scorer scorer)
        {
            var place = scan.Snapshot.Slots[slot];
            if (place == SlotTable.Nowhere)
                return;
            var (segment, row) = (SlotTable.SegmentOf(place), SlotTable.RowOf(place));
            var columns = scan.Snapshot.Segments[segment].Columns;
            var metres = double.NaN;
            if (scan.Query.Keeps(columns, row) && (scan.Query.Zone is not { } zone || zone.Holds(columns, row, out metres, out _)))
                scan.Offer(new(segment, row, metres), scorer);
        }
    }

    private Snapshot Snapshot => snapshot;
    private RowQuery Query => query;
}
