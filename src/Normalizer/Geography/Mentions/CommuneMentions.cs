using System.Runtime.InteropServices;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Names;
using Wiker.Ingest.Normalizer.Geography.Places;

namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>A commune's name where it stands in a text, each time that it does.</summary>
internal readonly record struct MentionSpan(int Start, int Length, Commune Commune);

/// <summary>What a text says of communes: each once, the main one first; and every place where one is named, in the order of the text.</summary>
/// <param name="Communes">Each commune once.</param>
/// <param name="Spans">Each time that one is named.</param>
/// <param name="Claims">What speaks for each as the main one, in the order of the text.</param>
/// <param name="MainStanding">What the words around make of the main one.</param>
/// <param name="MainConfidence">How sure it is that the first is the main one: no surer than that it is meant at all, and than it is ahead of the others. 0 where the text names none.</param>
internal sealed record TextMentions(IReadOnlyList<CommuneMention> Communes, IReadOnlyList<MentionSpan> Spans, IReadOnlyList<CommuneClaim> Claims, double MainConfidence, Standing MainStanding = Standing.Named)
{
    public static TextMentions None { get; } = new([], [], [], 0);

    /// <summary>False when the text names communes and says that it happens in none of them ("plus au Robert").</summary>
    public bool IsThere => Claims.Count == 0 || Claims.Any(static c => c.Standing > Standing.Denied);
}

/// <summary>
/// Finds the communes that a running text names: one walk over its words through the tree of all names, the longest name wins,
/// then what stands around it says whether a commune is meant (see <see cref="MentionContext"/>), and the source's ground and the other communes of the text which of several namesakes.
/// </summary>
internal static class CommuneMentions
{
    private const int LongestText = 50_000;
    private const int MostMentions = 40;
    private const double Doubt = 0.5;
    private const double HardlyOne = 0.4;
    private const double Anchoring = 0.5;
    private const double Likely = 0.4;
    private const int KnownByShortName = 5_000;
    private const int SmallTown = 10_000;
    private const int Village = 3_000;
    private const int LongestWay = 6; // letters: " à ", " aux ", " vers "
    private const double Unbacked = 0.75; // a capitalised name, or a shortened one, that nothing around it supports
    private const double Slipped = 0.5; // a name that is written with a slip
    private const double FarAway = 0.8; // a small commune far from its source: a namesake, or a hamlet's name, is as likely

    private readonly record struct Spot(int From, int End, int Node, MentionFacts Facts = default, bool HasSlip = false);

    private readonly record struct Found(CommuneMention Mention, CommuneClaim Claim);

    [ThreadStatic]
    private static List<NameToken>? _tokens;
    [ThreadStatic]
    private static List<NameEntry>? _entries;

    /// <summary>
    /// Every commune that the text names, each once, the main one first: where it says that something happens, then the others in
    /// the order of the text. Empty when it names none. Streets, clubs and people that bear a commune's name are none. A name that several communes share and nothing settles
    /// gives the most populous with low confidence; <paramref name="source"/> only settles and supports. Text beyond 50,000 characters is left unread.
    /// </summary>
    public static IReadOnlyList<CommuneMention> Find(string text, SourceProfile? source, Gazetteer gazetteer) => Read(text, source, gazetteer).Communes;

