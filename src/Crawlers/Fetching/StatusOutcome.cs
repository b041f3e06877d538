namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>What a status without a usable body means, told once, here.</summary>
internal static class StatusOutcome
{
    public static FetchOutcome Of(ExchangeResult.Answered answer, bool wasConditional)
    {
        var evidence = $"status {answer.Status}";
        if (answer.Headers.IsChallenge)
            return new FetchOutcome.Blocked(BlockedBy.Challenge, evidence + ", with a challenge");
        return answer.Status switch
        {
            304 when wasConditional => new FetchOutcome.NotModified(),
            404 or 410 => new FetchOutcome.Gone(answer.Status),
            401 or 407 => new FetchOutcome.Blocked(BlockedBy.Login, evidence),
            408 => new FetchOutcome.Failed(FetchFault.Timeout, evidence),
            // 403, 451, and what refuses us in other words, such as 406 for the User-Agent.
            >= 400 and < 500 => new FetchOutcome.Blocked(BlockedBy.Status, evidence),
            >= 500 and < 600 => new FetchOutcome.Failed(FetchFault.ServerError, evidence),
            >= 300 and < 400 => new FetchOutcome.Failed(FetchFault.Broken, evidence + " without a place to go to"),
            _ => new FetchOutcome.Failed(FetchFault.Broken, evidence),
        };
    }
}
