using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests.Privacy;

/// <summary>A removal request that comes while a source is being read.</summary>
public sealed class RemovalWhileRunningTests : IAsyncLifetime
{
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_run_that_began_under_an_older_list_keeps_nothing_and_the_next_masks()
    {
        var source = Definitions.Table("agenda");
        const string table = "id;titre;debut;lieu;commune;texte\n1;Fest-noz;2026-12-05T20:30;Salle;Donges;Demandez Armel Kerbrazic\n";
        _town.Site.On(source.Url, async context =>
        {
            _town.Remove("Armel Kerbrazic");
            await context.Response.WriteAsync(table);
        });

        (await _town.RunAsync(source)).IsGood.ShouldBeFalse();
        _town.WholeDump().ShouldNotContain("Kerbrazic");
        _town.Records().ShouldBeEmpty();
        Files().ShouldBeEmpty();

        _town.Site.Serve(source.Url, table, "text/csv; charset=utf-8");
        (await _town.RunAsync(source)).Applied.Added.ShouldBe(1);
        _town.Records().Single().Content.Summary.ShouldBe("Demandez …");
        _town.WholeDump().ShouldNotContain("Kerbrazic");
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_is_being_applied_brings_no_word_of_it_behind_the_removal()
    {
        var source = Definitions.Table("agenda");
        var rows = Definitions.Rows(20);
        _town.Publish(source, rows);
        await _town.RunAsync(source);
        _town.Publish(source, rows.Take(10).Select((r, i) => i == 0 ? r with { Text = "Demandez Armel Kerbrazic" } : r));
        await _town.RunDailyAsync(source, 1);
        _town.Write(s => s.Runs.Save(s.Runs.Suspect("agenda")! with { Judgement = RunJudgement.Complete })); // judged, and its first chunk still to come
        _town.WholeDump().ShouldContain("Kerbrazic");
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        // The list is written, and no item is looked at yet.
        Should.Throw<OperationCanceledException>(() => _town.Removal.Remove("Armel Kerbrazic", stopped.Token));
        _town.Site.Fail(source.Url);
        await _town.RunDailyAsync(source, 1);
        _town.Read(s => s.Items.After(0, 100)).ShouldContain(i => i.Raw.All(RawField.Body).Contains("Demandez […]"));
        _town.WholeDump().ShouldNotContain("Kerbrazic");
    }

    private IEnumerable<string> Files() => Directory.Exists(_town.PagesFolder) ? Directory.EnumerateFiles(_town.PagesFolder, "*", SearchOption.AllDirectories) : [];
}
