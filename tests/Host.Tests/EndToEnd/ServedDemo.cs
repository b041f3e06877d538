using System.Diagnostics;
using System.Text.Json;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>One served demo for all tests of this class.</summary>
public sealed class ServedDemo : IAsyncLifetime
{
    private readonly Checkout _checkout = new();
    private Process? _process;

    public HttpClient Http { get; } = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = WikerProcess.Patience };

    public JsonElement Answer { get; private set; }

    internal string Folder => _checkout.Folder;

    internal string Data => _checkout.Data;

    public async ValueTask InitializeAsync()
    {
        _process = WikerProcess.Start(_checkout.Folder, "demo", "--json", "--port", "0", "--data", _checkout.Data);
        _ = _process.StandardError.ReadToEndAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The demo ended before it served.");
        Answer = JsonDocument.Parse(line).RootElement;
        Http.BaseAddress = new Uri(new Uri(Answer.GetProperty("url").GetString()!), "/");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        _checkout.Dispose();
    }
}
