using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Wiker.Ingest.Index.Analysis;
using Wiker.Ingest.Index.Embedded.Columns;

namespace Wiker.Ingest.Index.Embedded.Text;

/// <summary>The fields of a record's document in Lucene: its words to search, and its columns as bytes to read back when the index opens.</summary>
internal static class TextDocument
{
    public const string Id = "id";
    /// <summary>
    /// The words of title and text. The title stands there several times, as it does on search servers, so that one posting list gives both match and rank
    /// (BM25F: occurrences weighed by field before they saturate).
    /// </summary>
    public const string Words = "words";
    /// <summary>The title's words as written, no endings cut: for what somebody began to type.</summary>
    public const string TitleWords = "title";
    public const string Slot = "slot";
    private const string Columns = "columns";
    // Lucene's own limit for a binary value is 32,766 bytes: longer rows go on in columns1, columns2 …
    private const int LongestPart = 32_000;

    private static readonly FieldType TitleWordsType = Frozen(new() { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY });
    private static readonly FieldType WordsType = Frozen(new() { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS });

    public static Document Of(IndexEntry entry, int slot, byte[] row)
    {
        var document = new Document { new StringField(Id, entry.Id, Field.Store.NO) };
        for (var part = 0; part == 0 || part * LongestPart < row.Length; part++)
        {
            var length = Math.Min(LongestPart, row.Length - (part * LongestPart));
            document.Add(new BinaryDocValuesField(ColumnsPart(part), new BytesRef(row, part * LongestPart, length)));
        }
        if (entry.Document is { } content)
        {
            document.Add(new NumericDocValuesField(Slot, slot));
            document.Add(new Field(TitleWords, new FrenchTokens(content.Title, FrenchWords.AsWritten()), TitleWordsType));
            for (var time = 0; time < FrenchText.TitleWeight; time++)
                document.Add(new Field(Words, new FrenchTokens(content.Title), WordsType));
            document.Add(new Field(Words, new FrenchTokens(content.Text), WordsType));
        }
        return document;
    }

    /// <summary>Every live document's slot and columns, tombstones too. Throws <see cref="InvalidDataException"/> or what Lucene throws on damaged files.</summary>
    public static IEnumerable<(int Slot, byte[] Bytes, int Length)> ReadAll(DirectoryReader reader)
    {
        var buffer = new byte[4_096];
        foreach (var leaf in reader.Leaves)
        {
            var segment = leaf.AtomicReader;
            var live = segment.LiveDocs;
            var slots = segment.GetNumericDocValues(Slot);
            var parts = new List<BinaryDocValues>();
            while (segment.GetBinaryDocValues(ColumnsPart(parts.Count)) is { } part)
                parts.Add(part);
            var bytes = new BytesRef();
            for (var document = 0; document < segment.MaxDoc; document++)
            {
                if (live is not null && !live.Get(document))
                    continue;
                var length = 0;
                foreach (var part in parts)
                {
                    part.Get(document, bytes);
                    if (buffer.Length < length + bytes.Length)
                        Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes.Length));
                    bytes.Bytes.AsSpan(bytes.Offset, bytes.Length).CopyTo(buffer.AsSpan(length));
                    length += bytes.Length;
                }
                yield return (slots is null ? SlotTable.Nowhere : (int)slots.Get(document), buffer, length);
            }
        }
    }

    private static string ColumnsPart(int part) => part == 0 ? Columns : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Columns}{part}");

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
