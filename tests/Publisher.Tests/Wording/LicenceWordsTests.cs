using Wiker.Ingest.Publisher.Tests.Api;
using Wiker.Ingest.Publisher.Tests.Site;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Tests.Wording;

public class LicenceWordsTests
{
    [Theory]
    [InlineData("lov2", "Licence Ouverte 2.0 (Etalab)")]
    [InlineData("etalab-2.0", "Licence Ouverte 2.0 (Etalab)")]
    [InlineData("odbl", "licence ODbL 1.0")]
    [InlineData("ODbL-1.0", "licence ODbL 1.0")]
    [InlineData("CC-BY-4.0", "licence Creative Commons Attribution 4.0")]
    [InlineData("cc-by-sa-4.0", "licence Creative Commons Attribution, Partage dans les mêmes conditions 4.0")]
    [InlineData("gfdl-1.3", "licence gfdl-1.3")] // not known: shown as it is
    [InlineData("none", null)]
    public void A_licence_is_named_as_people_know_it(string id, string? words) => LicenceWords.Of(id).ShouldBe(words);

    [Theory]
    [InlineData("Mairie de Donges", "lov2", "Mairie de Donges, Licence Ouverte 2.0 (Etalab)")]
    [InlineData("Mairie de Donges", "gfdl-1.3", "Mairie de Donges, licence gfdl-1.3")]
    [InlineData("Mairie de Donges", "none", "Mairie de Donges")]
    [InlineData("Mairie de Donges, licence ouverte 2.0", "lov2", "Mairie de Donges, licence ouverte 2.0")]
    [InlineData("Données ouvertes de l’estuaire (ODbL)", "odbl", "Données ouvertes de l’estuaire (ODbL)")]
    [InlineData("Atlas, CC BY-SA 4.0", "cc-by-4.0", "Atlas, CC BY-SA 4.0, licence Creative Commons Attribution 4.0")]
    public void Who_names_the_licence_already_isn_t_told_twice(string attribution, string id, string words) => LicenceWords.Beside(attribution, id).ShouldBe(words);

    [Fact]
    public async Task People_read_a_name_where_programs_read_an_id()
    {
        const string Words = "Mairie de Donges, Licence Ouverte 2.0 (Etalab)";
        var record = Samples.Event(1, "Fest-noz", "2026-12-05");
        record = record with { Sources = [record.Sources[0] with { Licence = "lov2", Attribution = "Mairie de Donges" }] };

        await using var site = await SiteServer.RunAsync([record]);
        (await site.PageAsync("/communes/44052")).Body!.TextContent.ShouldContain(Words);

        await using var api = await ApiServer.RunAsync([record]);
        (await api.TextAsync("/v1/records.atom")).ShouldContain($"<rights>{Words}</rights>");
        (await api.TextAsync("/v1/records.ics")).Replace("\r\n ", "", StringComparison.Ordinal).ShouldContain(Words.Replace(",", "\\,", StringComparison.Ordinal));
        (await api.TextAsync("/letters/preview?near=44052&from=2026-12-01&format=text")).ShouldContain(Words);
        (await api.TextAsync("/v1/records.json")).ShouldContain("\"licences\":[{\"id\":\"lov2\",\"attribution\":\"Mairie de Donges\"}]");
        (await api.TextAsync("/v1/records.csv")).ShouldContain(",lov2,");
    }
}