    /// <summary>The same, with every place in the text where one is named.</summary>
    public static TextMentions Read(string text, SourceProfile? source, Gazetteer gazetteer)
    {
        var names = gazetteer.Names;
        var read = text.AsSpan(0, Math.Min(text.Length, LongestText));
        var tokens = _tokens ??= new(256);
        tokens.Clear();
        NameTokens.Read(read, names.Words, tokens);
        var span = CollectionsMarshal.AsSpan(tokens);
        var manner = TextManner.Of(read, span, names.Roles);
        List<Spot>? spots = null;
        HashSet<string>? departments = null;
        var dropped = -1; // where the last name ended that was a land's or an office's
        for (var i = 0; i < span.Length && spots is not { Count: >= MostMentions };)
        {
            var isName = TryLongest(names, span, i, out var spot);
            if (SlippedNames.Find(read, span, i, spot.End, names, manner) is var (mendedEnd, mendedNode))
                (isName, spot) = (true, new(i, mendedEnd, mendedNode, HasSlip: true));
            if (!isName)
            {
                i++;
                continue;
            }
            i = spot.End;
            var context = new MentionContext(read, span, spot.From, spot.End, names, manner);
            if (span[spot.End - 1].Capital && Entries(names, spot.Node).Exists(static e => e.Commune is null) && Departments.Find(read[context.Start..context.End]) is { } department)
                (departments ??= new(StringComparer.Ordinal)).Add(department);
            // "les cantons de Mamers et de La Ferté-Bernard"
            if (context.IsBorne || (dropped >= 0 && context.GoesOnFrom(dropped)))
            {
                dropped = context.End;
                continue;
            }
            if (!context.NamesSomethingElse && !(manner.SpeaksOfAbroad && context.HasNamesakeAbroad) && IsCommune(names, spot, context))
                (spots ??= []).Add(spot with { Facts = context.Facts });
        }
        return spots is null ? TextMentions.None : Settle(read, span, spots, manner, departments, new(source, gazetteer), names);
    }

    // A feast or a département that bears a commune's name is one, unless a code says otherwise or it lies "à".
    private static bool IsCommune(NameTrie names, Spot spot, MentionContext context)
    {
        var entries = Entries(names, spot.Node);
        var isOther = entries.Exists(static e => e.Commune is null);
        return entries.Exists(static e => e.Commune is not null) && (!isOther || context.IsCoded || context.IsPlaced);
    }

    private static List<NameEntry> Entries(NameTrie names, int node)
    {
        var entries = _entries ??= new(16);
        entries.Clear();
        names.Collect(node, entries);
        return entries;
    }

