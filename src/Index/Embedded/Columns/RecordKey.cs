namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>
/// A record's id in 16 bytes when it is a canonical ULID (26 capitals of Crockford's base 32), else the text itself.
/// Sorts as the ids' text does, ordinally: Crockford's alphabet is in ASCII order.
/// </summary>
internal readonly record struct RecordKey(UInt128 Packed, string? Name) : IComparable<RecordKey>
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int UlidLength = 26;

    public static RecordKey Of(string id)
    {
        if (id.Length != UlidLength || id[0] > '7')
            return new(default, id);
        UInt128 packed = 0;
        foreach (var letter in id)
        {
            var value = ValueOf(letter);
            if (value < 0)
                return new(default, id);
            packed = (packed << 5) | (uint)value;
        }
        return new(packed, null);
    }

    public int CompareTo(RecordKey other) => Name is null && other.Name is null
        ? Packed.CompareTo(other.Packed)
        : string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => Name ?? string.Create(UlidLength, Packed, static (text, packed) =>
    {
        for (var at = text.Length - 1; at >= 0; at--)
        {
            text[at] = Alphabet[(int)(uint)(packed & 31)];
            packed >>= 5;
        }
    });

    private static int ValueOf(char letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'A' and <= 'H' => letter - 'A' + 10,
        'J' or 'K' => letter - 'J' + 18,
        'M' or 'N' => letter - 'M' + 20,
        >= 'P' and <= 'T' => letter - 'P' + 22,
        >= 'V' and <= 'Z' => letter - 'V' + 27,
        _ => -1,
    };

    public static bool operator <(RecordKey left, RecordKey right) => left.CompareTo(right) < 0;
    public static bool operator >(RecordKey left, RecordKey right) => left.CompareTo(right) > 0;
    public static bool operator <=(RecordKey left, RecordKey right) => left.CompareTo(right) <= 0;
    public static bool operator >=(RecordKey left, RecordKey right) => left.CompareTo(right) >= 0;
}
