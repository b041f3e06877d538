using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Mentions;

namespace Wiker.Ingest.Normalizer.Geography.Names;

/// <summary>How a name leads to a commune, the surest first.</summary>
internal enum NameKind : byte
{
    /// <summary>The name of the register.</summary>
    Official,
    /// <summary>The same without its article.</summary>
    WithoutArticle,
    /// <summary>A delegated, associated or merged commune, an arrondissement, a usual name.</summary>
    Former,
    /// <summary>A commune that was merged long ago, or what one was called before.</summary>
    Bygone,
    /// <summary>What stands before "-sur-", "-de-", or the first of two joined names: understood in the commune's own surroundings, or of a big one.</summary>
    Short,
    /// <summary>A département, a river, a feast: looks like a commune's name and is none.</summary>
    NotACommune,
}

/// <summary>
/// One reading of a name; <paramref name="Next"/> is the number of the next reading of the same name, -1 after the last.
/// <paramref name="Article"/>: what the register sets before the name, where the reading is without it ("Le" of Le Fuilet), else null.
/// <paramref name="Accented"/>: a name of one word as the register writes it, when it has an accent behind its first letter; else null.
/// </summary>
internal readonly record struct NameEntry(Commune? Commune, NameKind Kind, int Next, string? Article = null, string? Accented = null);

/// <summary>All names in one trie of words: exact look-up and a scan of running text walk the same tree.</summary>
internal sealed class NameTrie
{
    public const int None = -1;
    public const int Root = 0;

    private static readonly string[] Articles = ["le", "la", "les", "l"];
    private static readonly string[] Connectors = ["sur", "de", "du", "des", "d", "en", "les", "sous", "pres", "aux", "au", "le", "la", "l"];
    private const int ShortestShortName = 4;
    private const int ShortestBigShortName = 3; // "Aix", "Bar"
    private const int BigEnough = 10_000;

    /// <summary>From so many people on, a town's name is recognised with a slip in it.</summary>
    public const int KnownTown = 5_000;
    private static readonly FrozenSet<string> Everyday = [.. RoleWords.Everyday.Split(' '), "saint", "sainte", "petit", "petite", "mont", "vieux", "vieille", "notre"];

    private readonly Dictionary<long, int> _steps = new(90_000);
    private readonly List<int> _first = new(90_000);
    private readonly List<NameEntry> _entries = new(80_000);
    private readonly List<bool> _goesOn = new(90_000);
    private readonly Lazy<bool[]> _beginnings;
    private readonly Lazy<NameSlips> _slips;

    public NameTrie(IEnumerable<Commune> communes, IEnumerable<(string Name, Commune Today, bool IsBygone)> former, IEnumerable<string> notCommunes)
    {
        _first.Add(None);
        _goesOn.Add(false);
        _beginnings = new(() => Words.Beginnings());
        List<(List<string> Words, Commune Commune, string Written)> shorts = [];
        List<string> ofTowns = [];
        _slips = new(() => new NameSlips(ofTowns, Words));
        foreach (var commune in communes)
        {
            var words = NameTokens.Words(commune.Name);
            if (commune.Population >= KnownTown)
                ofTowns.AddRange(words);
            Add(words, commune, NameKind.Official, commune.Name);
            var hasArticle = words.Count > 1 && Articles.Contains(words[0]);
            if (hasArticle)
                Add(words[1..], commune, NameKind.WithoutArticle, commune.Name);
            AddLadies(words, commune, NameKind.Former);
            if (IslandName(words) is { Count: > 0 } island)
                Add(island, commune, NameKind.Former);
            if (ShortLength(words, commune.Population) is var length and > 0)
            {
                shorts.Add((words[..length], commune, commune.Name));
                if (hasArticle)
                    shorts.Add((words[1..length], commune, commune.Name));
            }
            // "Saint-Gilles-Croix-de-Vie"
            if (words is ["saint" or "sainte", { Length: > 3 }, var third, _, ..] && !Connectors.Contains(third))
                shorts.Add((words[..2], commune, commune.Name));
            // "Font-Romeu-Odeillo-Via"
            else if (words is [not ("saint" or "sainte"), var next, var after, _, ..] && !hasArticle && !Connectors.Contains(next) && !Connectors.Contains(after))
                shorts.Add((words[..2], commune, commune.Name));
            if (words.Count > 1 && !hasArticle && words[0].Length >= ShortestShortName && !Everyday.Contains(words[0]) && commune.Name.Contains('-', StringComparison.Ordinal))
                shorts.Add((words[..1], commune, commune.Name));
        }
        foreach (var (name, today, isBygone) in former)
        {
            var words = NameTokens.Words(name);
            var kind = isBygone ? NameKind.Bygone : NameKind.Former;
            Add(words, today, kind, name);
            AddLadies(words, today, kind);
            if (words.Count > 1 && Articles.Contains(words[0]))
                Add(words[1..], today, kind, name, words[0]);
        }
        // Last, for of one commune's readings of a name the surest comes first.
        foreach (var (words, commune, written) in shorts)
            Add(words, commune, NameKind.Short, written);
        foreach (var name in notCommunes)
            Add(NameTokens.Words(name), null, NameKind.NotACommune);
        Roles = WordRoles.For(Words);
    }

