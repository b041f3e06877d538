using Wiker.Bench.SitesBench.Reading;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Host.Tests.RealSites;

/// <summary>Every definition of <c>tests/Fixtures/RealSources</c>, crawled once from loopback.</summary>
public sealed class CrawledSites
{
    private readonly Lazy<Task<(SiteCrawl, IReadOnlyList<SiteSource>)>> _sites = new(RunAsync);

    internal static string Definitions { get; } = Path.Combine(SharedFolder.Repository, "tests", "Fixtures", "RealSources");

    internal Task<(SiteCrawl Crawl, IReadOnlyList<SiteSource> Read)> AllAsync() => _sites.Value;

    private static async Task<(SiteCrawl, IReadOnlyList<SiteSource>)> RunAsync()
    {
        var normalization = new Normalization(
            GazetteerFile.Load(Path.Combine(SharedFolder.Repository, "data", "gazetteer", "communes.csv")),
            Taxonomy.Load(Path.Combine(SharedFolder.Repository, "config", "themes.yml")));
        var crawl = new SiteCrawl(SharedFolder.Require(Path.Combine("corpora", "web")), Definitions, normalization);
        return (crawl, await crawl.RunAsync(TestContext.Current.CancellationToken));
    }
}

/// <summary>Real sites by one YAML for each of their sources; <c>wiker-bench sites</c> prints the same counts.</summary>
public sealed class RealSitesTests(CrawledSites sites, ITestOutputHelper output) : IClassFixture<CrawledSites>
{
    // Its lists and its pages say noindex: a definition can't change that.
    private const string KeptOut = "castres";

    [Fact]
    public void Every_definition_is_sound_and_begins_at_a_saved_page()
    {
        var catalogue = SourceCatalogue.Load(new CatalogueFolders(CrawledSites.Definitions), []);
        var saved = SavedPage.Load(Path.Combine(CrawledSites.Definitions, "pages.tsv")).Select(p => p.Address).ToHashSet();

        catalogue.Faults.ShouldBeEmpty();
        catalogue.Definitions.Where(d => !saved.Contains(d.Url)).Select(d => d.Profile.Id).ShouldBeEmpty();
        saved.Select(a => a.Host).Distinct().Count().ShouldBeGreaterThanOrEqualTo(10);
    }

    [Fact]
    public async Task Every_expected_title_and_start_is_found()
    {
        var (_, read) = await AllAsync();

        var sums = SiteSums.Of(read).Where(s => s.Site != KeptOut).ToList();

        var found = string.Join('\n', sums.Select(s => $"{s.Site}, {s.Kind}: titles {s.Titles}, starts {s.Starts}"));
        output.WriteLine(found);
        sums.Select(s => s.Site).Distinct().Count().ShouldBeGreaterThanOrEqualTo(10);
        read.Where(s => s.Site != KeptOut).SelectMany(s => s.Answers).Where(a => a.Missed is not null).ShouldBeEmpty(found);
    }

    [Fact]
    public async Task Every_page_of_which_something_is_expected_is_read_by_a_definition()
    {
        var (crawl, read) = await AllAsync();

        crawl.Unread(read).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_run_is_good_and_makes_no_item_that_nobody_expected()
    {
        var (_, read) = await AllAsync();

        read.Where(s => !s.Report.IsGood).Select(s => $"{s.Definition.Profile.Id}: {s.Report.Judgement} {s.Report.Detail}").ShouldBeEmpty();
        // A list and the detail page that its row leads to expect one thing twice.
        read.Where(s => s.Site != KeptOut && s.Records.Count > s.Answers.Select(a => (a.Answer.Expected.Title, a.Answer.Expected.Start)).Distinct().Count())
            .Select(s => $"{s.Definition.Profile.Id}: {string.Join(" | ", s.Records.Select(r => r.Title))}").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_site_that_asks_not_to_be_indexed_gives_none_of_its_words()
    {
        var (_, read) = await AllAsync();

        var kept = read.Where(s => s.IsKeptOut).ToList();

        kept.Select(s => s.Site).Distinct().ShouldBe([KeptOut]);
        kept.SelectMany(s => s.Records).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_start_is_made_up_where_the_page_fixes_none()
    {
        var (_, read) = await AllAsync();

        var open = read.Where(s => s.Answers.Any(a => a.Answer.Expected is { Start: null, Kind: RecordKind.Event })).ToList();

        open.ShouldNotBeEmpty();
        open.SelectMany(s => s.Records).SelectMany(r => r.Occurrences ?? []).ShouldBeEmpty();
    }

    private Task<(SiteCrawl Crawl, IReadOnlyList<SiteSource> Read)> AllAsync()
    {
        SharedFolder.Require(Path.Combine("corpora", "web"));
        return sites.AllAsync();
    }
}
