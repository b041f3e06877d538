using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Geocoding;

/// <summary>
/// Asks the configured service, one question at a time and never faster than the settings allow. Redirects aren't followed: the operator allowed one host, not where it points.
/// Safe for several threads; every expected failure is a <see cref="GeocodeOutcome"/>, nothing is thrown but the caller's own cancellation.
/// </summary>
public sealed class Geocoder : IDisposable
{
    private const int MostBytes = 256 * 1024;
    private const int MostPauses = 3;
    private static readonly TimeSpan UnsaidPause = TimeSpan.FromSeconds(10);

    private readonly GeocoderOptions _options;
    private readonly Uri _address;
    private readonly TimeProvider _time;
    private readonly Exchange _exchange;
    private readonly TurnQueue _pace;

    /// <summary>A geocoder of valid settings that are on.</summary>
    public Geocoder(GeocoderOptions options, TimeProvider time)
    {
        (_options, _address, _time, _pace) = (options, options.Address, time, new TurnQueue(time));
        _exchange = new Exchange(
            new FetchingOptions
            {
                ConfiguredHost = AddressRules.HostOf(_address),
                DelayPerHost = TimeSpan.Zero,
                Jitter = 0,
                SpacePerAddress = false,
                TotalTimeout = options.Timeout,
                IdleTimeout = options.Timeout,
                ConnectTimeout = options.Timeout,
                DefaultPause = UnsaidPause,
            },
            time);
    }

    /// <summary>Asks one question. Waits for its turn, and as long as the service asks for within <see cref="GeocoderOptions.LongestPause"/>.</summary>
    public async Task<GeocodeOutcome> AskAsync(GeocodeQuestion question, CancellationToken cancellationToken)
    {
        var request = new WireRequest(UrlOf(_address, question), TimeSpan.Zero, MostBytes, CutBody: false, new FetchRequest(_address, Accept: "application/geo+json, application/json"));
        for (var pauses = 0; ; pauses++)
        {
            // Ended at once: starts are spaced, so that a slow answer doesn't slow the next question down too.
            using (await _pace.WaitAsync("", TimeSpan.FromSeconds(1 / _options.PerSecond), cancellationToken)) { }
            switch (await _exchange.SendAsync(request, cancellationToken))
            {
                case ExchangeResult.Paused paused:
                    var wait = paused.Until - _time.GetUtcNow();
                    if (pauses == MostPauses || wait > _options.LongestPause)
                        return new GeocodeOutcome.Paused(paused.Until);
                    if (wait > TimeSpan.Zero)
                        await Task.Delay(wait, _time, cancellationToken);
                    break;
                case ExchangeResult.Answered { Status: 200 } answer:
                    return GeocoderAnswer.Read(answer.Body);
                case ExchangeResult.Answered { Status: >= 300 and < 400 } moved:
                    return new GeocodeOutcome.Failed($"it points elsewhere ({moved.Status} to {moved.Headers.Location ?? "nowhere"}), which isn't followed: give its new address");
                case ExchangeResult.Answered answer:
                    return new GeocodeOutcome.Failed($"it answers with status {answer.Status}");
                case ExchangeResult.Faulted fault:
                    return new GeocodeOutcome.Failed(fault.Detail);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _exchange.Dispose();

    internal static Uri UrlOf(Uri address, GeocodeQuestion question) => new(
        $"{address.AbsoluteUri.TrimEnd('/')}/search/?q={Uri.EscapeDataString(question.Text)}&citycode={Uri.EscapeDataString(question.Insee)}&type={question.Type.ToString().ToLowerInvariant()}&limit=1");
}
