using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Pipeline.Geocoding;

/// <summary>Brings the data folder's gazetteer up to date by the official list of communes. Whatever the service does, what was known before stays.</summary>
public sealed class CommunesFetching(Gazetteer gazetteer, DataFolder data, TimeProvider time)
{
    private const int MostBytes = 64 * 1024 * 1024; // some 12 MB are usual
    private static readonly TimeSpan LongestTime = TimeSpan.FromMinutes(5);

    /// <summary>Fetches the list and takes it; an answer that isn't one is told in <see cref="GazetteerUpdate.Refused"/>.</summary>
    /// <exception cref="IOException">The data folder cannot be written.</exception>
    public async Task<GazetteerUpdate> RunAsync(Uri address, CancellationToken cancellationToken)
    {
        using var fetcher = PoliteFetcher.OfService(address, MostBytes, LongestTime, time);
        // A person's command is no crawl, and portals bar crawlers from their APIs.
        var outcome = await fetcher.FetchAsync(new FetchRequest(address, Accept: "application/json", AsksRobots: false), cancellationToken);
        var update = outcome is FetchOutcome.Fetched { Page.Body: var body } ? OfficialCommunes.Take(body, data.Path, gazetteer) : new(0, 0, 0, 0, 0, [], outcome.Told());
        return update.Refused is { } why ? update with { Refused = $"{address.GetLeftPart(UriPartial.Path)}: {why}" } : update;
    }
}
