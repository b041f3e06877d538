using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Model;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Pictures;

/// <summary>What one picture's answer changes. <paramref name="File"/>: the file that new thumbnails are to be made from. <paramref name="Host"/>: how its host's others wait too; null when they needn't.</summary>
internal sealed record PictureAnswer(StoredPicture Picture, ReadOnlyMemory<byte>? File = null, HostPause? Host = null);

/// <summary>A host is left alone until then. <paramref name="Failures"/>: how many times in a row it could not be reached; 0 when it asked for the pause itself.</summary>
internal sealed record HostPause(DateTimeOffset Until, int Failures);

/// <summary>What an answer means for a picture: pure. A picture that can't be had any more is kept as long as a record says it; one whose source now reserves it is not.</summary>
internal static class PictureAsking
{
    /// <summary>Reason of a picture that is being unpacked, or was when the process ended.</summary>
    public const string NotFinished = "unfinished";

    /// <summary>Reason of a picture that we failed at ourselves.</summary>
    public const string Fault = "fault";

    private static readonly TimeSpan[] AfterFault = [TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30)];
    private static readonly TimeSpan[] AfterRefusal = [TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30)];

    private static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(1);

    /// <summary>The request: conditional where thumbnails are held.</summary>
    public static FetchRequest Request(StoredPicture picture, PictureOptions options) => new(
        new Uri(picture.Url),
        picture.Kept is null ? null : picture.ETag,
        picture.Kept is null ? null : picture.LastModified,
        "image/webp,image/jpeg,image/png,image/gif;q=0.8",
        MostBytes: options.MostBytes);

    /// <summary>What the answer to it means at that moment.</summary>
    public static PictureAnswer Understand(StoredPicture picture, FetchOutcome outcome, PictureOptions options, DateTimeOffset now)
    {
        switch (outcome)
        {
            case FetchOutcome.Fetched { Page: var page } when AskedReuse.From(page) == Reuse.Link:
                return new(Refused(picture with { Kept = null, ETag = null, LastModified = null }, "reserved", page.RobotsHeaders ?? "", now));
            case FetchOutcome.Fetched { Page: var page }:
                return new(Good(picture, options, now) with { ETag = page.ETag, LastModified = page.LastModified }, page.Body);
            case FetchOutcome.NotModified:
                return new(Good(picture, options, now));
            case FetchOutcome.RateLimited limited:
                var until = limited.Until < now + LeastPause ? now + LeastPause : limited.Until;
                return new(picture with { Due = until }, Host: new(until, 0));
            case FetchOutcome.Gone gone:
                return new(Refused(picture, "gone", FormattableString.Invariant($"status {gone.Status}"), now));
            case FetchOutcome.Blocked { By: BlockedBy.RobotsOut } blocked:
                return Unreachable(picture, "blocked", blocked.Evidence, now);
            case FetchOutcome.Blocked blocked:
                return new(Refused(picture, "blocked", blocked.Evidence, now));
            case FetchOutcome.Failed { Reason: FetchFault.TooLarge } failed:
                return new(Refused(picture, "too-large", failed.Detail, now));
            case FetchOutcome.Failed { Reason: FetchFault.ForbiddenAddress or FetchFault.TooManyRedirects } failed:
                return new(Refused(picture, "unreachable", $"{failed.Reason}: {failed.Detail}", now));
            case FetchOutcome.Failed failed:
                return Unreachable(picture, "unreachable", $"{failed.Reason}: {failed.Detail}", now);
            default:
                throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome of fetching.");
        }
    }

    /// <summary>The file is no picture that we can show: it is asked for again ever more rarely.</summary>
    public static StoredPicture Refused(StoredPicture picture, string reason, string detail, DateTimeOffset now) => Ill(picture, reason, detail, AfterRefusal, now);

    /// <summary>As it stands while it is being unpacked, and stays should the process die of that; whatever comes of unpacking takes the place of it.</summary>
    public static StoredPicture Unfinished(StoredPicture picture, DateTimeOffset now) => Ill(picture, NotFinished, "the program ended while unpacking it", AfterFault, now);

    private static StoredPicture Good(StoredPicture picture, PictureOptions options, DateTimeOffset now) =>
        picture with { Due = now + options.AskAgainAfter, Failures = 0, Reason = null, Detail = null };

    // It is the host rather than the picture: its other pictures needn't each find that out.
    private static PictureAnswer Unreachable(StoredPicture picture, string reason, string detail, DateTimeOffset now)
    {
        var ill = Ill(picture, reason, detail, AfterFault, now);
        return new(ill, Host: new(ill.Due, ill.Failures));
    }

    private static StoredPicture Ill(StoredPicture picture, string reason, string detail, TimeSpan[] pauses, DateTimeOffset now) =>
        picture with { Failures = picture.Failures + 1, Reason = reason, Detail = detail, Due = now + pauses[Math.Min(picture.Failures, pauses.Length - 1)] };
}
