using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Wiker.Bench.CorpusBench.Reading;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Host;
using Wiker.Ingest.Host.Demo;
#pragma warning disable IDE0005 // the test project, which compiles this file too, has it among its global usings
using Wiker.Ingest.Model;
#pragma warning restore IDE0005
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Privacy;
using Wiker.Ingest.Store;

namespace Wiker.Bench.SitesBench.Reading;

/// <summary>
/// Crawls real sites by their definitions: saved pages are served from loopback under the sites' own hosts, then fetched, read, normalized and stored as a run does, each definition
/// into a store of its own, on the day on which its first page was saved.
/// </summary>
/// <param name="corpus">The folder of saved pages and <c>expected.jsonl</c>.</param>
/// <param name="sources">The folder of definitions and <c>pages.tsv</c>.</param>
/// <param name="normalization">Makes records; what it learns of venues in one run is forgotten by the next.</param>
internal sealed class SiteCrawl(string corpus, string sources, Normalization normalization)
{
    private readonly IReadOnlyList<SavedPage> _pages = SavedPage.Load(Path.Combine(sources, "pages.tsv"));
    private readonly IReadOnlyDictionary<string, ExpectedDocument> _expected = Expectations.Load(Path.GetDirectoryName(corpus)!);

    /// <summary>Every definition's run, by id.</summary>
    /// <exception cref="InvalidDataException">A definition has a fault, or begins at an address of which no page is saved.</exception>
    public async Task<IReadOnlyList<SiteSource>> RunAsync(CancellationToken cancellationToken)
    {
        var catalogue = SourceCatalogue.Load(new CatalogueFolders(sources), []);
        if (catalogue.Faults.Count > 0)
            throw new InvalidDataException(string.Join('\n', catalogue.Faults));
        await using var server = await CorpusServer.StartAsync(corpus, _pages.ToDictionary(p => p.Address, p => p.File), cancellationToken);
        var read = new List<SiteSource>();
        foreach (var definition in catalogue.Definitions.OrderBy(d => d.Profile.Id, StringComparer.Ordinal))
            read.Add(await RunAsync(definition, server.Fetching, cancellationToken));
        return read;
    }

    /// <summary>Files of which something is expected and that no run has read.</summary>
    public IEnumerable<string> Unread(IReadOnlyList<SiteSource> read) =>
        from document in _expected
        where document.Key.StartsWith("web/", StringComparison.Ordinal)
        from kind in document.Value.Items.Select(i => i.Kind).Distinct()
        let file = document.Key["web/".Length..]
        where !read.Any(s => s.Answers.Any(a => a.Page.File == file && a.Answer.Expected.Kind == kind))
        select $"{file}: {kind}";

    private async Task<SiteSource> RunAsync(SourceDefinition definition, FetchingOptions fetching, CancellationToken cancellationToken)
    {
        var first = Find(definition.Url) ?? throw new InvalidDataException($"{definition.Origin}: pages.tsv has no page of {definition.Url}.");
        var clock = new DemoClock(first.Saved, TimeProvider.System);
        var folder = Directory.CreateTempSubdirectory("wiker-site-").FullName;
        try
        {
            var data = new DataFolder(folder);
            var store = WikerStore.Open(data.Store);
            using var fetcher = new PoliteFetcher(fetching, clock);
            var run = new SourceRun(
                store, new PageBodies(data.Pages), fetcher, new SourceReaders(Composition.AllReaders()), normalization, new RemovalKey(new byte[32]), new PipelineOptions(), clock,
                NullLogger<SourceRun>.Instance);
            var report = await run.RunAsync(definition, RunMode.Normal, cancellationToken);
            using var session = store.Read();
            List<RecordContent> records = [.. session.Records.FindMany(session.SourceRecords.RecordIdsOfSource(definition.Profile.Id)).Values.Select(r => r.Content)];
            var pages = session.Pages.All().Select(p => Find(new Uri(p.Page.Url))).OfType<SavedPage>();
            return new SiteSource(definition, first.Site, report, records, [.. pages.SelectMany(p => Answers(p, definition, records))]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private SavedPage? Find(Uri address) => _pages.FirstOrDefault(p => p.Address == address);

    private IEnumerable<SiteAnswer> Answers(SavedPage page, SourceDefinition definition, IReadOnlyList<RecordContent> records)
    {
        var document = _expected.Of("web/" + page.File);
        var asked = document with
        {
            Items = [.. document.Items.Where(i => i.Kind == definition.Profile.Records)],
            Timezone = definition.Profile.Timezone,
        };
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(corpus, page.File)));
        return Scoring.Of(asked, [.. records.Select(r => new MadeItem([r]))], DocumentForm.None, text, page.Address).Select(a => new SiteAnswer(page, a));
    }
}
