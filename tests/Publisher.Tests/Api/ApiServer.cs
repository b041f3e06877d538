using Microsoft.Extensions.DependencyInjection;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Publisher.Newsletters;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Publisher.Tests.Api;

/// <summary>The API and the letters' preview, without pages.</summary>
internal sealed class ApiServer : PublisherServer
{
    public bool IndexIsOut { get; set; }

    protected override IndexDocuments Documents { get; } = new(Samples.Gazetteer);

    public static async Task<ApiServer> RunAsync(IEnumerable<Record> records, string? baseUrl = null, string? templates = null)
    {
        var server = new ApiServer();
        await server.OpenAsync(
            parts => parts with
            {
                Themes = ["sport", "culture", "musique", "marche-brocante"],
                Templates = templates ?? parts.Templates,
                Lag = _ => server.IndexIsOut ? throw new IOException("out") : Task.FromResult(0L),
            },
            services => services.Configure<PublisherOptions>(o => o.BaseUrl = baseUrl).AddSingleton<LetterComposing>(),
            app => app.MapLetterPreview());
        await server.AddAsync(records);
        return server;
    }

    public async Task<System.Text.Json.JsonElement> JsonAsync(string path) => System.Text.Json.JsonDocument.Parse(await TextAsync(path)).RootElement;

    /// <summary>Has something else stand where the store was.</summary>
    public void TakeStoreAway()
    {
        WikerStore.CloseIdle(Store.Path);
        File.Delete(Store.Path);
        Directory.CreateDirectory(Store.Path);
    }
}
