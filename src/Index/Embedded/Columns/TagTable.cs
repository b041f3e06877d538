using System.Collections.Concurrent;

namespace Wiker.Ingest.Index.Embedded.Columns;

/// <summary>What a tag names.</summary>
internal enum TagKind { Commune, Theme, Source }

/// <summary>
/// Numbers for the names of communes, themes and sources, so that columns hold integers. Numbers are never reused; the table lives as long as its
/// generation and holds as many entries as there are distinct names.
/// </summary>
internal sealed class TagTable
{
    /// <summary>The tag of a point whose commune isn't known; no name has it.</summary>
    public const int None = -1;

    private readonly ConcurrentDictionary<(TagKind Kind, string Name), int> _numbers = new();
    private readonly ConcurrentDictionary<int, (TagKind Kind, string Name)> _names = new();

    /// <summary>All numbers that any segment holds are below this.</summary>
    public int Count => _names.Count;

    /// <summary>What a number stands for.</summary>
    public (TagKind Kind, string Name) NameOf(int number) => _names[number];

    /// <summary>The number of a name, a new one if need be. Called by the one writer only.</summary>
    public int Intern(TagKind kind, string name)
    {
        if (_numbers.TryGetValue((kind, name), out var number))
            return number;
        number = _numbers.Count;
        _names[number] = (kind, name);
        _numbers[(kind, name)] = number;
        return number;
    }

    /// <summary>The numbers of those names that any record has had.</summary>
    public TagSet Find(TagKind kind, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return TagSet.Unconditional;
        var found = new List<int>(names.Count);
        foreach (var name in names)
        {
            if (_numbers.TryGetValue((kind, name), out var number) && !found.Contains(number))
                found.Add(number);
        }
        return new([.. found]);
    }
}

/// <summary>A wanted set of tags; a record passes when it has any of them. Without a condition every record passes.</summary>
internal sealed class TagSet
{
    private const int FewEnoughToScan = 4;
    private readonly ulong[]? _bits;

    public TagSet(int[] tags)
    {
        Tags = tags;
        IsCondition = true;
        if (tags.Length > FewEnoughToScan)
        {
            _bits = new ulong[(tags.Max() >> 6) + 1];
            foreach (var tag in tags)
                _bits[tag >> 6] |= 1UL << tag;
        }
    }

    private TagSet() => Tags = [];

    /// <summary>The set of a query that doesn't ask: everything passes, nothing is contained.</summary>
    public static TagSet Unconditional { get; } = new();

    public int[] Tags { get; }

    public bool IsCondition { get; }

    public bool Contains(int tag)
    {
        if (tag < 0)
            return false;
        if (_bits is null)
            return Array.IndexOf(Tags, tag) >= 0;
        return (tag >> 6) < _bits.Length && (_bits[tag >> 6] & (1UL << tag)) != 0;
    }

    /// <summary>True when there is no condition, or one of <paramref name="tags"/> is wanted.</summary>
    public bool Passes(ReadOnlySpan<int> tags) => !IsCondition || FirstOf(tags) != TagTable.None;

    /// <summary>The first of <paramref name="tags"/> that is in the set, or <see cref="TagTable.None"/>.</summary>
    public int FirstOf(ReadOnlySpan<int> tags)
    {
        foreach (var tag in tags)
        {
            if (Contains(tag))
                return tag;
        }
        return TagTable.None;
    }

    /// <summary>The tags of this set that <paramref name="other"/> doesn't hold.</summary>
    public TagSet Except(TagSet other) => other.Tags.Length == 0 ? this : new([.. Tags.Where(tag => !other.Contains(tag))]);
}