    // Names that only one commune bears are the ground on which the text's other names are understood.
    private static TextMentions Settle(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, List<Spot> spots, TextManner manner, HashSet<string>? departments, SourceGround ground, NameTrie names)
    {
        List<(Commune Commune, int Node)>? anchors = null;
        List<(Commune Commune, int Node)>? likely = null;
        List<(MentionCandidate Candidate, int Node)>? told = null;
        if (spots.Count > 1)
        {
            foreach (var spot in spots)
            {
                var context = new MentionContext(text, tokens, spot.From, spot.End, names, manner, spot.Facts);
                var entries = Entries(names, spot.Node);
                if (MentionCandidates.Of(context, entries, ground) is not [{ Commune: var only, Kind: var kind } candidate] || (kind == NameKind.Short && only.Population < KnownByShortName))
                    continue;
                if (!context.IsBareOfCodes)
                    (told ??= []).Add((candidate, spot.Node));
                var score = context.Score(candidate, ground, isListed: false);
                if (score >= Anchoring)
                    (anchors ??= []).Add((only, spot.Node));
                else if (score >= Likely && kind <= NameKind.WithoutArticle)
                    (likely ??= []).Add((only, spot.Node));
            }
            anchors = WithNeighbours(anchors, likely);
        }
        // A name is no ground for itself: "Clichy" says nothing for Clichy-sous-Bois.
        var source = ground;
        var wide = source.With(anchors?.ConvertAll(static a => a.Commune), departments);
        List<Found> found = [];
        List<MentionSpan> spans = [];
        (int End, Standing Standing)? before = null;
        for (var i = 0; i < spots.Count; i++)
        {
            var spot = spots[i];
            var context = new MentionContext(text, tokens, spot.From, spot.End, names, manner, spot.Facts);
            var goesOn = i + 1 < spots.Count && new MentionContext(text, tokens, spots[i + 1].From, spots[i + 1].End, names, manner, spots[i + 1].Facts).Follows(context.End);
            var listed = before is { } b && context.Follows(b.End);
            ground = anchors is not null && anchors.Exists(a => a.Node == spot.Node)
                ? source.With([.. anchors.Where(a => a.Node != spot.Node).Select(a => a.Commune)], departments)
                : wide;
            var candidates = context.IsBareOfCodes && ToldBy(told, spot.Node) is { } same ? [same] : MentionCandidates.Of(context, Entries(names, spot.Node), ground);
            if (candidates.Count == 0)
                continue;
            // "Lussat, Creuse": behind its own commune it is the département, and no village of that name.
            if (i > 0 && spots[i - 1] is { Facts.NamedDepartment: { } behind } previous && context.Start - tokens[previous.End - 1].End <= 2 && Departments.Find(text[context.Start..context.End]) == behind
                && spans is [.., { Commune.Department: var its }] && its == behind)
                continue;
            var (commune, sureness, others) = ground.Settle([.. candidates.Select(c => c.Commune)]);
            var candidate = candidates.Find(c => c.Commune == commune);
            var kind = candidate.Kind;
            var score = context.Score(candidate, ground, listed || goesOn);
            if (score < Doubt || (IsFollowed(spots, spot) && context.NamesVenue(ground.Support(commune))))
                continue;
            // "Arles (Saint-Césaire)", "Landunvez (port d'Argenton)": what stands in brackets behind a commune is its quarter or parish, unless it lies near.
            if (spans is [.., var last] && !context.IsDistance && context.IsBracketed(last.Start + last.Length) && last.Commune.Insee != commune.Insee && (SourceGround.Between(last.Commune, commune) < SourceGround.Near || kind == NameKind.Short))
                continue;
            var standing = context.StandingAfter(listed ? before!.Value.Standing : null);
            // "de La Baule au Croisic": both ends of a way count as places.
            if (listed && context.IsPlaced && standing is > Standing.Gone and < Standing.Departure && context.Start - before!.Value.End <= LongestWay)
            {
                standing = Standing.Placed;
                if (found is [.., { Claim.Standing: > Standing.Gone and < Standing.Departure } start])
                    found[^1] = start with { Claim = start.Claim with { Standing = Standing.Placed } };
            }
            // "samedi à Imphy, dimanche à Nevers (plage)", "12/07 Le Conquet ; 19/07 Landunvez (port)": of the stations of one sentence none is the main one for its address.
            else if (standing == Standing.Address && context.IsStation && before is { Standing: >= Standing.Slot } earlier && !text[earlier.End..context.Start].ContainsAny('.', '!', '?'))
            {
                standing = earlier.Standing;
            }
            before = context.IsDistance ? null : (context.End, standing);
            var sure = Math.Min(spot.HasSlip ? Slipped : 0.98, score) * sureness * (IsFar(commune, ground) ? FarAway : 1);
            // "Torfou" is a village, and the name that a town's quarter kept.
            if (!context.IsCoded && context.NamedDepartment is null && commune.Population < Village && ground.Support(commune) < SourceGround.Near && HasRival(names, spot.Node, commune))
                sure = Math.Min(sure, Unbacked);
            if (!context.SpeaksForItself && ground.Support(commune) < SourceGround.Near && (kind == NameKind.Short || context.IsOfEstate || (!context.IsPlaced && standing < Standing.Departure)))
                sure = Math.Min(sure, Unbacked);
            // Far from the source, a name that nothing supports is a word or somebody's.
            if (sure < HardlyOne && others.Count == 0 && standing < Standing.Departure && IsFar(commune, ground))
                continue;
            spans.Add(new(context.Start, context.Length, commune));
            var claim = new CommuneClaim(standing, commune.Insee == source.Own?.Insee, spots.Count > 1 && context.IsTimed, false, sure < Doubt, spots.Count > 1 && context.IsToCome);
            Keep(found, new(new(commune, context.Start, context.Length, Math.Round(sure, 2), others), claim));
        }
        return MainFirst(found, spans);
    }

