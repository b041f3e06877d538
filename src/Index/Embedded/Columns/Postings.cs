namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>For each tag the rows (or points) that have it, ascending. Sparse: only tags that occur take room.</summary>
internal sealed class Postings
{
    private readonly int[] _tags;
    private readonly int[] _starts;
    private readonly int[] _items;

    private Postings(int[] tags, int[] starts, int[] items) => (_tags, _starts, _items) = (tags, starts, items);

    public ReadOnlySpan<int> Of(int tag)
    {
        var at = Array.BinarySearch(_tags, tag);
        return at < 0 ? [] : _items.AsSpan(_starts[at], _starts[at + 1] - _starts[at]);
    }

    public int CountOf(TagSet tags)
    {
        var count = 0;
        foreach (var tag in tags.Tags)
            count += Of(tag).Length;
        return count;
    }

    /// <summary>Groups (tag, item) pairs; pairs of tag <see cref="TagTable.None"/> are left out.</summary>
    public static Postings Of(ReadOnlySpan<int> tags, ReadOnlySpan<int> items)
    {
        var keys = new ulong[tags.Length];
        var count = 0;
        for (var at = 0; at < tags.Length; at++)
        {
            if (tags[at] != TagTable.None)
                keys[count++] = ((ulong)(uint)tags[at] << 32) | (uint)items[at];
        }
        Array.Sort(keys, 0, count);
        var distinct = 0;
        for (var at = 0; at < count; at++)
        {
            if (at == 0 || keys[at] >> 32 != keys[at - 1] >> 32)
                distinct++;
        }
        var found = new int[distinct];
        var starts = new int[distinct + 1];
        var grouped = new int[count];
        var tag = -1;
        for (var at = 0; at < count; at++)
        {
            if (at == 0 || keys[at] >> 32 != keys[at - 1] >> 32)
            {
                found[++tag] = (int)(keys[at] >> 32);
                starts[tag] = at;
            }
            grouped[at] = (int)(uint)keys[at];
        }
        starts[distinct] = count;
        return new(found, starts, grouped);
    }
}
