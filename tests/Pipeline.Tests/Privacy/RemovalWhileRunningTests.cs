using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Pipeline.Privacy;

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
            new Removal(_town.Store, _town.Bodies, _town.RemovalKey, _town.Normalization, _town.Time).Remove("Armel Kerbrazic", CancellationToken.None).ShouldNotBeNull();
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

    private IEnumerable<string> Files() => Directory.Exists(_town.PagesFolder) ? Directory.EnumerateFiles(_town.PagesFolder, "*", SearchOption.AllDirectories) : [];
}
