using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>
/// The search server over HTTP: asks, waits when it is told to, and reads the answer. Everything that goes wrong on the way is an <see cref="IndexUnavailableException"/>;
/// where it is a fault that the server finds in a request, a <see cref="ServerFaultException"/>. Safe for several threads.
/// </summary>
internal sealed class SearchServer(ElasticsearchIndexOptions options) : IDisposable
{
    private const int LongestReason = 300;
    private readonly HttpClient _http = ServerConnection.Open(options);
    private readonly string _address = options.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/'); // never user and password

    /// <summary>Where it is, for messages.</summary>
    public string Address => _address;

    /// <summary>Which product answers.</summary>
    /// <exception cref="IndexUnavailableException">None, or one that we don't know.</exception>
    public async Task<ServerProduct> RecognizeAsync(CancellationToken cancellationToken)
    {
        using var answer = await ExchangeAsync(ServerRequest.Searching(options, HttpMethod.Get, "", null), cancellationToken);
        var body = await ReadAsync(answer, WireJson.Default.RootAnswer, orThrow: false, cancellationToken);
        var header = answer.Headers.TryGetValues("X-elastic-product", out var values) ? string.Concat(values) : null;
        return ServerProduct.Recognize(body, header) ?? throw new IndexUnavailableException(
            $"What answers at {_address} is neither Elasticsearch 8 nor OpenSearch 2{(body?.Version?.Number is { } number ? $" (it says version {Cut(number, 40)}{(body.Version.Distribution is { } distribution ? $" of {Cut(distribution, 40)}" : "")})" : "")}.");
    }

    /// <summary>Asks, and reads the answer.</summary>
    /// <exception cref="ServerFaultException">The server found a fault in the request, or what it names isn't there.</exception>
    /// <exception cref="IndexUnavailableException">There was no good answer.</exception>
    public async Task<T> AskAsync<T>(ServerRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var answer = await ExchangeAsync(request, cancellationToken);
        return (await ReadAsync(answer, type, orThrow: true, cancellationToken))!;
    }

    /// <summary>Asks for what has no answer but success.</summary>
    public async Task TellAsync(ServerRequest request, CancellationToken cancellationToken)
    {
        using var answer = await ExchangeAsync(request, cancellationToken);
    }

    /// <summary>The pause before the next try: what the server asks for, else doubled each time and up to half as much more, so that not all come back at once.</summary>
    public async Task PauseAsync(int tried, TimeSpan? asked, CancellationToken cancellationToken)
    {
        var doubled = options.FirstPause * Math.Pow(2, Math.Min(tried, 20));
        var pause = (doubled < options.LongestPause ? doubled : options.LongestPause) * (1 + (Random.Shared.NextDouble() / 2));
        if (asked > pause)
            pause = asked.Value < options.LongestPause ? asked.Value : options.LongestPause;
        await Task.Delay(pause, options.Time, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> ExchangeAsync(ServerRequest request, CancellationToken cancellationToken)
    {
        for (var tried = 0; ; tried++)
        {
            var answer = await SendAsync(request, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return answer;
            using (answer)
            {
                if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && tried < request.Retries)
                {
                    await PauseAsync(tried, RetryAfter(answer.Headers.RetryAfter), cancellationToken);
                    continue;
                }
                throw await FaultAsync(request, answer, cancellationToken);
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(ServerRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, _address + "/" + request.Path);
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.IsLines ? "application/x-ndjson" : "application/json");
        }
        using var limit = new CancellationTokenSource(request.Timeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Whole: a connection that breaks off within the answer is found here.
            return await _http.SendAsync(message, HttpCompletionOption.ResponseContentRead, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IndexUnavailableException($"The search server at {_address} didn't answer in time.");
        }
        catch (HttpRequestException e)
        {
            throw new IndexUnavailableException($"The search server at {_address} can't be reached: {ServerConnection.Why(e)}.", e);
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header?.Delta ?? (header?.Date is { } date ? date - options.Time.GetUtcNow() : null);

    private async Task<Exception> FaultAsync(ServerRequest request, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var fault = await ReadAsync(answer, WireJson.Default.FaultAnswer, orThrow: false, cancellationToken);
        var (type, reason) = ServerFault.Of(fault?.Error ?? default);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new IndexUnavailableException($"The search server at {_address} doesn't know us (401): set Index:ApiKey, or Index:User and Index:Password."),
            HttpStatusCode.Forbidden => new IndexUnavailableException($"The search server at {_address} forbids what was asked (403): {request.Method} {request.PathOnly}."),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests =>
                new ServerFaultException((int)answer.StatusCode, type, $"The search server refuses {request.Method} {request.PathOnly}: {(int)answer.StatusCode} {type} {Cut(reason, LongestReason)}"),
            _ => new IndexUnavailableException($"The search server at {_address} answers {(int)answer.StatusCode}{(type is null ? "" : $" ({Cut(type, LongestReason)})")}."),
        };
    }

    private async Task<T?> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, bool orThrow, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            if (await JsonSerializer.DeserializeAsync(body, type, cancellationToken) is { } read)
                return read;
        }
        catch (JsonException) when (!orThrow)
        {
            return default; // a proxy's page, say
        }
        catch (JsonException e)
        {
            throw new IndexUnavailableException($"The search server at {_address} gave an answer that is cut off or isn't its own.", e);
        }
        return orThrow ? throw new IndexUnavailableException($"The search server at {_address} gave an empty answer.") : default;
    }

    private static string Cut(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most] + "…";
}

/// <summary>A request to the server; <paramref name="Path"/> comes after its address and may hold a query.</summary>
internal sealed record ServerRequest(HttpMethod Method, string Path, ReadOnlyMemory<byte>? Body)
{
    /// <summary>The body is one JSON value a line.</summary>
    public bool IsLines { get; init; }
    public required TimeSpan Timeout { get; init; }
    /// <summary>How often it is made again when the server turns it away for a while.</summary>
    public required int Retries { get; init; }
    public string PathOnly => "/" + Path.Split('?')[0];

    /// <summary>A request that somebody waits for: made again once.</summary>
    public static ServerRequest Searching(ElasticsearchIndexOptions options, HttpMethod method, string path, ReadOnlyMemory<byte>? body) =>
        new(method, path, body) { Timeout = options.SearchTimeout, Retries = 1 };

    /// <summary>A request of a writer, which has more patience.</summary>
    public static ServerRequest Writing(ElasticsearchIndexOptions options, HttpMethod method, string path, ReadOnlyMemory<byte>? body) =>
        new(method, path, body) { Timeout = options.WriteTimeout, Retries = options.Retries };
}

/// <summary>The server answers, and found a fault in a request.</summary>
internal sealed class ServerFaultException(int status, string? type, string message) : IndexUnavailableException(message)
{
    public int Status => status;
    /// <summary>Its own name for it: <c>index_not_found_exception</c>.</summary>
    public string? Type => type;
    public bool IsMissing => status == 404;
}

/// <summary>A fault in the server's words.</summary>
internal static class ServerFault
{
    /// <summary>Type and reason; the root cause's, where one is named.</summary>
    public static (string? Type, string? Reason) Of(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String)
            return (error.GetString(), null);
        if (error.ValueKind != JsonValueKind.Object)
            return (null, null);
        if (error.TryGetProperty("root_cause", out var causes) && causes.ValueKind == JsonValueKind.Array && causes.GetArrayLength() > 0)
            error = causes[0];
        return (Text(error, "type"), Text(error, "reason"));
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
