using System.Runtime.InteropServices;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>
/// Finds the communes that a running text names: one walk over its words through the tree of all names, the longest name wins,
/// then what stands around it says whether a commune is meant (see <see cref="MentionContext"/>).
/// </summary>
internal static class CommuneMentions
{
    private const int LongestText = 50_000;
    private const int MostMentions = 40;
    private const double Doubt = 0.5;

    [ThreadStatic]
    private static List<NameToken>? _tokens;
    [ThreadStatic]
    private static List<NameEntry>? _entries;

    /// <summary>
    /// Every commune that the text names, each once, the main one first: those that the text puts something into ("à Donges", a postcode) before those that it only names, then in
    /// the order of the text. Empty when it names none. Streets, clubs and people that bear a commune's name are none. A name that several communes share and nothing settles
    /// gives the most populous with low confidence; <paramref name="source"/> only settles and supports. Text beyond 50,000 characters is left unread.
    /// </summary>
    public static IReadOnlyList<CommuneMention> Find(string text, SourceProfile? source, Gazetteer gazetteer)
    {
        var names = gazetteer.Names;
        var read = text.AsSpan(0, Math.Min(text.Length, LongestText));
        var tokens = _tokens ??= new(256);
        tokens.Clear();
        NameTokens.Read(read, names.Words, tokens);
        var span = CollectionsMarshal.AsSpan(tokens);
        SourceGround? ground = null;
        List<(CommuneMention Mention, bool Placed)>? found = null;
        for (var i = 0; i < span.Length;)
        {
            if (span[i].Word == Vocabulary.Unknown || !TryLongest(names, span, i, out var node, out var end))
            {
                i++;
                continue;
            }
            var entries = _entries ??= new(16);
            entries.Clear();
            names.Collect(node, entries);
            if (entries.TrueForAll(static e => e.Commune is null))
            {
                i = end;
                continue;
            }
            var context = new MentionContext(read, span, i, end, names.Roles);
            if (context.NamesSomethingElse)
            {
                i = end;
                continue;
            }
            ground ??= new(source, gazetteer);
            if (Judge(context, entries, ground) is { } mention)
                Keep(found ??= [], mention, context.Placed);
            i = end;
            if (found is { Count: >= MostMentions })
                break;
        }
        if (found is null)
            return [];
        return [.. found.OrderByDescending(f => f.Placed).ThenBy(f => f.Mention.Start).Select(f => f.Mention)];
    }

    private static bool TryLongest(NameTrie names, ReadOnlySpan<NameToken> tokens, int from, out int node, out int end)
    {
        (node, end) = (NameTrie.None, from);
        var at = NameTrie.Root;
        for (var j = from; j < tokens.Length; j++)
        {
            if (j > from && !tokens[j].Joined)
                break;
            at = names.Step(at, tokens[j].Word);
            if (at == NameTrie.None)
                break;
            if (names.Ends(at))
                (node, end) = (at, j + 1);
        }
        return node != NameTrie.None;
    }

    private static CommuneMention? Judge(MentionContext context, List<NameEntry> entries, SourceGround ground)
    {
        var communes = Candidates(context, entries, ground);
        if (communes.Count == 0)
            return null;
        var (commune, sureness, others) = ground.Settle(communes);
        var score = context.Score(commune, ground.Support(commune));
        return score < Doubt ? null : new(commune, context.Start, context.Length, Math.Round(Math.Min(0.98, score) * sureness, 2), others);
    }

    private static List<Commune> Candidates(MentionContext context, List<NameEntry> entries, SourceGround ground)
    {
        List<Commune> communes = [];
        var best = NameKind.NotACommune;
        foreach (var (commune, kind, _) in entries)
        {
            if (commune is null || !context.Allows(commune))
                continue;
            if (kind == NameKind.Short && (ground.Support(commune) < SourceGround.Near || entries.Exists(e => e.Kind < NameKind.Former)))
                continue;
            // A namesake of today goes before a former commune, unless that one is in the source's own surroundings.
            var rank = kind == NameKind.WithoutArticle ? NameKind.Official : kind;
            if (rank == NameKind.Former && ground.Support(commune) >= SourceGround.Near)
                rank = NameKind.Official;
            if (rank > best)
                continue;
            if (rank < best)
                communes.Clear();
            best = rank;
            communes.Add(commune);
        }
        if (context.NamedDepartment is { } department && communes.Exists(c => c.Department == department))
            communes.RemoveAll(c => c.Department != department);
        return communes;
    }

    private static void Keep(List<(CommuneMention Mention, bool Placed)> found, CommuneMention mention, bool placed)
    {
        var known = found.FindIndex(f => f.Mention.Commune.Insee == mention.Commune.Insee);
        if (known < 0)
        {
            found.Add((mention, placed));
            return;
        }
        var (first, was) = found[known];
        found[known] = (first with { Confidence = Math.Max(first.Confidence, mention.Confidence) }, was || placed);
    }
}
