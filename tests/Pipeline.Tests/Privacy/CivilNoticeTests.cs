namespace Wiker.Ingest.Pipeline.Tests.Privacy;

/// <summary>Of births, deaths and weddings nothing is kept among what was read. The person is invented.</summary>
public sealed class CivilNoticeTests : IAsyncLifetime
{
    private static readonly Entry Notice = new("Armel Kerouzic nous a quittés", "2026-11-20", Guid: "n-1", Text: "La commune présente ses condoléances à sa famille.");
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_notice_is_neither_staged_nor_kept_and_its_refusal_names_nobody()
    {
        var source = Definitions.News("mairie");
        _town.Publish(source, Notice, new Entry("Travaux rue du Port", "2026-11-21", Guid: "n-2"));
        var report = await _town.RunAsync(source);

        report.Rejections.ShouldHaveSingleItem().Reason.ShouldBe("civil-status");
        _town.Records().Single().Content.Title.ShouldBe("Travaux rue du Port");
        _town.WholeDump().ShouldNotContain("Kerouzic");
    }

    [Fact]
    public async Task One_that_an_older_normalizer_took_goes_when_it_is_read_again()
    {
        var source = Definitions.News("mairie");
        _town.Publish(source, new Entry("Le départ d’un ami", "2026-11-20", Guid: "n-1"), new Entry("Travaux rue du Port", "2026-11-21", Guid: "n-2"));
        await _town.RunAsync(source);
        // As an older normalizer left it.
        _town.Execute("UPDATE items SET raw = REPLACE(REPLACE(raw, 'Le départ d’un ami', 'Armel Kerouzic nous a quittés'), 'La mairie vous informe.', 'Toutes nos condoléances.'), normalizer = 1").ShouldBe(2);

        _town.Renormalize();

        _town.Records().Single().Content.Title.ShouldBe("Travaux rue du Port");
        _town.WholeDump().ShouldNotContain("Kerouzic");
        _town.WholeDump().ShouldNotContain("Le départ");
        _town.Differences().ShouldBeEmpty();
    }
}
