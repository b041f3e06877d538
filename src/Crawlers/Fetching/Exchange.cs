using System.Net;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>What one request on the wire gave: an answer of the server, a host that is to be left alone, or a fault.</summary>
internal abstract record ExchangeResult
{
    private ExchangeResult() { }

    /// <summary>The body is empty unless the status is 2xx.</summary>
    public sealed record Answered(int Status, AnswerHeaders Headers, ReadOnlyMemory<byte> Body) : ExchangeResult;

    public sealed record Paused(DateTimeOffset Until) : ExchangeResult;

    public sealed record Faulted(FetchFault Fault, string Detail) : ExchangeResult;
}

/// <summary>One request of an <see cref="Exchange"/>. <paramref name="CutBody"/>: a longer body is cut at <paramref name="MaxBytes"/>, else it is a fault.</summary>
internal sealed record WireRequest(Uri Url, TimeSpan Gap, int MaxBytes, bool CutBody, FetchRequest? Conditions);

/// <summary>Sends one request when its host's turn has come, within all caps, and follows nothing.</summary>
internal sealed class Exchange : IDisposable
{
    private const string DefaultAccept = "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/json,text/calendar,application/xml;q=0.9,*/*;q=0.8";

    private readonly FetchingOptions _options;
    private readonly TimeProvider _time;
    private readonly CheckedConnector _connector;
    private readonly TurnQueue _hosts;
    private readonly TurnQueue _addresses;
    private readonly HttpMessageInvoker _http;

    public Exchange(FetchingOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _connector = new CheckedConnector(options, time);
        _hosts = new TurnQueue(time);
        _addresses = new TurnQueue(time);
        Pauses = new HostPauses(options, time);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = _connector.ConnectAsync,
            // A proxy would connect for us, past the check of the address.
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            PreAuthenticate = false,
            MaxConnectionsPerServer = 2,
            MaxResponseHeadersLength = 64,
            // Short bodies of errors and redirects are let run out, which saves a connection; a long one is cut off.
            MaxResponseDrainSize = 64 * 1024,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            ConnectTimeout = options.TotalTimeout,
            // Names move: an old connection must not outlive the check of its address by long.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            ActivityHeadersPropagator = null,
        });
    }

    public HostPauses Pauses { get; }

    public void Dispose() => _http.Dispose();

    /// <summary>Throws nothing but the caller's cancellation.</summary>
    public async Task<ExchangeResult> SendAsync(WireRequest request, CancellationToken ct)
    {
        var host = AddressRules.HostOf(request.Url);
        if (Pauses.Of(host) is { } early)
            return new ExchangeResult.Paused(early);
        using var turn = await _hosts.WaitAsync(host, Jittered(request.Gap), ct);
        // Someone before us in the queue may have been told to wait.
        if (Pauses.Of(host) is { } until)
            return new ExchangeResult.Paused(until);
        try
        {
            await WaitForAddressAsync(request.Url, host, ct);
            return await SendNowAsync(request, host, ct);
        }
        catch (Exception e)
        {
            ct.ThrowIfCancellationRequested();
            // Whatever a server does to the HTTP stack is an outcome, not a bug of ours.
            return new ExchangeResult.Faulted(FaultOf.Exception(e), FaultOf.Describe(e));
        }
    }

    private TimeSpan Jittered(TimeSpan gap) =>
#pragma warning disable CA5394 // Chance here spreads visits; nobody gains by foretelling it.
        gap * (1 + (_options.Jitter * Random.Shared.NextDouble()));
#pragma warning restore CA5394

    private async Task WaitForAddressAsync(Uri url, string host, CancellationToken ct)
    {
        if (!_options.SpacePerAddress || _options.ConnectOverride?.Invoke(host) is not null)
            return;
        IReadOnlyList<IPAddress> addresses;
        using (var limit = new CancellationTokenSource(_options.TotalTimeout, _time))
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct))
            addresses = await _connector.ResolveAsync(new DnsEndPoint(host, url.Port), either.Token);
        // Ended at once: only starts are spaced, so that one slow site doesn't hold up its hoster's others.
        using (await _addresses.WaitAsync(addresses[0].ToString(), Jittered(_options.DelayPerAddress), ct)) { }
    }

    private async Task<ExchangeResult> SendNowAsync(WireRequest request, string host, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(_options.TotalTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        using var message = Message(request, host);
        using var response = await _http.SendAsync(message, either.Token);
        var headers = new AnswerHeaders(response);
        var status = (int)response.StatusCode;
        if (status is < 200 or > 299)
        {
            return status == 429 || (status == 503 && headers["Retry-After"] is not null && !headers.IsChallenge)
                ? new ExchangeResult.Paused(Pauses.Pause(host, headers["Retry-After"]))
                : new ExchangeResult.Answered(status, headers, default);
        }
        var body = new BodyReader(_options.IdleTimeout, _time, request.MaxBytes, request.CutBody);
        return await body.ReadAsync(response.Content, headers["Content-Encoding"], either.Token) is { } bytes
            ? new ExchangeResult.Answered(status, headers, bytes)
            : new ExchangeResult.Faulted(FetchFault.TooLarge, $"the body is longer than {request.MaxBytes} bytes");
    }

    private HttpRequestMessage Message(WireRequest request, string host)
    {
        var key = request.Conditions is { Key: { } given } asked && AddressRules.IsOneOrigin(asked.Url, request.Url)
            ? given
            : null;
        var url = key?.PutInto(request.Url) ?? request.Url;
        if (url.Scheme == Uri.UriSchemeHttps && _options.ConnectOverride?.Invoke(host) is not null)
            url = new UriBuilder(url) { Scheme = Uri.UriSchemeHttp, Port = url.IsDefaultPort ? -1 : url.Port }.Uri;
        var message = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        Add(message, "User-Agent", _options.UserAgent);
        Add(message, "Accept", request.Conditions?.Accept ?? DefaultAccept);
        Add(message, "Accept-Encoding", "gzip, deflate, br");
        Add(message, "Accept-Language", "fr, *;q=0.5");
        if (key?.Header is { } header)
            Add(message, header, key.Value);
        Add(message, "If-None-Match", request.Conditions?.ETag);
        Add(message, "If-Modified-Since", request.Conditions?.LastModified);
        return message;
    }

    /// <summary>Validators come back as the server once sent them, however odd; only what would break the header line is left out.</summary>
    private static void Add(HttpRequestMessage message, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value) && !value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            message.Headers.TryAddWithoutValidation(name, value);
    }
}
