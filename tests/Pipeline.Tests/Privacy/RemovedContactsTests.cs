using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Pipeline.Tests.Privacy;

/// <summary>A contact that somebody asked to have taken out, in a spelling that only reading understands. The number is one kept for fiction.</summary>
public sealed class RemovedContactsTests : IAsyncLifetime
{
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Theory]
    [InlineData("06–39–98–77–41")]
    [InlineData("6 39 98 77 41")]
    public async Task A_listed_number_is_no_contact_however_it_is_written(string written)
    {
        var table = Definitions.Table("agenda");
        var source = table with { Csv = table.Csv! with { Fields = new Dictionary<string, FieldRule>(table.Csv.Fields) { ["phone"] = table.Csv.Fields["body"] } } };
        _town.Publish(source, Definitions.Rows(1)[0] with { Text = written });
        await _town.RunAsync(source);
        _town.Records().Single().Content.Contacts.Phones.ShouldHaveSingleItem().Value.ShouldBe("+33639987741");

        _town.Remove("06 39 98 77 41");
        _town.Records().Single().Content.Contacts.Phones.ShouldAllBe(p => p.Value == "[…]");
        _town.Renormalize();
        _town.Records().Single().Content.Contacts.Phones.ShouldBeEmpty();
        await _town.RunDailyAsync(source with { Profile = source.Profile with { Name = "Autre nom" } }, 2);
        _town.Records().Single().Content.Contacts.Phones.ShouldBeEmpty();
    }
}
