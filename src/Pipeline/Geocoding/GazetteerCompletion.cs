using Wiker.Ingest.Crawlers.Geocoding;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Geocoding;

/// <summary>
/// What asking came to: how many were asked for, found, not found (which is remembered), and failed (which is asked again); how many are left for another time;
/// and why it ended before its time, null when it didn't.
/// </summary>
public sealed record Completion(int Asked, int Found, int NotFound, int Failed, int Left, string? Stopped);

/// <summary>
/// Completes with a geocoder what is known of places: points of communes into the data folder's gazetteer, points of streets and venues into the store, where the normalizer's table of venues
/// has them from. What was answered is kept batch by batch, so that it can be stopped and started again at will; an outage keeps what came before and changes nothing else.
/// </summary>
public sealed class GazetteerCompletion(Geocoder geocoder, WikerStore store, Gazetteer gazetteer, DataFolder data, TimeProvider time)
{
    /// <summary>How long it is believed that the service knows nothing.</summary>
    public static readonly TimeSpan NothingKept = TimeSpan.FromDays(90);

    /// <summary>How long a point is believed before it is asked for anew; it is let go of later than that, so that none is missing meanwhile.</summary>
    public static readonly TimeSpan PointKept = TimeSpan.FromDays(300);

    private const int BatchSize = 100;
    private const int MostInARow = 5; // failures: then it isn't the question
    private const int MostRequests = 100_000;

    /// <summary>Asks for the communes that have no point, the most populous first.</summary>
    public Task<Completion> CompleteCommunesAsync(int? limit, IProgress<Completion>? progress, CancellationToken cancellationToken)
    {
        var known = Known();
        List<GeocodeRequest> wanted = [.. gazetteer.All.Where(c => c.Point is null).OrderByDescending(c => c.Population).ThenBy(c => c.Insee, StringComparer.Ordinal).Select(GeocodeRequest.Of).Where(r => !known.Contains(r.Key))];
        return AskAsync(wanted, limit, progress, cancellationToken);
    }

    /// <summary>Asks for the streets and venues of stored places that are known no better than by their commune.</summary>
    public Task<Completion> CompletePlacesAsync(int? limit, IProgress<Completion>? progress, CancellationToken cancellationToken)
    {
        var known = Known();
        List<GeocodeRequest> wanted = [];
        using (var session = store.Read())
        {
            foreach (var place in session.Geocodes.Said().SelectMany(s => s.Content.Places))
            {
                if (GeocodeRequest.Of(place, gazetteer) is { } request && known.Add(request.Key))
                    wanted.Add(request);
                if (wanted.Count == MostRequests)
                    break;
            }
        }
        return AskAsync(wanted, limit, progress, cancellationToken);
    }

    private HashSet<(GeocodeKind, string, string)> Known()
    {
        var now = time.GetUtcNow();
        using var session = store.Read();
        return [.. session.Geocodes.AskedSince(now - PointKept).Where(g => g.Point is not null || g.Asked >= now - NothingKept).Select(g => GeocodeRequest.KeyOf(g.Kind, g.Insee, g.Words))];
    }

    private async Task<Completion> AskAsync(List<GeocodeRequest> wanted, int? limit, IProgress<Completion>? progress, CancellationToken cancellationToken)
    {
        var most = Math.Min(wanted.Count, limit ?? int.MaxValue);
        var done = new Completion(0, 0, 0, 0, wanted.Count, null);
        List<Geocode> batch = [];
        var inARow = 0;
        try
        {
            while (done.Asked < most && done.Stopped is null)
            {
                var (answer, failure, isPause) = await AskOneAsync(wanted[done.Asked], cancellationToken);
                if (isPause)
                {
                    done = done with { Stopped = failure };
                    break;
                }
                inARow = answer is null ? inARow + 1 : 0;
                done = done with
                {
                    Asked = done.Asked + 1,
                    Found = done.Found + (answer?.Point is null ? 0 : 1),
                    NotFound = done.NotFound + (answer is { Point: null } ? 1 : 0),
                    Failed = done.Failed + (answer is null ? 1 : 0),
                    Left = done.Left - (answer is null ? 0 : 1),
                    Stopped = inARow == MostInARow ? $"the geocoder failed {MostInARow} times in a row, the last time: {failure}" : null,
                };
                if (answer is not null)
                    batch.Add(answer);
                if (batch.Count >= BatchSize)
                    Keep(batch, done, progress);
            }
        }
        catch (OperationCanceledException)
        {
            done = done with { Stopped = "stopped by hand" };
        }
        Keep(batch, done, progress);
        return done;
    }

    // Null: it failed, and why; a pause that is longer than is waited for ends the run.
    private async Task<(Geocode? Answer, string? Failure, bool IsPause)> AskOneAsync(GeocodeRequest request, CancellationToken cancellationToken)
    {
        var detail = "";
        foreach (var question in request.Questions)
        {
            switch (await geocoder.AskAsync(question, cancellationToken))
            {
                case GeocodeOutcome.Answered answered:
                    (var point, detail) = request.Judge(answered.Best, question.Type, gazetteer);
                    if (point is not null)
                        return (new(request.Kind, request.Commune.Insee, request.Words, point, detail, time.GetUtcNow()), null, false);
                    break;
                case GeocodeOutcome.Paused paused:
                    return (null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the geocoder asks to be left alone until {paused.Until:u}"), true);
                case GeocodeOutcome.Failed failed:
                    return (null, failed.Detail, false);
            }
        }
        return (new(request.Kind, request.Commune.Insee, request.Words, null, detail, time.GetUtcNow()), null, false);
    }

    // A commune's point belongs to the gazetteer alone; that none was found is remembered with the rest.
    private void Keep(List<Geocode> batch, Completion done, IProgress<Completion>? progress)
    {
        var communes = batch.Where(g => g is { Kind: GeocodeKind.Municipality, Point: not null }).ToDictionary(g => g.Insee, g => g.Point!.Value, StringComparer.Ordinal);
        if (communes.Count > 0)
            GazetteerImport.Save(data.Path, communes);
        List<Geocode> others = [.. batch.Where(g => !communes.ContainsKey(g.Insee) || g.Kind != GeocodeKind.Municipality)];
        if (others.Count > 0)
        {
            using var session = store.Write();
            session.Geocodes.Save(others);
            session.Commit();
        }
        batch.Clear();
        progress?.Report(done);
    }
}
