using Wiker.Ingest.Crawlers.Readers.Documents;
using Wiker.Ingest.Crawlers.Tests.Html;

namespace Wiker.Ingest.Crawlers.Tests.Documents;

/// <summary>Ways of real sites and catalogues to write lists, dates and things.</summary>
public sealed class StatedDocumentTests
{
    private static List<RawItem> Items(string text, string url = "https://vauxfleury.example/") =>
        Pages.Items(DocumentReading.Read(Pages.Of(text, url), null, [], Pages.Profile).Outcome);

    [Theory]
    [InlineData("Accueil", 3)]
    [InlineData("Le service de l'eau", 1)]
    public void A_home_page_is_the_list_that_it_shows_beside_pictures_and_short_cuts(string heading, int items)
    {
        var rest = string.Concat(Enumerable.Repeat("<p>Le guichet de la mairie vous accueille du lundi au vendredi pour toutes vos démarches.</p>", 3));
        var page = $"""
            <title>Vauxfleury</title><body><main><h1>{heading}</h1><div class="view">
            <div class="row"><span class="title"><a href="/n/1">Levée de l'avis d'ébullition</a></span><p>L'eau est de nouveau potable.</p></div>
            <div class="row"><span class="title"><a href="/n/2">Arrosage des jardins</a></span><p>Il est permis le soir seulement.</p></div>
            <div class="row"><span class="title"><a href="/n/3">Collecte des sapins</a></span><p>Déposez-les devant chez vous.</p></div>
            </div><div>{rest}</div></main></body>
            """;

        Items(page).Count.ShouldBe(items);
    }

    [Fact]
    public void A_line_that_is_only_a_date_dates_a_post_even_on_a_page_named_agenda()
    {
        var posts = string.Concat(Enumerable.Range(1, 3).Select(n => $"""<div class="loop post"><a href="/p/{n}"><h4>Stage numéro {n}</h4></a><div>Inscriptions à l'accueil, places comptées.</div><div class="info">{n} mars 2026</div></div>"""));

        var items = Items($"<title>Agenda</title><body><div>{posts}</div></body>", "https://club.example/agenda/");

        items.Select(i => i.First("published")).ShouldBe(["1 mars 2026", "2 mars 2026", "3 mars 2026"]);
        items.ShouldAllBe(i => i.First("when") == null);
    }

    [Fact]
    public void The_machine_form_of_a_date_field_with_an_end_is_taken_before_its_words()
    {
        var item = Items("""
            <title>Réunion publique</title><body><main><h1>Réunion publique</h1>
            <div class="event-date">When: <span class="date-display-single">October 2, 2026 <span class="date-display-start" content="2026-10-02T13:00:00+02:00">1:00pm</span> to <span class="date-display-end" content="2026-10-02T15:00:00+02:00">3:00pm</span></span></div>
            <p>Présentation du projet de la rue du Port, en présence des riverains.</p></main></body>
            """).ShouldHaveSingleItem();

        item.First("start").ShouldBe("2026-10-02T13:00:00+02:00");
        item.First("end").ShouldBe("2026-10-02T15:00:00+02:00");
    }

    [Fact]
    public void A_catalogues_object_is_read_in_French_with_its_place()
    {
        var item = Items("""
            {"@id":"https://data.example/15/1","@type":["schema:Event","PointOfInterest"],"rdfs:label":{"en":["Plant festival"],"fr":["Fête des plantes"]},"rdfs:comment":{"fr":["Une fête au jardin."]},
             "schema:startDate":["2026-03-20"],"schema:endDate":["2026-03-21"],
             "isLocatedAt":[{"schema:address":[{"@type":["schema:PostalAddress"],"schema:addressLocality":"Vauxfleury","schema:postalCode":"44550"}],"schema:geo":{"schema:latitude":"47.3","schema:longitude":"-2.0"}}]}
            """).ShouldHaveSingleItem();

        item.Kind.ShouldBe(RecordKind.Event);
        item.First("title").ShouldBe("Fête des plantes");
        item.First("summary").ShouldBe("Une f&#234;te au jardin.");
        item.First("start").ShouldBe("2026-03-20");
        item.First("commune").ShouldBe("Vauxfleury");
        item.First("lat").ShouldBe("47.3");
    }
}
