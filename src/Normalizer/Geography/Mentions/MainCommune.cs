namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>What speaks for one of several communes as the one where it happens. All its mentions count: the standing is the weightiest.</summary>
/// <param name="Standing">What the words around make of it.</param>
/// <param name="IsOwn">It is the source's own.</param>
/// <param name="IsTimed">Its sentence tells a day or an hour.</param>
/// <param name="IsAgain">It is named more than once.</param>
/// <param name="IsDoubtful">It is hardly a commune at all.</param>
/// <param name="IsToCome">Its sentence tells what will be.</param>
internal readonly record struct CommuneClaim(Standing Standing, bool IsOwn, bool IsTimed, bool IsAgain, bool IsDoubtful, bool IsToCome);

/// <summary>
/// Decides which of the communes that a text names is the main one. The chance of each grows with the sum of what speaks for it (a conditional logit), so that how sure the
/// choice is follows from how far it is ahead.
/// </summary>
internal static class MainCommune
{
    private const int Others = 7;
    private const double Rivalled = 0.75;

    private static readonly int Standings = Enum.GetValues<Standing>().Length;

    /// <summary>How many weights there are: one for each standing, then those of what else speaks for a claim.</summary>
    public static int Count { get; } = Standings + Others;

    // In natural log-odds, learned from the open labelled lines: `wiker-bench main-commune benchmarks/labelled/*.open.jsonl` prints them anew.
    private static readonly double[] Learned =
    [
        -0.55, // Denied
        0.55, // Left
        -0.96, // Booked
        -0.05, // Opposed
        -0.04, // Gone
        -0.53, // Origin
        -0.15, // Measured
        -0.01, // Compared
        -0.91, // Stop
        -3.22, // People
        -0.16, // Of
        0.58, // Named
        -0.05, // Return
        -1.68, // Departure
        -0.65, // Reached
        0.59, // Slot
        1.22, // OfVenue
        1.43, // Placed
        1.20, // OfEvent
        0.78, // Around
        -1.40, // SetOut
        1.94, // Destination
        0.01, // Dateline
        0.12, // Host
        0.63, // Address
        1.31, // Called
        3.87, // the first that isn't named for something else
        1.21, // the first that something is put into
        0.17, // the source's own
        2.55, // timed
        0.50, // named again
        -1.08, // doubtful
        -0.55, // to come
    ];

    /// <summary>Which weights each claim has: of its standing; the first that isn't named for something else, of those to which the text calls when it calls; the first that something is put into; the source's own; timed; named again; doubtful; to come.</summary>
    public static List<int>[] Features(IReadOnlyList<CommuneClaim> claims)
    {
        var features = new List<int>[claims.Count];
        var (hasNamed, hasPlaced) = (false, false);
        // Who is called to one place is not to the one that is named first.
        var least = claims.Any(static c => c is { Standing: Standing.Called, IsDoubtful: false }) ? Standing.Called : Standing.People;
        for (var i = 0; i < features.Length; i++)
        {
            var claim = claims[i];
            var (isNamed, isPlaced) = (claim.Standing >= least && !claim.IsDoubtful, claim is { Standing: >= Standing.Departure, IsDoubtful: false });
            List<int> its = features[i] = [(int)claim.Standing];
            AddIf(isNamed && !hasNamed, 0);
            AddIf(isPlaced && !hasPlaced, 1);
            AddIf(claim.IsOwn, 2);
            AddIf(claim.IsTimed, 3);
            AddIf(claim.IsAgain, 4);
            AddIf(claim.IsDoubtful, 5);
            AddIf(claim.IsToCome, 6);
            (hasNamed, hasPlaced) = (hasNamed || isNamed, hasPlaced || isPlaced);

            void AddIf(bool holds, int other)
            {
                if (holds)
                    its.Add(Standings + other);
            }
        }
        return features;
    }

    /// <summary>The weights as shipped.</summary>
    public static IReadOnlyList<double> Weights => Learned;

    /// <summary>Which of them is the main one, and its chance.</summary>
    public static (int At, double Chance) Choose(IReadOnlyList<CommuneClaim> claims)
    {
        var chances = Chances(claims, Weights);
        var best = chances.Max();
        return (Array.IndexOf(chances, best), best);
    }

    /// <summary>
    /// How sure the choice is said to be. Chances are too bold for writers of whom nothing was learned: of choices that were called sure (0.8), one in seventeen was wrong at a chance of
    /// 0.9, one in thirty at 0.95, which the fourth power makes of it. And where something is put into another commune too, it is sure only when the text calls to the chosen one, or tells a
    /// time of it alone: nearly all choices of a new writer that were sure and wrong were the first of two places.
    /// </summary>
    public static double Confidence(IReadOnlyList<CommuneClaim> claims, int at, double chance)
    {
        var main = claims[at];
        var sure = Math.Pow(chance, 4);
        if (main.Standing is Standing.Called or Standing.Host)
            return sure;
        if (main.Standing == Standing.Departure && claims.Count > 1)
            return Math.Min(sure, Rivalled);
        for (var i = 0; i < claims.Count; i++)
        {
            if (i != at && claims[i] is { Standing: >= Standing.OfVenue, IsDoubtful: false } other && (!main.IsTimed || other.IsTimed))
                return Math.Min(sure, Rivalled);
        }
        return sure;
    }

    /// <summary>The chance of each claim, in the order of the text, to be the main one's; they add up to 1.</summary>
    public static double[] Chances(IReadOnlyList<CommuneClaim> claims, IReadOnlyList<double> weights)
    {
        double[] odds = [.. Features(claims).Select(its => Math.Exp(its.Sum(f => weights[f])))];
        var sum = odds.Sum();
        return [.. odds.Select(o => o / sum)];
    }
}
