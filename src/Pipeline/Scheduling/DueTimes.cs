using System.IO.Hashing;
using System.Text;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Scheduling;

/// <summary>When a source is to be asked again. <paramref name="NextDue"/> null: by its schedule; <see cref="DueTimes.Never"/>: when a person says so.</summary>
public sealed record DueTime(DateTimeOffset? NextDue, int Failures);

/// <summary>
/// How a source's run moves its next one. Never sooner than its own rhythm; what fails again and again is asked ever more rarely; who says that a page is gone for good
/// isn't asked again until a person looks.
/// </summary>
public static class DueTimes
{
    /// <summary>Stands for "not by itself any more"; the last moment that the store's milliseconds and <see cref="DateTimeOffset"/> both know.</summary>
    public static DateTimeOffset Never { get; } = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());

    // Long enough to spare a dead site, short enough that one which comes back is found within the week.
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(7);
    // robots.txt is a standing wish; that it was lifted is worth a look now and then.
    private static readonly TimeSpan RobotsPause = TimeSpan.FromDays(30);
    // Who turns us away (a login, a challenge, a 403) seldom thinks better of it within hours.
    private static readonly TimeSpan RefusalPause = TimeSpan.FromDays(1);
    private const double JitterShare = 0.1;

    /// <summary>
    /// The due time after a run. <paramref name="missed"/>: why its first page could not be had, or a later one is to wait; null when all came.
    /// <paramref name="isOurs"/>: many hosts fail at this time, so the fault is with us and says nothing of the source.
    /// </summary>
    public static DueTime After(SourceDefinition source, RunJudgement judgement, FetchOutcome? missed, int failuresBefore, bool isOurs, DateTimeOffset now)
    {
        var usual = SourceRhythm.NextAfter(source, now);
        if (judgement != RunJudgement.Failed)
            return new(missed is FetchOutcome.RateLimited waits && waits.Until > usual ? Spread(source, now, waits.Until, now) : null, 0);
        if (isOurs)
            return new(null, failuresBefore);
        var failures = failuresBefore + 1;
        return missed switch
        {
            FetchOutcome.Gone { Status: 410 } => new(Never, failures),
            FetchOutcome.RateLimited limited => new(Spread(source, now, Later(limited.Until, BackedOff(source, usual, failures)), now), failures),
            FetchOutcome.Blocked { By: BlockedBy.Robots } => new(Spread(source, now, now + RobotsPause, now), failures),
            FetchOutcome.Blocked { By: BlockedBy.Login or BlockedBy.Challenge or BlockedBy.Status } =>
                new(Spread(source, now, Later(now + RefusalPause, BackedOff(source, usual, failures)), now), failures),
            _ => new(Spread(source, usual, BackedOff(source, usual, failures), now), failures),
        };
    }

    /// <summary>True when the source is to be read now: it never ran, its time has come, or another definition than the present one met what put it off.</summary>
    public static bool IsDue(SourceDefinition source, StoredSource? stored, DateTimeOffset? lastStarted, DateTimeOffset now) =>
        lastStarted is not { } last || (PutOffUntil(source, stored) ?? SourceRhythm.NextAfter(source, last)) <= now;

    /// <summary>Until when the source is to be left alone, its rhythm aside; null: it was not put off.</summary>
    public static DateTimeOffset? PutOffUntil(SourceDefinition source, StoredSource? stored) =>
        stored?.NextDue is { } due && stored.DueFor == DefinitionHash(source) ? due : null;

    /// <summary>A hash of everything that the definition says.</summary>
    public static string DefinitionHash(SourceDefinition source) => RawHash.Of(SourceYaml.Write(source));

    // The first failure waits for the usual time; then the gap doubles, up to a week or the source's own gap if that is longer.
    private static DateTimeOffset BackedOff(SourceDefinition source, DateTimeOffset usual, int failures)
    {
        var gap = SourceRhythm.NextAfter(source, usual) - usual;
        var longest = gap > LongestPause ? gap : LongestPause;
        var wait = gap * Math.Pow(2, Math.Min(failures - 1, 20));
        return usual + ((wait < longest ? wait : longest) - gap);
    }

    // Only ever later: up to a tenth of what is waited beyond 'from', the same for one source each time, so that those put off together don't come back together.
    private static DateTimeOffset Spread(SourceDefinition source, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now) =>
        StoreSession.Rounded(until <= now ? now : until + ((until - from) * JitterShare * Jitter(source.Profile.Id)));

    /// <summary>0 to 1, the same at every start.</summary>
    internal static double Jitter(string id) => XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(id)) / (double)uint.MaxValue;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
