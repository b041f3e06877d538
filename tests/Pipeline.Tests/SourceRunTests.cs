using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>One run of one source over real pages and a real store.</summary>
public sealed class SourceRunTests : IAsyncLifetime
{
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_second_run_changes_nothing_whether_the_site_answers_304_or_sends_all_again()
    {
        var source = Definitions.Table("agenda");
        _town.Publish(source, Definitions.Rows(8));
        var first = await _town.RunAsync(source);
        (first.Judgement, first.Applied.Added).ShouldBe((RunJudgement.Complete, 8));
        var dump = _town.Dump();

        _town.Time.Advance(TimeSpan.FromHours(6));
        (await _town.RunAsync(source)).Applied.Unchanged.ShouldBe(8);
        _town.Site.Answers[^1].ShouldStartWith("304");
        _town.Dump().ShouldBe(dump);

        Directory.Delete(_town.PagesFolder, recursive: true); // the kept body is gone: asked for whole again
        _town.Time.Advance(TimeSpan.FromHours(6));
        (await _town.RunAsync(source)).Applied.Unchanged.ShouldBe(8);
        _town.Site.Answers[^1].ShouldStartWith("200");
        _town.Dump().ShouldBe(dump);
        _town.Read(s => s.Records.SeenOf([_town.Records()[0].Sources[0].SourceRecordId])).Values.Single().ShouldBe(_town.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_304_counts_as_seen_for_every_page_that_its_kept_body_leads_to()
    {
        var source = Definitions.Agenda("mairie");
        var rows = Definitions.Rows(3).Select(InWords).ToList();
        _town.PublishList(source.Url, rows);
        _town.PublishDetails(source, rows);
        (await _town.RunAsync(source)).Applied.Added.ShouldBe(3);

        await _town.RunDailyAsync(source, 9);

        _town.Site.Answers.Skip(_town.Site.Answers.Count - 4).ShouldAllBe(a => a.StartsWith("304"));
        _town.Records().ShouldAllBe(r => _town.FreshnessOf(r) == Freshness.Seen);
    }

    [Fact]
    public async Task A_changed_definition_reads_kept_pages_again()
    {
        var source = Definitions.Table("agenda");
        _town.Publish(source, new Row("ev-1", "Fest-noz", "2026-12-05T20:30", Text: "Grand bal breton du port"));
        await _town.RunAsync(source);

        var renamed = source with { Csv = source.Csv! with { Fields = new Dictionary<string, FieldRule>(source.Csv.Fields) { ["title"] = Definitions.Rule("texte") } } };
        var report = await _town.RunAsync(renamed);

        _town.Site.Answers[^1].ShouldStartWith("304");
        (report.Applied.Added, report.Applied.Changed).ShouldBe((0, 1));
        _town.Records().Single().Content.Title.ShouldBe("Grand bal breton du port");
    }

    [Fact]
    public async Task A_changed_definition_waits_for_a_site_that_is_out()
    {
        var source = Definitions.Table("agenda");
        _town.Publish(source, Definitions.Rows(3));
        await _town.RunAsync(source);

        source = source with { Profile = source.Profile with { Language = "br" } };
        _town.Site.Fail(source.Url);
        (await _town.RunAsync(source)).Judgement.ShouldBe(RunJudgement.Failed);
        _town.Publish(source, Definitions.Rows(3));
        (await _town.RunAsync(source)).Applied.Changed.ShouldBe(3);
        _town.Records().ShouldAllBe(r => r.Content.Language == "br");

        var dump = _town.Dump();
        (await _town.RunAsync(source)).Applied.Unchanged.ShouldBe(3);
        _town.Dump().ShouldBe(dump);
    }

    [Fact]
    public async Task Changed_trust_and_licence_reach_the_records()
    {
        var (official, club) = (Definitions.Table("mairie", Trust.Official), Definitions.Table("club"));
        _town.Publish(official, new Row("ev-1", "Fest-noz du port", "2026-12-05T20:30", Text: "Entrée libre."));
        _town.Publish(club, new Row("club-7", "Fest-noz du port", "2026-12-05T20:30", Text: "Entrée à cinq euros."));
        await _town.RunAsync(official);
        await _town.RunAsync(club);
        _town.Records().Single().Content.Body!.ShouldContain("libre");

        official = official with { Profile = official.Profile with { Trust = Trust.Open, Licence = new SourceLicence("none", Reuse.Extract, "Mairie de Donges") } };
        await _town.RunAsync(official);

        var record = _town.Records().Single();
        record.Content.Body!.ShouldContain("cinq euros");
        record.Sources.Select(s => (s.SourceId, s.Licence, s.Attribution)).ShouldBe([("club", "lov2", "Source club"), ("mairie", "none", "Mairie de Donges")]);
        _town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_licence_that_is_narrowed_binds_at_once_though_the_site_is_out()
    {
        var source = Definitions.Table("gazette");
        _town.Publish(source, new Row("ev-1", "Fest-noz du port", "2026-12-05T20:30", Text: "Entrée libre."));
        await _town.RunAsync(source);
        _town.Records().Single().Content.Body.ShouldNotBeNull();

        _town.Site.Fail(source.Url);
        source = source with { Profile = source.Profile with { Licence = new SourceLicence("none", Reuse.Link, "La Gazette") } };
        (await _town.RunAsync(source)).Judgement.ShouldBe(RunJudgement.Failed);

        var record = _town.Records().Single();
        (record.Content.Body, record.Content.Summary, record.Sources[0].Reuse).ShouldBe((null, null, Reuse.Link));
        _town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_fails_in_the_middle_makes_the_run_partial_and_nothing_ages()
    {
        var source = Definitions.Agenda("mairie");
        var rows = Definitions.Rows(4).Select(InWords).ToList();
        Uri second = new(source.Url, "/agenda?page=2");
        _town.PublishList(source.Url, rows.Take(2), second.PathAndQuery);
        _town.PublishList(second, rows.Skip(2));
        _town.PublishDetails(source, rows);
        (await _town.RunAsync(source)).Judgement.ShouldBe(RunJudgement.Complete);
        var dump = _town.Dump();

        _town.Site.Fail(second);
        var report = await _town.RunDailyAsync(source, 9);

        report.Judgement.ShouldBe(RunJudgement.Partial);
        report.Detail!.ShouldContain("1 pages");
        report.Rejections.ShouldContain(r => r.Reason == "page-failed");
        _town.Dump().ShouldBe(dump);
    }

    [Fact]
    public async Task A_detail_page_that_fails_leaves_what_was_known_and_a_new_row_is_better_than_nothing()
    {
        var source = Definitions.Agenda("mairie");
        var rows = Definitions.Rows(3).Select(InWords).ToList();
        _town.PublishList(source.Url, rows.Take(2));
        _town.PublishDetails(source, rows);
        await _town.RunAsync(source);
        var known = _town.Titled(rows[0].Title);
        known.Content.Price.ShouldBe("5 €");

        _town.PublishList(source.Url, rows);
        _town.Site.Fail(Definitions.Detail(source, rows[0]));
        _town.Site.Fail(Definitions.Detail(source, rows[2]));
        var report = await _town.RunAsync(source);

        (report.Judgement, report.Applied.Added, report.Applied.Changed).ShouldBe((RunJudgement.Partial, 1, 0));
        _town.Titled(rows[0].Title).Version.ShouldBe(known.Version);
        _town.Titled(rows[2].Title).Content.Price.ShouldBeNull();

        _town.PublishDetails(source, rows);
        (await _town.RunAsync(source)).Applied.Changed.ShouldBe(1);
        _town.Titled(rows[2].Title).Content.Price.ShouldBe("5 €");
        _town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_shows_what_would_be_written()
    {
        var source = Definitions.Table("agenda");
        _town.Publish(source, Definitions.Rows(3));
        var empty = _town.WholeDump();

        var dry = await _town.RunAsync(source, RunMode.DryRun);

        dry.Preview.Select(r => r.Content.Title).ShouldBe(Definitions.Rows(3).Select(r => r.Title));
        _town.WholeDump().ShouldBe(empty);
        Directory.Exists(_town.PagesFolder).ShouldBeFalse();

        await _town.RunAsync(source);
        var full = _town.WholeDump();
        _town.Publish(source, Definitions.Rows(12));
        (await _town.RunAsync(source, RunMode.DryRun)).Items.ShouldBe(12);
        _town.WholeDump().ShouldBe(full);
    }

    [Fact]
    public async Task A_replay_asks_the_network_nothing()
    {
        var source = Definitions.Table("agenda");
        (await _town.RunAsync(source, RunMode.Replay)).Judgement.ShouldBe(RunJudgement.Failed);
        _town.Publish(source, Definitions.Rows(3));
        await _town.RunAsync(source);
        var (dump, asked) = (_town.Dump(), _town.Site.Answers.Count);

        (await _town.RunAsync(source, RunMode.Replay)).Applied.Unchanged.ShouldBe(3);

        _town.Site.Answers.Count.ShouldBe(asked);
        _town.Dump().ShouldBe(dump);
    }

    private static Row InWords(Row row) => row with { Start = $"le {int.Parse(row.Start.AsSpan(8, 2), System.Globalization.CultureInfo.InvariantCulture)} décembre 2026 à 20h30" };
}
