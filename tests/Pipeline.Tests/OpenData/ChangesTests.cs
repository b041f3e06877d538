using System.Text.Json.Nodes;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests.OpenData;

/// <summary>Runs that ask only for what changed, between those that ask for everything.</summary>
public sealed class ChangesTests
{
    private const string Donges = "44052";

    [Fact]
    public async Task Between_whole_runs_only_changes_are_asked_for_and_what_they_do_not_show_stays()
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("joafe-associations", Donges);
        JsonNode[] all = [.. Enumerable.Range(0, 20).Select(i => AssociationsTests.Announcement(i, $"Association {i}"))];
        List<JsonNode> changed = [];
        portal.Answer = request => Uri.UnescapeDataString(request.QueryString.Value!).Contains("dateparution>=", StringComparison.Ordinal) ? Portal.Page(request, changed) : Portal.Page(request, all);
        await portal.Town.RunAsync(source); // on 24 November

        portal.Town.Time.Advance(TimeSpan.FromDays(1));
        var empty = await portal.Town.RunAsync(source);
        (empty.Judgement, empty.Items, empty.Detail).ShouldBe((RunJudgement.Complete, 0, "only what changed since 2026-11-23"));
        Uri.UnescapeDataString(portal.Asked[^1].PathAndQuery).ShouldContain("dateparution>=\"2026-11-23\"");

        portal.Town.Time.Advance(TimeSpan.FromDays(6));
        changed.AddRange([AssociationsTests.Announcement(500, "Le Nouveau Club", number: "77"), AssociationsTests.Announcement(3, "Association 3 bis", type: "Modification", number: "78")]);
        var report = await portal.Town.RunAsync(source);

        (report.Judgement, report.Applied.Added, report.Applied.Changed).ShouldBe((RunJudgement.Complete, 1, 1));
        AssociationsTests.Missing(portal).ShouldBe(0);
        portal.Town.Records().Count.ShouldBe(21);
        portal.Town.Titled("Association 3 bis").Content.Rna.ShouldBe("W442000003");
        portal.Town.Read(s => s.Runs.CompleteYields(source.Profile.Id, 5)).ShouldBe([20]);
        portal.Town.Differences().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_single_change_without_a_number_is_no_changed_source(bool isWritten)
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("joafe-associations", Donges);
        JsonNode[] answer = [AssociationsTests.Announcement(1, "Association 1")];
        portal.Answer = request => Portal.Page(request, answer);
        await portal.Town.RunAsync(source);

        portal.Town.Time.Advance(TimeSpan.FromDays(1));
        answer = [AssociationsTests.Announcement(null, "Amicale d'avant 2009")];
        if (isWritten)
            answer[0]["numero_rna"] = null;

