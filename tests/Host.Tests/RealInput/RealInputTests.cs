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

    private async Task<IReadOnlyList<CorpusDocument>> AllAsync()
    {
        SharedFolder.Require("corpora");
        return await documents.AllAsync();
    }

    private async Task<List<(string Path, Answer Answer)>> WebAsync(Func<CorpusDocument, bool> isMeant) =>
        [.. from document in await AllAsync() where document.Folder == "web" && isMeant(document) from answer in document.Answers select (document.Path, answer)];
}
