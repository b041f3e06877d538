using System.Text.Json.Nodes;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests.OpenData;

/// <summary>Runs that ask only for what changed, between those that ask for everything.</summary>
public sealed class ChangesTests : IAsyncLifetime
{
    private SourceDefinition _source = Portal.Shipped("joafe-associations", "44052");
    private Portal _portal = null!;

    public async ValueTask InitializeAsync() => _portal = await Portal.OpenAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Between_whole_runs_only_changes_are_asked_for_and_what_they_do_not_show_stays()
    {
        await ReadAsync(Associations(20)); // on 24 November

        _portal.Town.Time.Advance(TimeSpan.FromDays(1));
        var empty = await ReadAsync();
        (empty.Judgement, empty.Items, empty.Detail).ShouldBe((RunJudgement.Complete, 0, "only what changed since 2026-11-23"));
        Uri.UnescapeDataString(_portal.Asked[^1].PathAndQuery).ShouldContain("dateparution>=\"2026-11-23\"");

        _portal.Town.Time.Advance(TimeSpan.FromDays(6));
        var report = await ReadAsync(AssociationsTests.Announcement(500, "Le Nouveau Club", number: "77"), AssociationsTests.Announcement(3, "Association 3 bis", type: "Modification", number: "78"));

        (report.Judgement, report.Applied.Added, report.Applied.Changed).ShouldBe((RunJudgement.Complete, 1, 1));
        AssociationsTests.Missing(_portal).ShouldBe(0);
        _portal.Town.Records().Count.ShouldBe(21);
        _portal.Town.Titled("Association 3 bis").Content.Rna.ShouldBe("W442000003");
        _portal.Town.Read(s => s.Runs.CompleteYields(_source.Profile.Id, 5)).ShouldBe([20]);
        _portal.Town.Differences().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_single_change_without_a_number_is_no_changed_source(bool isWritten)
    {
        await ReadAsync(Associations(1));

        _portal.Town.Time.Advance(TimeSpan.FromDays(1));
        var change = AssociationsTests.Announcement(null, "Amicale d'avant 2009");
        if (isWritten)
            change["numero_rna"] = null;

        var report = await ReadAsync(change);
        (report.Judgement, report.Items, report.Applied.Withdrawn).ShouldBe((RunJudgement.Complete, 0, 0));
    }

    [Fact]
    public async Task A_dissolution_among_the_changes_withdraws_the_association_at_once()
    {
        await ReadAsync(Associations(3));
        var dissolved = _portal.Town.Titled("Association 1").Id;

        _portal.Town.Time.Advance(TimeSpan.FromDays(1));
        (await ReadAsync(AssociationsTests.Announcement(1, "Association 1", type: "Dissolution", number: "90"))).Applied.Withdrawn.ShouldBe(1);

        _portal.Town.Records().Select(r => r.Content.Title).ShouldBe(["Association 0", "Association 2"]);
        _portal.Town.Read(s => s.Records.Find(dissolved)).ShouldBeNull();
        _portal.Town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_that_would_withdraw_much_are_suspect_and_all_is_read_next()
    {
        await ReadAsync(Associations(20));

        _portal.Town.Time.Advance(TimeSpan.FromDays(1));
        var report = await ReadAsync(Associations(12, kind: "loi-1901"));
        _portal.Asked[^1].PathAndQuery.ShouldContain("dateparution%3E");
        (report.Judgement, report.Applied.Withdrawn).ShouldBe((RunJudgement.Suspect, 0));

        _portal.Town.Time.Advance(TimeSpan.FromDays(1));
        (await ReadAsync(Associations(20))).Judgement.ShouldBe(RunJudgement.Complete); // a fault, mended since
        _portal.Asked[^1].PathAndQuery.ShouldNotContain("dateparution%3E");
        _portal.Town.Read(s => s.Runs.Suspect(_source.Profile.Id)).ShouldBeNull();
        (_portal.Town.Records().Count, AssociationsTests.Missing(_portal)).ShouldBe((20, 0));
    }

    [Fact]
    public async Task Accepted_changes_make_nothing_missing()
    {
        await ReadAsync(Associations(20));
        _portal.Town.Time.Advance(TimeSpan.FromDays(1));
        (await ReadAsync([AssociationsTests.Announcement(77, "Le Nouveau Club"), .. Associations(12, kind: "loi-1901")])).Judgement.ShouldBe(RunJudgement.Suspect);

        _portal.Town.Runs.Accept(_source).ShouldNotBeNull().Applied.Added.ShouldBe(1);

        (_portal.Town.Records().Count, AssociationsTests.Missing(_portal)).ShouldBe((21, 0));
    }

    [Fact]
    public async Task After_its_time_all_is_read_again_and_what_is_gone_ages()
    {
        await ReadAsync(Associations(10));

        _portal.Town.Time.Advance(TimeSpan.FromDays(30));
        await ReadAsync(Associations(9));

        _portal.Asked[^1].PathAndQuery.ShouldNotContain("dateparution%3E");
        AssociationsTests.Missing(_portal).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_of_changes_that_fails_is_made_up_for_by_the_next()
    {
        await ReadAsync(Associations(1));

        _portal.Town.Time.Advance(TimeSpan.FromDays(2));
        _portal.Answer = _ => null;
        (await _portal.Town.RunAsync(_source)).Judgement.ShouldBe(RunJudgement.Failed);
        _portal.Town.Time.Advance(TimeSpan.FromDays(2));
        await ReadAsync();

        Uri.UnescapeDataString(_portal.Asked[^1].PathAndQuery).ShouldContain("dateparution>=\"2026-11-23\"");
        AssociationsTests.Missing(_portal).ShouldBe(0);
    }

    [Fact]
    public async Task A_changed_definition_is_read_whole()
    {
        await ReadAsync(Associations(1));

        _portal.Town.Time.Advance(TimeSpan.FromDays(1));
        _source = _source with { Profile = _source.Profile with { Trust = Trust.Official } };
        await ReadAsync(Associations(1));

        _portal.Asked[^1].PathAndQuery.ShouldNotContain("dateparution%3E");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Kept_pages_that_are_read_again_are_no_whole_run_and_the_next_one_is(bool definitionChanges)
    {
        await ReadAsync(Associations(4));
        var whole = _portal.Town.Read(s => s.Runs.LastWhole(_source.Profile.Id)).ShouldNotBeNull();
        _portal.Town.Time.Advance(TimeSpan.FromDays(1));
        await ReadAsync([AssociationsTests.Announcement(3, "Association 3 bis", type: "Modification", number: "78"), .. Associations(4)]);
        _portal.Town.Titled("Association 3 bis");
        _portal.Town.Read(s => s.Runs.LastWhole(_source.Profile.Id)).ShouldBe(whole);

        _portal.Town.Time.Advance(TimeSpan.FromDays(1));
        if (definitionChanges)
            _source = _source with { Profile = _source.Profile with { Trust = Trust.Official } };
        (await _portal.Town.RunAsync(_source, RunMode.Replay)).Judgement.ShouldBe(RunJudgement.Complete);
        _portal.Town.Titled("Association 3"); // as the kept pages have it
        _portal.Town.Read(s => s.Runs.CompleteYields(_source.Profile.Id, 5)).ShouldBe([4]);
        IsReadBy(_source).ShouldBe(!definitionChanges); // what changes brought isn't among the kept pages

        _portal.Town.Time.Advance(TimeSpan.FromHours(1));
        (await _portal.Town.RunAsync(_source)).Judgement.ShouldBe(RunJudgement.Complete);
        IsReadBy(_source).ShouldBeTrue();
        _portal.Asked[^1].PathAndQuery.ShouldNotContain("dateparution%3E");
        _portal.Town.Titled("Association 3 bis");

        _portal.Town.Time.Advance(TimeSpan.FromDays(1));
        await _portal.Town.RunAsync(_source);
        _portal.Asked[^1].PathAndQuery.ShouldContain("dateparution%3E");
        _portal.Town.Differences().ShouldBeEmpty();

        bool IsReadBy(SourceDefinition definition) => _portal.Town.Read(s => s.Sources.Find(definition.Profile.Id))!.DefinitionHash == Scheduling.DueTimes.DefinitionHash(definition);
    }

    /// <summary>A run while that is all that the API has to tell.</summary>
    private Task<RunReport> ReadAsync(params JsonNode[] told)
    {
        _portal.Answer = request => Portal.Page(request, told);
        return _portal.Town.RunAsync(_source);
    }

    private static JsonNode[] Associations(int count, string kind = "assoLoi1901") => [.. Enumerable.Range(0, count).Select(i => AssociationsTests.Announcement(i, $"Association {i}", kind: kind))];
}
