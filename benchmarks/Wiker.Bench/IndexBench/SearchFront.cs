using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wiker.Ingest.Index;

namespace Wiker.Bench.IndexBench;

/// <summary>How fast one side answered: queries a second, and the median in milliseconds.</summary>
internal readonly record struct Measure(double Rate, double Median);

/// <summary>
/// The same HTTP server before every index, so that each pays for being asked over HTTP once; a search server is asked over HTTP a second time, as in real use.
/// Answers the total and the ids of query <c>n</c> of a set.
/// </summary>
internal sealed class SearchFront : IAsyncDisposable
{
    private const double TurnSeconds = 0.5;
    private const int Checked = 40;
    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly int[] _counts;
    private readonly int _sides;

    private SearchFront(WebApplication app, int sides, int[] counts)
    {
        (_app, _sides, _counts) = (app, sides, counts);
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public static async Task<SearchFront> StartAsync(IRecordIndex[] indexes, IndexQuery[][] sets)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.MapGet("/{side:int}/{set:int}/{query:int}", async (int side, int set, int query, HttpContext context) =>
        {
            var answer = await indexes[side].SearchAsync(sets[set][query], context.RequestAborted);
            await context.Response.WriteAsync($"{answer.Total.ToString(CultureInfo.InvariantCulture)} {string.Join(' ', answer.Hits.Select(h => h.Id))}", context.RequestAborted);
        });
        await app.StartAsync();
        return new SearchFront(app, indexes.Length, [.. sets.Select(s => s.Length)]);
    }

    /// <summary>Holds the first queries of a set against each other.</summary>
    /// <exception cref="InvalidOperationException">A side finds another number of records.</exception>
    public async Task CheckAlikeAsync(int set, CancellationToken cancellationToken)
    {
        for (var query = 0; query < Checked; query++)
        {
            var totals = new List<string>();
            for (var side = 0; side < _sides; side++)
                totals.Add((await AskAsync(side, set, query, cancellationToken)).Split(' ')[0]);
            if (totals.Distinct().Count() > 1)
                throw new InvalidOperationException($"Query {query} of set {set} finds {string.Join(", ", totals)} records.");
        }
    }

    /// <summary>Asks all sides in turns of half a second, each over so many connections, until each was asked for <paramref name="seconds"/>.</summary>
    public async Task<Measure[]> MeasureAsync(int set, int connections, double seconds, CancellationToken cancellationToken)
    {
        var next = new int[_sides];
        var times = Enumerable.Range(0, _sides).Select(_ => new List<double>()).ToArray();
        var spent = new double[_sides];
        // One turn to warm up.
        for (var turn = -1; turn * TurnSeconds < seconds; turn++)
        {
            for (var side = 0; side < _sides; side++)
            {
                var own = side;
                var clock = Stopwatch.StartNew();
                var taken = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(
                    async () =>
                    {
                        var milliseconds = new List<double>();
                        while (clock.Elapsed.TotalSeconds < TurnSeconds)
                        {
                            var start = Stopwatch.GetTimestamp();
                            await AskAsync(own, set, Interlocked.Increment(ref next[own]) % _counts[set], cancellationToken);
                            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                        }
                        return milliseconds;
                    },
                    cancellationToken)));
                if (turn < 0)
                    continue;
                spent[side] += clock.Elapsed.TotalSeconds;
                times[side].AddRange(taken.SelectMany(t => t));
            }
        }
        return [.. times.Select((t, side) => new Measure(t.Count / spent[side], t.Order().ElementAt(t.Count / 2)))];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private Task<string> AskAsync(int side, int set, int query, CancellationToken cancellationToken) =>
        _http.GetStringAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"/{side}/{set}/{query}"), UriKind.Relative), cancellationToken);
}
