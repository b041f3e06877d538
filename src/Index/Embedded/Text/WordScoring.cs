using System.Numerics;
using Lucene.Net.Search.Similarities;

namespace Wiker.Ingest.Index.Embedded.Text;

/// <summary>
/// BM25 with the lengths that Lucene 7 and later keep, and so Elasticsearch and OpenSearch: exact up to 40 words, then in steps of an eighth at most (Lucene 4.8's own are of a quarter).
/// So the same texts rank alike on all.
/// </summary>
internal sealed class WordScoring : BM25Similarity
{
    // Of the 256 values of a byte those that a float of four bits leaves over for small lengths.
    private const int Exact = 24;

    /// <summary>The length as one byte (Lucene's SmallFloat.intToByte4).</summary>
    public static byte Encode(int length)
    {
        if (length < Exact)
            return (byte)length;
        var rest = (uint)(length - Exact);
        var bits = 32 - BitOperations.LeadingZeroCount(rest);
        return (byte)(Exact + (bits < 4 ? rest : ((rest >> (bits - 4)) & 7) | (uint)((bits - 3) << 3)));
    }

    /// <summary>The length that a byte stands for.</summary>
    public static int Decode(byte encoded)
    {
        if (encoded < Exact)
            return encoded;
        var (bits, shift) = ((encoded - Exact) & 7, ((encoded - Exact) >> 3) - 1);
        return Exact + (shift < 0 ? bits : (bits | 8) << shift);
    }

    protected override byte EncodeNormValue(float boost, int fieldLength) => Encode(fieldLength);

    protected override float DecodeNormValue(byte b) => Decode(b);
}