    /// <summary>Every word of a name or of the context lists.</summary>
    public Vocabulary Words { get; } = new(40_000);

    /// <summary>What a word does to a name beside it.</summary>
    public WordRoles Roles { get; }

    /// <summary>The node that a word leads to, or <see cref="None"/>.</summary>
    public int Step(int node, int word) => word >= 0 && _steps.TryGetValue(Key(node, word), out var next) ? next : None;

    /// <summary>The nodes that the word leads to with one slip in it mended, of the names of towns.</summary>
    public IEnumerable<int> StepWithSlip(int node, ReadOnlySpan<char> written) =>
        NameTokens.Words(written) is [var word] ? _slips.Value.Near(word).Select(number => Step(node, number)).Where(static next => next != None) : [];

    /// <summary>True when a longer name goes on from the node.</summary>
    public bool GoesOn(int node) => _goesOn[node];

    /// <summary>True when a name ends at the node.</summary>
    public bool Ends(int node) => _first[node] != None;

    /// <summary>The readings of the name that ends at the node.</summary>
    public void Collect(int node, List<NameEntry> into)
    {
        for (var i = _first[node]; i != None; i = _entries[i].Next)
            into.Add(_entries[i]);
    }

    /// <summary>The readings of exactly that name.</summary>
    public List<NameEntry> Exact(ReadOnlySpan<char> name)
    {
        List<NameToken> tokens = [];
        NameTokens.Read(name, Words, tokens);
        List<NameEntry> entries = [];
        if (tokens.Count == 0 || Walk(CollectionsMarshal.AsSpan(tokens)) is not { } node)
            return entries;
        Collect(node, entries);
        return entries;
    }

    private int? Walk(ReadOnlySpan<NameToken> tokens)
    {
        var node = Root;
        foreach (var token in tokens)
        {
            node = Step(node, token.Word);
            if (node == None)
                return null;
        }
        return Ends(node) ? node : null;
    }

    /// <summary>True when a longer name begins with the one that ends at the node, or one of its words with the last of it: what was cut off may be the rest.</summary>
    public bool MayBeCut(int node, int lastWord) => _goesOn[node] || (uint)lastWord < (uint)_beginnings.Value.Length && _beginnings.Value[lastWord];

    private void Add(List<string> words, Commune? commune, NameKind kind, string? written = null, string? article = null)
    {
        if (words.Count == 0)
            return;
        var node = Root;
        foreach (var word in words)
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(_steps, Key(node, Words.Add(word)), out var known);
            if (!known)
            {
                next = _first.Count;
                _first.Add(None);
                _goesOn.Add(false);
                _goesOn[node] = true;
            }
            node = next;
        }
        for (var i = _first[node]; i != None; i = _entries[i].Next)
        {
            if (_entries[i].Commune?.Insee == commune?.Insee)
                return; // of one commune's readings of a name the surest comes first
        }
        _entries.Add(new(commune, kind, _first[node], article, words.Count == 1 && written is not null ? Accented(written, words[0]) : null));
        _first[node] = _entries.Count - 1;
    }

    // Of the name as written the word that was folded, if a letter behind its first bears an accent.
    private static string? Accented(string written, string folded)
    {
        if (written.Length < 2 || !written.AsSpan(1).ContainsAnyInRange('\u00C0', '\u017F'))
            return null;
        foreach (var range in written.AsSpan().SplitAny(" -'\u2019"))
        {
            var word = written.AsSpan()[range];
            if (word.Length == folded.Length && word.Length > 1 && word[1..].ContainsAnyInRange('\u00C0', '\u017F') && NameTokens.Words(word) is [var its] && its == folded)
                return word.ToString();
        }
        return null;
    }

    // "N.-D.-de-Monts", "ND de Monts"
    private void AddLadies(List<string> words, Commune commune, NameKind kind)
    {
        if (words is not ["notre", "dame", _, ..])
            return;
        Add(["n", "d", .. words[2..]], commune, kind);
        Add(["nd", .. words[2..]], commune, kind);
    }

    private static int ShortLength(List<string> words, int population)
    {
        var from = words.Count > 1 && Articles.Contains(words[0]) ? 1 : 0;
        var cut = words.FindIndex(from + 1 < words.Count ? from + 1 : words.Count, w => Connectors.Contains(w));
        // "Saint-Laurent-Blangy" is Saint-Laurent to its neighbours.
        if (cut < 0 && from == 0 && words is ["saint" or "sainte", { Length: > 3 }, _])
            return 2;
        if (cut < 0 || cut == words.Count - 1)
            return 0;
        var letters = words.Take(cut).Sum(w => w.Length) - (from * words[0].Length);
        return letters >= (population >= BigEnough ? ShortestBigShortName : ShortestShortName) && !(letters < 5 && population < BigEnough && Everyday.Contains(words[from])) && words[cut - 1] is not ("saint" or "sainte") && !(cut == 2 && words[0] == "notre") ? cut : 0;
    }

    // "Île-d'Houat", "L'Île-d'Yeu": the island's name does.
    private static List<string> IslandName(List<string> words)
    {
        var from = words[0] == "l" ? 1 : 0;
        return words.Count > from + 2 && words[from] == "ile" && words[from + 1] is "d" or "de" ? words[(from + 2)..] : [];
    }

    private static long Key(int node, int word) => ((long)node << 32) | (uint)word;
}
