using System.Diagnostics;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>The demo served on a day of its clock with the notice board as its only site, so that it is read in a moment.</summary>
internal sealed class NoticeBoard : IAsyncDisposable
{
    private readonly Checkout _checkout = OnlyTheBoard();
    private readonly HttpClient _http = new() { Timeout = WikerProcess.Patience };
    private Process? _process;

    public string Data => _checkout.Data;

    public static async Task<NoticeBoard> ServeAsync(string day)
    {
        var board = new NoticeBoard();
        board._process = WikerProcess.StartOn(day, board._checkout.Folder, "demo", "--json", "--port", "0", "--data", board._checkout.Data);
        _ = board._process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var line = await board._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The demo ended before it served.");
        board._http.BaseAddress = new Uri(new Uri(JsonDocument.Parse(line).RootElement.GetProperty("url").GetString()!), "/");
        return board;
    }

    /// <summary>A folder whose demo has the board's sources alone.</summary>
    public static Checkout OnlyTheBoard()
    {
        var checkout = new Checkout();
        foreach (var source in Directory.EnumerateFiles(Path.Combine(checkout.Folder, "demo", "sources")).Where(f => !Path.GetFileName(f).StartsWith("montoir-panneau", StringComparison.Ordinal)))
            File.Delete(source);
        return checkout;
    }

    /// <summary>All records that answer a query, over all its pages.</summary>
    public async Task<IReadOnlyList<JsonElement>> RecordsAsync(string query)
    {
        var items = new List<JsonElement>();
        for (var path = $"v1/records.json?{query}&limit=100"; path is not null;)
        {
            var page = JsonDocument.Parse(await TextAsync(path)).RootElement;
            items.AddRange(page.GetProperty("items").EnumerateArray());
            path = page.GetProperty("next").GetString();
        }
        return items;
    }

    /// <summary>The facts of a record's page: "Quand: Samedi 5 décembre à 20 h 30".</summary>
    public async Task<IReadOnlyList<string>> FactsAsync(string id) =>
        [.. (await PageAsync($"records/{id}")).QuerySelectorAll("dl > div").Select(d => Plain($"{d.QuerySelector("dt")!.TextContent}: {string.Join(" | ", d.QuerySelectorAll("dd").Select(v => v.TextContent))}"))];

    public async Task<IDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await TextAsync(path));

    public static string Plain(string text) => text.Replace('\u00A0', ' ').Trim();

    private async Task<string> TextAsync(string path)
    {
        using var answer = await _http.GetAsync(path, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return text;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        _checkout.Dispose();
    }
}

/// <summary>One board of 24 November 2026 for all tests of a class.</summary>
public sealed class NoticeBoardInNovember : IAsyncLifetime
{
    internal NoticeBoard Board { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Board = await NoticeBoard.ServeAsync("2026-11-24");

    public async ValueTask DisposeAsync() => await Board.DisposeAsync();
}
