using Wiker.Ingest.Normalizer.Geography.Mentions;

namespace Wiker.Ingest.Normalizer.Geography.Names;

/// <summary>Finds names of towns that are written with one slip, where the text puts something into a place and no other reading goes as far: "à Concarnau", "a chateau thiery".</summary>
internal static class SlippedNames
{
    private const int ShortestAlone = 7; // letters of a name of one word
    private const int ShortestPart = 5;
    private const int MostWords = 5;

    /// <summary>Where the mended name ends, in words, and the node that it leads to; null when none begins there that is longer than what was read without mending (to before <paramref name="readEnd"/>).</summary>
    public static (int End, int Node)? Find(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int from, int readEnd, NameTrie names, TextManner manner)
    {
        if (from == 0 || !tokens[from].Joined || !names.Roles[tokens[from - 1].Word].HasFlag(WordRole.Locative) || (manner.WritesCapitals && !tokens[from].Capital))
            return null;
        if (tokens[from].Word == Vocabulary.Unknown)
        {
            if (tokens[from].Length < ShortestAlone)
                return null;
            foreach (var node in names.StepWithSlip(NameTrie.Root, text.Slice(tokens[from].Start, tokens[from].Length)))
            {
                if (Rest(tokens, from + 1, node, names) is { } whole)
                    return whole;
            }
            return null;
        }
        var at = names.Step(NameTrie.Root, tokens[from].Word);
        for (var i = from + 1; at != NameTrie.None && i < Math.Min(tokens.Length, from + MostWords) && tokens[i].Joined; i++)
        {
            var next = names.Step(at, tokens[i].Word);
            if (next == NameTrie.None)
            {
                if (i < readEnd || tokens[i].Length < ShortestPart || !names.GoesOn(at))
                    return null;
                foreach (var node in names.StepWithSlip(at, text.Slice(tokens[i].Start, tokens[i].Length)))
                {
                    if (Rest(tokens, i + 1, node, names) is { } whole)
                        return whole;
                }
                return null;
            }
            at = next;
        }
        return null;
    }

    // The name goes on from the mended word, as written, to where one of a town ends.
    private static (int End, int Node)? Rest(ReadOnlySpan<NameToken> tokens, int next, int node, NameTrie names)
    {
        (int End, int Node)? whole = IsTown(names, node) ? (next, node) : null;
        for (var i = next; i < tokens.Length && tokens[i].Joined; i++)
        {
            node = names.Step(node, tokens[i].Word);
            if (node == NameTrie.None)
                break;
            if (IsTown(names, node))
                whole = (i + 1, node);
        }
        return whole;
    }

    private static bool IsTown(NameTrie names, int node)
    {
        if (!names.Ends(node))
            return false;
        List<NameEntry> entries = [];
        names.Collect(node, entries);
        return entries.Exists(static e => e is { Commune.Population: >= NameTrie.KnownTown, Kind: <= NameKind.WithoutArticle or NameKind.Short });
    }
}