        var report = await portal.Town.RunAsync(source);
        (report.Judgement, report.Items, report.Applied.Withdrawn).ShouldBe((RunJudgement.Complete, 0, 0));
    }

    [Fact]
    public async Task A_dissolution_among_the_changes_withdraws_the_association_at_once()
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("joafe-associations", Donges);
        JsonNode[] answer = [.. Enumerable.Range(0, 3).Select(i => AssociationsTests.Announcement(i, $"Association {i}"))];
        portal.Answer = request => Portal.Page(request, answer);
        await portal.Town.RunAsync(source);
        var dissolved = portal.Town.Titled("Association 1").Id;

        portal.Town.Time.Advance(TimeSpan.FromDays(1));
        answer = [AssociationsTests.Announcement(1, "Association 1", type: "Dissolution", number: "90")];
        (await portal.Town.RunAsync(source)).Applied.Withdrawn.ShouldBe(1);

        portal.Town.Records().Select(r => r.Content.Title).ShouldBe(["Association 0", "Association 2"]);
        portal.Town.Read(s => s.Records.Find(dissolved)).ShouldBeNull();
        portal.Town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_that_would_withdraw_much_are_suspect_and_all_is_read_next()
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("joafe-associations", Donges);
        JsonNode[] all = [.. Enumerable.Range(0, 20).Select(i => AssociationsTests.Announcement(i, $"Association {i}"))];
        portal.Answer = request => Portal.Page(request, all);
        await portal.Town.RunAsync(source);

        portal.Town.Time.Advance(TimeSpan.FromDays(1));
        all = [.. Enumerable.Range(0, 12).Select(i => AssociationsTests.Announcement(i, $"Association {i}", kind: "loi-1901"))];
        var report = await portal.Town.RunAsync(source);
        portal.Asked[^1].PathAndQuery.ShouldContain("dateparution%3E");
        (report.Judgement, report.Applied.Withdrawn).ShouldBe((RunJudgement.Suspect, 0));

        portal.Town.Time.Advance(TimeSpan.FromDays(1));
        all = [.. Enumerable.Range(0, 20).Select(i => AssociationsTests.Announcement(i, $"Association {i}"))]; // a fault, mended since
        (await portal.Town.RunAsync(source)).Judgement.ShouldBe(RunJudgement.Complete);
        portal.Asked[^1].PathAndQuery.ShouldNotContain("dateparution%3E");
        portal.Town.Read(s => s.Runs.Suspect(source.Profile.Id)).ShouldBeNull();
        (portal.Town.Records().Count, AssociationsTests.Missing(portal)).ShouldBe((20, 0));
    }

    [Fact]
    public async Task Accepted_changes_make_nothing_missing()
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("joafe-associations", Donges);
        JsonNode[] all = [.. Enumerable.Range(0, 20).Select(i => AssociationsTests.Announcement(i, $"Association {i}"))];
        portal.Answer = request => Portal.Page(request, all);
        await portal.Town.RunAsync(source);
        portal.Town.Time.Advance(TimeSpan.FromDays(1));
        all = [AssociationsTests.Announcement(77, "Le Nouveau Club"), .. Enumerable.Range(0, 12).Select(i => AssociationsTests.Announcement(i, $"Association {i}", kind: "loi-1901"))];
        (await portal.Town.RunAsync(source)).Judgement.ShouldBe(RunJudgement.Suspect);

        portal.Town.Runs.Accept(source).ShouldNotBeNull().Applied.Added.ShouldBe(1);

        (portal.Town.Records().Count, AssociationsTests.Missing(portal)).ShouldBe((21, 0));
    }

    [Fact]
    public async Task After_its_time_all_is_read_again_and_what_is_gone_ages()
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("joafe-associations", Donges);
        JsonNode[] all = [.. Enumerable.Range(0, 10).Select(i => AssociationsTests.Announcement(i, $"Association {i}"))];
        portal.Answer = request => Portal.Page(request, all);
        await portal.Town.RunAsync(source);

        portal.Town.Time.Advance(TimeSpan.FromDays(30));
        all = all[..9];
        await portal.Town.RunAsync(source);

        portal.Asked[^1].PathAndQuery.ShouldNotContain("dateparution%3E");
        AssociationsTests.Missing(portal).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_of_changes_that_fails_is_made_up_for_by_the_next()
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("joafe-associations", Donges);
        JsonNode[] all = [AssociationsTests.Announcement(1, "Association 1")];
        portal.Answer = request => Portal.Page(request, all);
        await portal.Town.RunAsync(source);

        portal.Town.Time.Advance(TimeSpan.FromDays(2));
        portal.Answer = _ => null;
        (await portal.Town.RunAsync(source)).Judgement.ShouldBe(RunJudgement.Failed);
        portal.Town.Time.Advance(TimeSpan.FromDays(2));
        portal.Answer = request => Portal.Page(request, []);
        await portal.Town.RunAsync(source);

        Uri.UnescapeDataString(portal.Asked[^1].PathAndQuery).ShouldContain("dateparution>=\"2026-11-23\"");
        AssociationsTests.Missing(portal).ShouldBe(0);
    }

    [Fact]
    public async Task A_changed_definition_is_read_whole()
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("joafe-associations", Donges);
        JsonNode[] all = [AssociationsTests.Announcement(1, "Association 1")];
        portal.Answer = request => Portal.Page(request, all);
        await portal.Town.RunAsync(source);

        portal.Town.Time.Advance(TimeSpan.FromDays(1));
        await portal.Town.RunAsync(source with { Profile = source.Profile with { Trust = Trust.Official } });

        portal.Asked[^1].PathAndQuery.ShouldNotContain("dateparution%3E");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Kept_pages_that_are_read_again_are_no_whole_run_and_the_next_one_is(bool definitionChanges)
    {
        await using var portal = await Portal.OpenAsync();
        var source = Portal.Shipped("joafe-associations", Donges);
        List<JsonNode> all = [.. Enumerable.Range(0, 4).Select(i => AssociationsTests.Announcement(i, $"Association {i}"))];
        portal.Answer = request => Portal.Page(request, all);
        await portal.Town.RunAsync(source);
        var whole = portal.Town.Read(s => s.Runs.LastWhole(source.Profile.Id)).ShouldNotBeNull();
        portal.Town.Time.Advance(TimeSpan.FromDays(1));
        all.Insert(0, AssociationsTests.Announcement(3, "Association 3 bis", type: "Modification", number: "78"));
        await portal.Town.RunAsync(source);
        portal.Town.Titled("Association 3 bis");
        portal.Town.Read(s => s.Runs.LastWhole(source.Profile.Id)).ShouldBe(whole);

        portal.Town.Time.Advance(TimeSpan.FromDays(1));
        if (definitionChanges)
            source = source with { Profile = source.Profile with { Trust = Trust.Official } };
        (await portal.Town.RunAsync(source, RunMode.Replay)).Judgement.ShouldBe(RunJudgement.Complete);
        portal.Town.Titled("Association 3"); // as the kept pages have it
        portal.Town.Read(s => s.Runs.CompleteYields(source.Profile.Id, 5)).ShouldBe([4]);
        IsReadBy(source).ShouldBe(!definitionChanges); // what changes brought isn't among the kept pages

        portal.Town.Time.Advance(TimeSpan.FromHours(1));
        (await portal.Town.RunAsync(source)).Judgement.ShouldBe(RunJudgement.Complete);
        IsReadBy(source).ShouldBeTrue();
        portal.Asked[^1].PathAndQuery.ShouldNotContain("dateparution%3E");
        portal.Town.Titled("Association 3 bis");

        portal.Town.Time.Advance(TimeSpan.FromDays(1));
        await portal.Town.RunAsync(source);
        portal.Asked[^1].PathAndQuery.ShouldContain("dateparution%3E");
        portal.Town.Differences().ShouldBeEmpty();

        bool IsReadBy(SourceDefinition definition) => portal.Town.Read(s => s.Sources.Find(definition.Profile.Id))!.DefinitionHash == Scheduling.DueTimes.DefinitionHash(definition);
    }
}
