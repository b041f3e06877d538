namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>What speaks for one of several communes as the one where it happens. All its mentions count: the standing is the weightiest.</summary>
/// <param name="Standing">What the words around make of it.</param>
/// <param name="IsOwn">It is the source's own.</param>
/// <param name="IsTimed">Its sentence tells a day or an hour.</param>
/// <param name="IsAgain">It is named more than once.</param>
/// <param name="IsDoubtful">It is hardly a commune at all.</param>
internal readonly record struct CommuneClaim(Standing Standing, bool IsOwn, bool IsTimed, bool IsAgain, bool IsDoubtful);

/// <summary>
/// Decides which of the communes that a text names is the main one. The chance of each grows with the sum of what speaks for it (a conditional logit), so that how sure the
/// choice is follows from how far it is ahead.
/// </summary>
internal static class MainCommune
{
    private const int Others = 6;

    private static readonly int Standings = Enum.GetValues<Standing>().Length;

    /// <summary>How many weights there are: one for each standing, then those of what else speaks for a claim.</summary>
    public static int Count { get; } = Standings + Others;

    // In natural log-odds, learned from the open labelled lines: `wiker-bench main-commune benchmarks/labelled/*.open.jsonl` prints them anew.
    private static readonly double[] Learned =
    [
        -0.84, // Denied
        0.44, // Left
        -0.78, // Booked
        -0.22, // Opposed
        -0.12, // Gone
        -0.56, // Origin
        -0.27, // Measured
        -0.04, // Compared
        -1.47, // Stop
        -2.64, // People
        0.00, // Of
        -0.01, // Named
        -0.10, // Return
        -2.23, // Departure
        -1.22, // Reached
        0.70, // Slot
        -0.13, // OfVenue
        0.41, // Placed
        2.03, // OfEvent
        0.59, // Around
        -1.27, // SetOut
        1.62, // Destination
        0.00, // Dateline
        0.16, // Host
        1.16, // Address
        4.80, // Called
        3.16, // the first that isn't named for something else
        1.25, // the first that something is put into
        0.74, // the source's own
        2.35, // timed
        -0.43, // named again
        -1.23, // doubtful
    ];

    /// <summary>Which weights each claim has: of its standing; the first that isn't named for something else; the first that something is put into; the source's own; timed; named again; doubtful.</summary>
    public static List<int>[] Features(IReadOnlyList<CommuneClaim> claims)
    {
        var features = new List<int>[claims.Count];
        var (hasNamed, hasPlaced) = (false, false);
        for (var i = 0; i < features.Length; i++)
        {
            var claim = claims[i];
            var (isNamed, isPlaced) = (claim is { Standing: >= Standing.People, IsDoubtful: false }, claim is { Standing: >= Standing.Departure, IsDoubtful: false });
            List<int> its = features[i] = [(int)claim.Standing];
            AddIf(isNamed && !hasNamed, 0);
            AddIf(isPlaced && !hasPlaced, 1);
            AddIf(claim.IsOwn, 2);
            AddIf(claim.IsTimed, 3);
            AddIf(claim.IsAgain, 4);
            AddIf(claim.IsDoubtful, 5);
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
    /// How sure a choice of that chance is said to be. Chances are too bold for writers of whom nothing was learned: of choices that were called sure (0.8), one in seventeen was wrong at a chance of
    /// 0.9, one in thirty at 0.95, which the fourth power makes of it.
    /// </summary>
    public static double Confidence(double chance) => Math.Pow(chance, 4);

    /// <summary>The chance of each claim, in the order of the text, to be the main one's; they add up to 1.</summary>
    public static double[] Chances(IReadOnlyList<CommuneClaim> claims, IReadOnlyList<double> weights)
    {
        double[] odds = [.. Features(claims).Select(its => Math.Exp(its.Sum(f => weights[f])))];
        var sum = odds.Sum();
        return [.. odds.Select(o => o / sum)];
    }
}