    private static TextMentions MainFirst(List<Found> found, List<MentionSpan> spans)
    {
        if (found.Count == 0)
            return new([], spans, [], 0);
        List<CommuneClaim> claims = found.ConvertAll(static f => f.Claim);
        var (main, chance) = found.Count == 1 ? (0, 1) : MainCommune.Choose(claims);
        return new([found[main].Mention, .. found.Where((_, i) => i != main).Select(f => f.Mention)], spans, claims, Math.Round(Math.Min(found[main].Mention.Confidence, MainCommune.Confidence(claims, main, chance)), 2), claims[main].Standing);
    }

    // "notre agence de Valence : 21 rue du Port, 82400 Valence": of namesakes the one whose code the text gives, if it gives one's only.
    private static MentionCandidate? ToldBy(List<(MentionCandidate Candidate, int Node)>? told, int node)
    {
        MentionCandidate? its = null;
        foreach (var (candidate, at) in told ?? [])
        {
            if (at != node)
                continue;
            if (its is { } other && other.Commune.Insee != candidate.Commune.Insee)
                return null;
            its = candidate;
        }
        return its;
    }

    // "Landiras évacuée, Guillos et Origne en alerte": villages that lie beside each other speak for each other.
    private static List<(Commune Commune, int Node)>? WithNeighbours(List<(Commune Commune, int Node)>? anchors, List<(Commune Commune, int Node)>? likely)
    {
        if (likely is null)
            return anchors;
        List<(Commune Commune, int Node)> all = anchors ?? [];
        foreach (var one in likely)
        {
            if (likely.Exists(other => other.Node != one.Node && SourceGround.Between(one.Commune, other.Commune) >= SourceGround.Near))
                all.Add(one);
        }
        return all.Count == 0 ? null : all;
    }

    private static bool HasRival(NameTrie names, int node, Commune commune) => Entries(names, node).Exists(e => e.Commune is { } other && other.Population > 2 * commune.Population);

    private static bool IsFar(Commune commune, SourceGround ground) =>
        ground.Own is not null && ground.Support(commune) is var support && ((support <= 0 && commune.Population < SmallTown) || (support < SourceGround.Near && commune.Population < Village));

    private static bool IsFollowed(List<Spot> spots, Spot spot)
    {
        foreach (var other in spots)
        {
            if (other.From == spot.End + 1)
                return true;
        }
        return false;
    }

    private static bool TryLongest(NameTrie names, ReadOnlySpan<NameToken> tokens, int from, out Spot spot)
    {
        spot = new(from, from, NameTrie.None);
        var at = NameTrie.Root;
        if (tokens[from].Word == Vocabulary.Unknown)
            return false;
        for (var j = from; j < tokens.Length; j++)
        {
            if (j > from && !tokens[j].Joined)
                break;
            at = names.Step(at, tokens[j].Word);
            if (at == NameTrie.None)
                break;
            if (names.Ends(at))
                spot = new(from, j + 1, at);
        }
        // Lès and Aux are communes, and "les" and "aux" never mean them.
        return spot.Node != NameTrie.None && !(spot.End == from + 1 && (names.Roles[tokens[from].Word] & (WordRole.Article | WordRole.Of | WordRole.Small | WordRole.Contracted)) != WordRole.None);
    }

    private static void Keep(List<Found> found, Found one)
    {
        var known = found.FindIndex(f => f.Mention.Commune.Insee == one.Mention.Commune.Insee);
        if (known < 0)
        {
            found.Add(one);
            return;
        }
        var first = found[known];
        var (before, claim) = (first.Claim, one.Claim);
        found[known] = new(first.Mention with { Confidence = Math.Max(first.Mention.Confidence, one.Mention.Confidence) },
            before with { Standing = before.Standing > claim.Standing ? before.Standing : claim.Standing, IsTimed = before.IsTimed || claim.IsTimed, IsDoubtful = before.IsDoubtful && claim.IsDoubtful, IsToCome = before.IsToCome || claim.IsToCome, IsAgain = true });
    }
}
