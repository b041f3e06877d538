using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>A commune that a name can mean, the reading that leads to it, and its accented writing as <see cref="NameEntry.Accented"/> has it.</summary>
internal readonly record struct MentionCandidate(Commune Commune, NameKind Kind, string? Accented);

/// <summary>Which communes a name can mean where it stands.</summary>
internal static class MentionCandidates
{
    private const int City = 50_000;
    private const int BigTown = 10_000;
    private const int Known = 3_500;
    private const int Town = 2_000;

    /// <summary>
    /// The communes that the name can mean, with the reading that leads to each. Those of the surroundings go before all others, whatever leads to them: around Berck "Montreuil" is
    /// Montreuil-sur-Mer. Elsewhere a namesake of today goes before a former commune, and a shortened name stands only for a town that is known by it.
    /// </summary>
    public static List<MentionCandidate> Of(MentionContext context, List<NameEntry> entries, SourceGround ground)
    {
        List<MentionCandidate> communes = [];
        var best = int.MaxValue;
        foreach (var (commune, kind, _, article, accented) in entries)
        {
            if (commune is null || !context.Allows(commune, article) || (context.NamedDepartment is { } named && named != commune.Department && entries.Exists(e => e.Commune?.Department == named)))
                continue;
            if (kind == NameKind.Short && !context.GoesOnAs(commune))
                continue;
            var support = kind == NameKind.Short && ground.Names(commune) ? 1 : ground.Support(commune);
            var rank = Rank(kind, support, commune, context.IsCoded, kind is NameKind.Former or NameKind.Bygone && commune.Population >= City && context.BeginsNameOf(commune));
            if (rank > best)
                continue;
            if (rank < best)
                communes.Clear();
            best = rank;
            communes.Add(new(commune, kind, accented));
        }
        return communes;
    }

    private static int Rank(NameKind kind, double support, Commune commune, bool isCoded, bool isFirstOfName)
    {
        if (support >= 1)
            return 0;
        var isNear = support >= SourceGround.Near || (kind == NameKind.Short && support > 0 && commune.Population >= BigTown);
        return (kind, isNear) switch
        {
            ( <= NameKind.WithoutArticle, true) => 1,
            (NameKind.Former, true) => 2,
            (NameKind.Short, true) => 3,
            (NameKind.Bygone, true) => 4,
            // Around Alençon "Mortagne" is Mortagne-au-Perche, and no village far away; but a whole name of the same country goes before.
            ( <= NameKind.WithoutArticle, _) when support > 0 => 5,
            (NameKind.Short, _) when support > 0 && commune.Population >= Known => 6,
            ( <= NameKind.WithoutArticle, _) => 7,
            // Évry is most of Évry-Courcouronnes, and a village.
            (NameKind.Former or NameKind.Bygone, _) when isFirstOfName => 7,
            (NameKind.Former, _) => 8,
            (NameKind.Short, _) when commune.Population >= Town || isCoded => 9,
            (NameKind.Bygone, _) => 10,
            _ => 11,
        };
    }
}
