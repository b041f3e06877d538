using System.Buffers.Binary;
using System.Text;

namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>
/// The stored form of a record's columns (or of a tombstone), from which they are read back when the index opens. What is searched is always read from it,
/// so an index that was just written and one that was opened again answer alike.
/// </summary>
internal static class RowCode
{
    /// <summary>No kind: the row is a tombstone, and nothing follows.</summary>
    public const byte Tombstone = byte.MaxValue;
    public const byte NoStatus = byte.MaxValue;
    public const int NeverExpires = int.MaxValue;
    /// <summary>No honest record comes near; a hostile one can't fill the memory.</summary>
    private const int MostItems = 4_096;
    private const int LongestName = 256;

    public static byte[] Encode(IndexEntry entry)
    {
        using var stream = new MemoryStream(160);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(entry.Id);
        writer.Write(entry.Version);
        if (entry.Document is not { } document)
        {
            writer.Write(Tombstone);
        }
        else
        {
            writer.Write((byte)document.Kind);
            writer.Write(document.Status is { } status ? (byte)status : NoStatus);
            writer.Write(document.Dated.UtcTicks);
            writer.Write(document.Expires?.DayNumber ?? NeverExpires);
            WritePoints(writer, document.Points);
            WriteSpans(writer, document.Occurrences);
            WriteNames(writer, document.Communes);
            WriteNames(writer, document.Themes);
            WriteNames(writer, document.Sources);
        }
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Minutes since 0001-01-01, rounded down; a moment after the year 8166 counts as the last that fits.</summary>
    public static uint MinutesOf(DateTime moment) => (uint)Math.Min(moment.Ticks / TimeSpan.TicksPerMinute, uint.MaxValue);

    private static void WritePoints(BinaryWriter writer, IReadOnlyList<IndexPoint> points)
    {
        var kept = points.Where(point => point.Point.IsPlausible).Take(MostItems).ToList();
        writer.Write7BitEncodedInt(kept.Count);
        foreach (var (point, commune) in kept)
        {
            writer.Write(point.Lat);
            writer.Write(point.Lon);
            writer.Write(commune is { Length: <= LongestName } ? commune : "");
        }
    }

    private static void WriteSpans(BinaryWriter writer, IReadOnlyList<IndexSpan> spans)
    {
        // An end before its start is a source's slip: the occurrence lasts its first minute.
        var kept = spans.Take(MostItems).Select(span => (From: MinutesOf(span.Start), To: MinutesOf(span.End))).Select(span => span with { To = Math.Max(span.From, span.To) }).Order().ToList();
        writer.Write7BitEncodedInt(kept.Count);
        foreach (var (from, to) in kept)
        {
            writer.Write(from);
            writer.Write(to);
        }
    }

    private static void WriteNames(BinaryWriter writer, IReadOnlyList<string> names)
    {
        var kept = names.Where(name => name.Length is > 0 and <= LongestName).Distinct(StringComparer.Ordinal).Take(MostItems).ToList();
        writer.Write7BitEncodedInt(kept.Count);
        foreach (var name in kept)
            writer.Write(name);
    }
}

/// <summary>Reads what <see cref="RowCode.Encode"/> wrote. Bytes that it didn't write give an <see cref="InvalidDataException"/>.</summary>
internal ref struct RowReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool AtEnd => _rest.IsEmpty;

    public byte ReadByte() => Take(1)[0];
    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));
    public string ReadString() => Encoding.UTF8.GetString(Take(ReadCount()));

    public int ReadCount()
    {
        var count = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            var part = ReadByte();
            count |= (part & 127) << shift;
            if (part < 128)
                return count;
        }
        throw new InvalidDataException("A count of a stored row is too large.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
            throw new InvalidDataException("A stored row is cut off.");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
