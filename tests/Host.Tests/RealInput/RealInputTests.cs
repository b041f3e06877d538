using Wiker.Bench.CorpusBench.Reading;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Host.Tests.RealInput;

/// <summary>Every real document of the shared folder, once, from loopback to records.</summary>
public sealed class RealDocuments
{
    private readonly Lazy<Task<IReadOnlyList<CorpusDocument>>> _documents = new(ReadAsync);

    internal Task<IReadOnlyList<CorpusDocument>> AllAsync() => _documents.Value;

    private static Task<IReadOnlyList<CorpusDocument>> ReadAsync()
    {
        var normalization = new Normalization(
            GazetteerFile.Load(Path.Combine(SharedFolder.Repository, "data", "gazetteer", "communes.csv")),
            Taxonomy.Load(Path.Combine(SharedFolder.Repository, "config", "themes.yml")));
        return new CorpusWalk(SharedFolder.Require("corpora"), Composition.AllReaders(), normalization).ReadAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>Real documents, read without definitions; <c>wiker-bench corpus</c> prints the same counts.</summary>
public sealed class RealInputTests(RealDocuments documents, ITestOutputHelper output) : IClassFixture<RealDocuments>
{
    private static readonly DocumentForm[] InMachineForm = [DocumentForm.Feed, DocumentForm.Calendar, DocumentForm.StatedPage];

    [Fact]
    public async Task Every_document_is_fetched_and_none_makes_a_reader_throw()
    {
        var all = await AllAsync();

        all.Where(d => d.Fault is not null).Select(d => $"{d.Path}: {d.Fault}").ShouldBeEmpty();
        all.Select(d => d.Path.Split('/')[0]).Distinct().ShouldBe(["municipal", "open-data", "web"]);
    }

    [Fact]
    public async Task Feeds_calendars_and_pages_that_state_dates_give_every_expected_title()
    {
        var answers = await WebAsync(d => InMachineForm.Contains(d.Form));

        answers.Count.ShouldBeGreaterThan(100);
        answers.Where(a => !a.Answer.Title).Select(a => $"{a.Path}: {a.Answer.Expected.Title}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_start_that_a_document_states_in_machine_form_is_taken()
    {
        var answers = await WebAsync(_ => true);

        answers.Count(a => a.Answer.StartStated).ShouldBeGreaterThan(100);
        answers.Where(a => a.Answer is { StartStated: true, Start: false }).Select(a => $"{a.Path}: {a.Answer.Expected.Title} {a.Answer.Expected.Start}").ShouldBeEmpty();
    }

    // Found when this was last written down; a change that finds more raises them here and in benchmarks/README.md.
    [Theory]
    [InlineData("web, feeds", 73, 71, 73)]
    [InlineData("web, calendars", 41, 41, 41)]
    [InlineData("web, pages with dates in machine form", 44, 44, 27)]
    [InlineData("web, pages with dates in words", 80, 71, 69)]
    [InlineData("municipal, calendars", 2, 2, 0)]
    [InlineData("municipal, pages with dates in machine form", 11, 6, 0)]
    [InlineData("municipal, pages with dates in words", 65, 1, 0)]
    [InlineData("municipal, tables and JSON", 10, 5, 0)]
    public async Task What_was_found_once_stays_found(string documentsOf, int titles, int starts, int links)
    {
        var all = await AllAsync();

        var sums = CorpusSums.ByForm(all).Where(s => s.Name == documentsOf).ShouldHaveSingleItem();

        output.WriteLine($"titles {sums.Titles}, starts {sums.Starts}, links {sums.Links}");
        (sums.Titles.Found, sums.Starts.Found, sums.Links.Found).ShouldSatisfyAllConditions(
            found => found.Item1.ShouldBeGreaterThanOrEqualTo(titles),
            found => found.Item2.ShouldBeGreaterThanOrEqualTo(starts),
            found => found.Item3.ShouldBeGreaterThanOrEqualTo(links));
    }

    [Theory]
    [InlineData("web", 161, 1000)]
    [InlineData("municipal", 175, 560)]
    [InlineData("open-data/datatourisme", 97, 620)]
    [InlineData("open-data/opendatasoft", 8, 380)]
    [InlineData("open-data/scdl", 19, 370)]
    [InlineData("open-data/geojson", 4, 1200)]
    public async Task Documents_that_gave_records_still_do(string folder, int withItems, int records)
    {
        var all = await AllAsync();

        var read = all.Where(d => d.Folder == folder).ToList();

        read.Count(d => d.Items > 0).ShouldBeGreaterThanOrEqualTo(withItems);
        read.Sum(d => d.Records).ShouldBeGreaterThanOrEqualTo(records);
    }

    private async Task<IReadOnlyList<CorpusDocument>> AllAsync()
    {
        SharedFolder.Require("corpora");
        return await documents.AllAsync();
    }

    private async Task<List<(string Path, Answer Answer)>> WebAsync(Func<CorpusDocument, bool> isMeant) =>
        [.. from document in await AllAsync() where document.Folder == "web" && isMeant(document) from answer in document.Answers select (document.Path, answer)];
}
