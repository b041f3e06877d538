using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Documents;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Crawlers.Tests.Html;

namespace Wiker.Ingest.Crawlers.Tests.Documents;

public sealed class DocumentReadingTests
{
    private sealed class Recorder(SourceKind kind) : ISourceReader
    {
        public SourceDefinition? Given { get; private set; }
        public SourceKind Kind => kind;

        public ReadOutcome Read(FetchedPage page, SourceDefinition source, RawItem? listing)
        {
            Given = source;
            return new ReadOutcome.Empty();
        }
    }

    private static DocumentRead Read(string text, string? name = null, string? type = null, params ISourceReader[] readers) =>
        DocumentReading.Read(Pages.Of(text, "https://document.invalid/", type), name, readers, Pages.Profile);

    [Theory]
    [InlineData("\uFEFF<?xml version=\"1.0\"?><rss version=\"2.0\"></rss>", null, SourceKind.Feed)]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\">", null, SourceKind.Feed)]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", null, SourceKind.Feed)]
    [InlineData("BEGIN:VCALENDAR\r\nEND:VCALENDAR", "x.txt", SourceKind.Calendar)]
    [InlineData("<!DOCTYPE html><p>x", null, SourceKind.Html)]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\">", null, SourceKind.Html)]
    [InlineData("<b>Warning</b>: mysql_connect() <html>", null, SourceKind.Html)]
    [InlineData("nom;adresse;ville\na;b;c", "liste.txt", SourceKind.Csv)]
    [InlineData("nom\nA", "liste.csv", SourceKind.Csv)]
    [InlineData("[{\"nom\":\"A\"}]", null, SourceKind.Json)]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", null, SourceKind.Geojson)]
    [InlineData("%PDF-1.7", "x.html", null)]
    [InlineData("   ", null, null)]
    [InlineData("bonjour", null, null)]
    public void The_kind_is_sniffed_from_the_bytes(string text, string? name, SourceKind? kind) => Read(text, name).Kind.ShouldBe(kind);

    [Fact]
    public void A_table_is_mapped_by_the_names_of_its_columns()
    {
        var reader = new Recorder(SourceKind.Csv);

        Read("\"Nom de l'événement\";NOM_LIEU;Date début;date_fin;Code INSEE;Téléphone;couleur\nx;y;z;;;;", "a.csv", null, reader);

        var csv = reader.Given.ShouldNotBeNull().Csv.ShouldNotBeNull();
        csv.Separator.ShouldBe(';');
        csv.Fields.ToDictionary(f => f.Key, f => f.Value.Select).ShouldBe(new Dictionary<string, string?>
        {
            ["title"] = "Nom de l'événement",
            ["place"] = "NOM_LIEU",
            ["start"] = "Date début",
            ["end"] = "date_fin",
            ["commune"] = "Code INSEE",
            ["phone"] = "Téléphone",
        }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"total_count":1,"results":[{"uid":"1","title_fr":"Bal","firstdate_begin":"2026-12-05T20:00:00+01:00","location_name":"Salle","location_coordinates":{"lon":-2.0,"lat":47.3}}]}""", "results", "title_fr")]
    [InlineData("""{"nhits":1,"records":[{"recordid":"a","fields":{"titre":"Bal","date_debut":"2026-12-05"}}]}""", "records", "fields.titre")]
    [InlineData("""{"total":1,"events":[{"uid":1,"title":{"fr":"Bal","en":"Ball"},"firstTiming":{"begin":"2026-12-05T20:00"},"location":{"name":"Salle","latitude":47.3}}]}""", "events", "title.fr")]
    [InlineData("""[{"id":3,"date_gmt":"2026-11-20T06:00:00","title":{"rendered":"Bal"},"content":{"rendered":"<p>x</p>"},"link":"https://a.example/3"}]""", null, "title.rendered")]
    [InlineData("""{"events":[{"id":3,"title":"Bal","start_date":"2026-12-05 20:00:00","venue":{"venue":"Salle","city":"Donges"}}],"total":1}""", "events", "title")]
    [InlineData("""{"kind":"calendar#events","summary":"Agenda","items":[{"summary":"Bal","start":{"dateTime":"2026-12-05T20:00:00+01:00"},"htmlLink":"https://a.example/1"}]}""", "items", "summary")]
    [InlineData("""{"mesAgendas":[{"intitule":"Bal"},{"intitule":"Loto"}],"x":[1]}""", "mesAgendas", "intitule")]
    public void Known_answers_are_mapped_by_well_known_names(string json, string? items, string title)
    {
        var reader = new Recorder(SourceKind.Json);

        Read(json, null, null, reader);

        var block = reader.Given.ShouldNotBeNull().Json.ShouldNotBeNull();
        block.Items.ShouldBe(items);
        block.Fields["title"].Select.ShouldBe(title);
    }

    [Fact]
    public void Features_are_mapped_by_their_properties()
    {
        var reader = new Recorder(SourceKind.Geojson);

        Read("""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[-2.0,47.3]},"properties":{"name":"Médiathèque","addr:city":"Trignac","opening_hours":"Tu 10:00-12:00","phone":"02 61 91 00 42"}}]}""", null, null, reader);

        var fields = reader.Given.ShouldNotBeNull().Geojson.ShouldNotBeNull().Fields;
        fields.Keys.Order(StringComparer.Ordinal).ShouldBe(["commune", "openingHours", "phone", "title"]);
    }

    [Fact]
    public void A_JSON_LD_document_needs_no_names()
    {
        var read = Read("""{"@context":"https://schema.org","@type":"SportsClub","name":"Vélo club","email":"velo@club.example"}""");

        Pages.Items(read.Outcome).ShouldHaveSingleItem().Kind.ShouldBe(RecordKind.Association);
    }

    [Fact]
    public void Data_with_unknown_names_is_broken_and_says_so() => Read("a;b;c\n1;2;3", "x.csv").Outcome.ShouldBeOfType<ReadOutcome.Broken>().Detail.ShouldContain("title");

    [Fact]
    public void An_article_gives_title_date_body_and_picture_without_the_sites_furniture()
    {
        var item = Pages.Items(Read("""
            <html><head><title>Travaux rue du Port - Commune de Vauxfleury</title><meta property="og:site_name" content="Commune de Vauxfleury"><link rel="canonical" href="https://vauxfleury.example/actualites/travaux"></head>
            <body><header><h1 class="site-title"><a href="/">Commune de Vauxfleury</a></h1><nav><ul><li><a href="/a">Accueil</a></li></ul></nav></header>
            <div id="page"><div class="colonne"><h2>Travaux rue du Port</h2><p class="date">Publié le 20 novembre 2026</p>
            <div class="bloc"><p>La rue du Port sera fermée du 1er au 12 décembre pour réfection des réseaux d'eau.</p><p>Une déviation est mise en place par la rue du Stade. <img src="/img/plan.jpg" alt="Plan"></p><div class="partage"><a href="x">Facebook</a></div></div></div>
            <aside><h3>Agenda</h3><p>Loto du club le 3 décembre à la salle des fêtes, venez nombreux, buvette sur place.</p></aside></div>
            <footer>Mairie de Vauxfleury, 1 place du Bourg</footer></body></html>
            """).Outcome).ShouldHaveSingleItem();

        item.First("title").ShouldBe("Travaux rue du Port");
        item.Kind.ShouldBeNull();
        item.First("published").ShouldBe("20 novembre 2026");
        item.First("image").ShouldBe("https://vauxfleury.example/img/plan.jpg");
        item.First("imageAlt").ShouldBe("Plan");
        item.First("link").ShouldBe("https://vauxfleury.example/actualites/travaux");
        var body = item.First("body").ShouldNotBeNull();
        body.ShouldContain("réfection");
        body.ShouldNotContain("Facebook");
        body.ShouldNotContain("Loto");
    }

    [Theory]
    [InlineData("<p class=info>Posté le 19 janvier 2024 dans <a>agenda</a></p>", "19 janvier 2024")]
    [InlineData("<p>Posté le 23/02/20 par admin</p>", "23/02/20")]
    [InlineData("<span>Article publié par Mme Exemple, le mercredi 28 janvier 2026 à 21:00</span>", "mercredi 28 janvier 2026 à 21:00")]
    [InlineData("<small>📅 Mis en ligne : 2026-03-02</small>", "2026-03-02")]
    [InlineData("<p>Posté en 1914 au front, il écrit le 12 mars 1915 à sa mère.</p>", null)]
    [InlineData("<p>Publié le jour même.</p>", null)]
    [InlineData("<p>Le livre est publié le 3 mars 2026.</p>", null)]
    [InlineData("<aside><p>Publié le 3 mars 2026</p></aside>", null)]
    public void A_line_that_says_when_the_text_was_put_up_dates_it_whatever_its_class(string line, string? published)
    {
        var html = $"<title>Portes ouvertes</title><main><h1>Portes ouvertes</h1>{line}<p>Samedi 29 février, le club ouvre ses portes à toutes celles et ceux qui veulent essayer.</p></main>";

        var article = Read(html).Outcome.ShouldBeOfType<ReadOutcome.Items>().Findings.OfType<Finding.Found>().ShouldHaveSingleItem().Item;

        article.First(RawField.Published).ShouldBe(published);
    }

    [Fact]
    public void A_table_with_a_telling_header_gives_its_rows()
    {
        var items = Pages.Items(Read("""
            <title>Calendrier du comité</title><h1>Calendrier</h1><table><tr><th>Date</th><th>Manifestation</th><th>Lieu</th></tr>
            <tr><td>5 déc.</td><td><a href="https://comite.example/loto">Loto</a></td><td>Salle des fêtes</td></tr><tr><td>12 déc.</td><td>Marché de Noël</td><td>Place</td></tr><tr><td></td><td></td><td></td></tr></table>
            """).Outcome);

        items.Count.ShouldBe(2);
        items[0].First("when").ShouldBe("5 déc.");
        items[0].First("place").ShouldBe("Salle des fêtes");
        items[0].First("link").ShouldBe("https://comite.example/loto");
        items[1].First("title").ShouldBe("Marché de Noël");
        items[1].Locator.ShouldBe("table:nth(1) row 2");
    }

    [Fact]
    public void An_error_page_is_no_article_and_a_refusal_goes_along()
    {
        Read("<html><title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found on this server.</p></html>").Outcome.ShouldBeOfType<ReadOutcome.ErrorPage>();
        var findings = Pages.Findings(Read("<html><head><meta name=robots content=noindex><title>Travaux</title></head><body><h1>Travaux</h1><p>La rue sera fermée toute la semaine prochaine.</p></body></html>").Outcome);
        findings.Count.ShouldBe(2);
        findings[1].ShouldBeOfType<Finding.Refused>().Rejection.Reason.ShouldBe("noindex");
    }
}
