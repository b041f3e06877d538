using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Normalizer.Geography.Places;

namespace Wiker.Ingest.Normalizer;

/// <summary>
/// Turns what a source says into typed source records. Pure: no I/O, no clock, no culture or zone of the machine; the same item gives the same answer, as long as the same venues are known.
/// Safe to use from several threads.
/// </summary>
public sealed class Normalization(Gazetteer gazetteer, Taxonomy taxonomy, VenueTable? venues = null)
{
    /// <summary>Raised when what it makes of an unchanged item changes, so that stored items are made anew.</summary>
    public const int Version = 10;

    private volatile VenueTable _venues = venues ?? VenueTable.Empty;

    /// <summary>Has venues be understood by this table from now on; an item that is being read goes on with the one that it began with.</summary>
    public void Know(VenueTable table) => _venues = table;

    /// <summary>
    /// The source records of one item. <paramref name="reference"/>: when the item was first seen with this content; relative words and missing years count from the item's
    /// own publication, else from it. Never throws on any item: what can't be read is a rejection, and an item without title or text gives no record and <c>title-missing</c>.
    /// </summary>
    public Normalized Normalize(RawItem item, SourceProfile source, DateTimeOffset reference) =>
        new ItemReading(item, source, reference, gazetteer, taxonomy, _venues).Read();

    /// <summary>
    /// What a bare text says. <paramref name="referenceLocal"/>: the wall-clock moment that relative words count from; <paramref name="communeInsee"/> only settles
    /// homonyms and fills the place's commune; null: none is known.
    /// </summary>
    public TextUnderstanding Understand(string text, DateTime referenceLocal, string? communeInsee) =>
        TextReading.Read(text, referenceLocal, communeInsee, gazetteer, taxonomy, _venues);
}
