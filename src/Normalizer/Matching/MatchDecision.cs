namespace Wiker.Ingest.Normalizer.Matching;

/// <summary>What is to be done with a pair of source records: one thing, a question for a person, or two things.</summary>
public enum MatchOutcome { Merge, Ask, Apart }

/// <summary>
/// A key that source records of one thing are likely to share. <paramref name="Shared"/>: a body may lend it to others (a phone, an e-mail, an address of the web),
/// so that it says nothing once more than <see cref="MatchContext.MostNames"/> names bear it.
/// </summary>
public sealed record BlockingKey(string Value, bool Shared);

/// <summary>Whether two source records speak of one thing: the outcome, how alike they are (0 to 1), and why, in words.</summary>
public sealed record MatchDecision(MatchOutcome Outcome, double Score, IReadOnlyList<string> Reasons);

/// <summary>What matching knows beyond the pair: how many distinct names bear each key. A key that isn't counted is held to be borne by these two alone.</summary>
public sealed class MatchContext(IReadOnlyDictionary<string, int> namesByKey)
{
    /// <summary>Beyond this many names a shared key merges nothing: twenty clubs give the town hall's number.</summary>
    public const int MostNames = 3;

    /// <summary>Nothing known beyond the pair.</summary>
    public static MatchContext None { get; } = new(new Dictionary<string, int>());

    /// <summary>How many distinct names bear the key; 0 when it wasn't counted.</summary>
    public int NamesSharing(string keyValue) => namesByKey.GetValueOrDefault(keyValue);

    /// <summary>True when so few names bear the key that it says something.</summary>
    public bool Tells(string keyValue) => NamesSharing(keyValue) <= MostNames;
}
