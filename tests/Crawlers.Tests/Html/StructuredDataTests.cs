using Wiker.Ingest.Crawlers.Readers.Html;
using Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

namespace Wiker.Ingest.Crawlers.Tests.Html;

public sealed class StructuredDataTests
{
    private static IReadOnlyList<RawItem> In(string html, string url = "https://club.example/page")
    {
        using var page = HtmlPage.TryParse(Pages.Of(html, url), out var fault);
        fault.ShouldBeNull();
        return StructuredItems.In(page!);
    }

    private static string Script(string json) => $"<html><head><script type=\"application/ld+json\">{json}</script></head><body></body></html>";

    [Fact]
    public void A_graph_with_references_gives_the_event_whole()
    {
        var item = In(Script("""
            {"@context":"https://schema.org","@graph":[
              {"@type":"WebPage","@id":"#page","publisher":{"@id":"#org"}},
              {"@type":"Organization","@id":"#org","name":"Le site"},
              {"@type":["Thing","MusicEvent"],"name":"F&ecirc;te &#8211; concert","startDate":"2026-12-05T20:30:00+01:00","endDate":"2026-12-05T23:00:00+01:00","eventStatus":"https://schema.org/EventCancelled",
               "location":{"@id":"#hall"},"organizer":{"@type":"Organization","name":"Comité"},"image":[{"@type":"ImageObject","url":"/a.jpg","caption":"Affiche","creditText":"Léa X"}],
               "offers":[{"@type":"Offer","price":"5.00","priceCurrency":"EUR"},{"@type":"Offer","price":0,"priceCurrency":"EUR"}],"keywords":"musique, danse","identifier":"E-42","url":"https://club.example/concert"},
              {"@type":"Place","@id":"#hall","name":"Salle","address":{"@type":"PostalAddress","streetAddress":"1 rue du Port","postalCode":"44480","addressLocality":"Donges"},"geo":{"latitude":"47.3","longitude":"-2.07"}}
            ]}
            """)).ShouldHaveSingleItem();

        item.Kind.ShouldBe(RecordKind.Event);
        item.First("title").ShouldBe("Fête – concert");
        item.First("start").ShouldBe("2026-12-05T20:30:00+01:00");
        item.First("end").ShouldBe("2026-12-05T23:00:00+01:00");
        item.First("status").ShouldBe("EventCancelled");
        item.First("place").ShouldBe("Salle");
        item.First("address").ShouldBe("1 rue du Port, 44480 Donges");
        item.First("commune").ShouldBe("Donges");
        item.First("lat").ShouldBe("47.3");
        item.First("organizer").ShouldBe("Comité");
        item.First("image").ShouldBe("https://club.example/a.jpg");
        item.First("credit").ShouldBe("Léa X");
        item.First("price").ShouldBe("5 €, gratuit");
        item.All("category").ShouldBe(["musique", "danse"]);
        item.First("id").ShouldBe("E-42");
    }

    [Theory]
    [InlineData("""{"@type":"Event","name":"A","startDate":"2026-12-05",}""")]
    [InlineData("<!-- {\"@type\":\"Event\",\"name\":\"A\",\"startDate\":\"2026-12-05\"} -->")]
    [InlineData("//<![CDATA[\n{\"@type\":\"Event\",\"name\":\"A\",\"startDate\":\"2026-12-05\"}\n//]]>")]
    [InlineData("{&quot;@type&quot;:&quot;Event&quot;,&quot;name&quot;:&quot;A&quot;,&quot;startDate&quot;:&quot;2026-12-05&quot;}")]
    [InlineData("{\"@type\":\"Event\",\"name\":\"A\",\"description\":\"deux\nlignes\tet \"des\" guillemets\",\"startDate\":\"2026-12-05\"}")]
    [InlineData("{\"@type\":\"Event\",\"name\":\"A\",\"startDate\":\"2026-12-05\",\"description\":\"l\\'été coupé net")]
    [InlineData("{\"@type\":\"WebSite\"}\n{\"@type\":\"Event\",\"name\":\"A\",\"startDate\":\"2026-12-05\"}")]
    [InlineData("{\"@type\":\"Event\",\"name\":\"A\",\"startDate\":\"2026-12-05\"};")]
    [InlineData("{\"http://schema.org/name\":\"A\",\"@type\":\"http://schema.org/Event\",\"schema:startDate\":{\"@value\":\"2026-12-05\"}}")]
    public void Broken_JSON_LD_is_mended_where_that_is_safe(string json)
    {
        var item = In(Script(json)).ShouldHaveSingleItem();

        item.First("title").ShouldBe("A");
        item.First("start").ShouldBe("2026-12-05");
    }

    [Fact]
    public void One_hopeless_block_does_not_lose_the_others() =>
        In(Script("{\"@type\": Event ???") + Script("""{"@type":"Event","name":"B","startDate":"2026-12-05"}""")).ShouldHaveSingleItem().First("title").ShouldBe("B");

    [Fact]
    public void Half_a_character_loses_its_block_and_throws_nothing() =>
        In(Script("""{"@type":"Event","name":"coupé \ud83d","startDate":"2026-12-05"}""") + Script("""{"@type":"Event","name":"B","startDate":"2026-12-05"}""")).ShouldHaveSingleItem().First("title").ShouldBe("B");

    [Fact]
    public void References_in_a_circle_come_to_an_end() =>
        In(Script("""[{"@id":"#a","@type":"Event","name":{"@id":"#a"},"location":{"@id":"#a"}},{"@id":"#b","@type":"Event","name":"B","subEvent":{"@id":"#b"},"organizer":{"@id":"#b"}}]"""))
            .ShouldHaveSingleItem().First("organizer").ShouldBe("B");

    [Fact]
    public void A_date_in_words_is_left_to_the_normalizer()
    {
        var item = In(Script("""{"@type":"Event","name":"A","startDate":"samedi 5 décembre 2026 à 20h30"}""")).ShouldHaveSingleItem();

        item.First("start").ShouldBeNull();
        item.First("when").ShouldBe("samedi 5 décembre 2026 à 20h30");
    }

    [Theory]
    [InlineData("2026-12-5T9:30+1:00", "2026-12-05T09:30+01:00")]
    [InlineData("2026-5-8", "2026-05-08")]
    [InlineData("20261205T203000Z", "20261205T203000Z")]
    [InlineData("2026-12-05 20:30", "2026-12-05 20:30")]
    public void Dates_with_lone_digits_are_machine_dates_too(string written, string start) =>
        In(Script($$"""{"@type":"Event","name":"A","startDate":"{{written}}"}""")).ShouldHaveSingleItem().First("start").ShouldBe(start);

    [Fact]
    public void A_schedule_becomes_a_rule()
    {
        var item = In(Script("""
            {"@type":"Event","name":"Yoga","eventSchedule":{"@type":"Schedule","startDate":"2026-09-08","endDate":"2027-06-29","repeatFrequency":"P1W","byDay":"https://schema.org/Tuesday",
             "startTime":"18:00","endTime":"19:00","exceptDate":["2026-12-22"],"scheduleTimezone":"Europe/Paris"}}
            """)).ShouldHaveSingleItem();

        item.First("rrule").ShouldBe("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629T235959");
        item.First("start").ShouldBe("2026-09-08T18:00");
        item.First("end").ShouldBe("2026-09-08T19:00");
        item.All("exdate").ShouldBe(["2026-12-22"]);
    }

    [Theory]
    [InlineData("Festival", RecordKind.Event)]
    [InlineData("SportsEvent", RecordKind.Event)]
    [InlineData("BlogPosting", RecordKind.News)]
    [InlineData("JobPosting", RecordKind.Opportunity)]
    [InlineData("Demand", RecordKind.Opportunity)]
    [InlineData("Offer", RecordKind.Offer)]
    public void Types_give_the_kind(string type, RecordKind kind) =>
        In(Script($$"""{"@type":"{{type}}","name":"A","headline":"A","datePublished":"2026-11-20"}""")).ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Theory]
    [InlineData("NGO", RecordKind.Association)]
    [InlineData("SportsClub", RecordKind.Association)]
    [InlineData("Bakery", RecordKind.Business)]
    [InlineData("BookStore", RecordKind.Business)]
    [InlineData("Library", RecordKind.Service)]
    [InlineData("GovernmentOffice", RecordKind.Service)]
    public void A_body_counts_where_the_page_is_about_it(string type, RecordKind kind)
    {
        var json = Script("""
            {"@type":"TYPE","name":"Au Bon Pain","telephone":"02 61 91 00 42","address":"1 rue du Port","openingHoursSpecification":[
              {"@type":"OpeningHoursSpecification","dayOfWeek":["Tuesday","http://schema.org/Wednesday"],"opens":"07:00:00","closes":"19:00:00"}],
             "identifier":{"@type":"PropertyValue","propertyID":"SIREN","value":"123456789"}}
            """.Replace("TYPE", type, StringComparison.Ordinal));

        In(json).ShouldBeEmpty();
        var item = In(json.Replace("<body>", "<body><h1>Bienvenue Au Bon Pain</h1>", StringComparison.Ordinal)).ShouldHaveSingleItem();
        item.Kind.ShouldBe(kind);
        item.First("openingHours").ShouldBe("Tu,We 07:00-19:00");
        item.First("siren").ShouldBe("123456789");
        In(json, "https://club.example/").ShouldHaveSingleItem();
    }

    [Fact]
    public void Microdata_nests_refers_and_meets_its_JSON_LD_twin()
    {
        var item = In("""
            <script type="application/ld+json">{"@type":"Event","name":"Tournoi de l’été","startDate":"2026-12-05T14:00"}</script>
            <div itemscope itemtype="http://schema.org/SportsEvent" itemref="prix">
              <h2 itemprop="name">Tournoi de l'été</h2><time itemprop="startDate" datetime="2026-12-05T14:00">5 déc.</time>
              <div itemprop="location" itemscope itemtype="https://schema.org/Place"><span itemprop="name">Gymnase</span>
                <p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="addressLocality">Trignac</span></p></div>
              <a itemprop="url" href="/tournoi">Lire</a></div>
            <div id="prix"><div itemprop="offers" itemscope><meta itemprop="price" content="3.5"><meta itemprop="priceCurrency" content="EUR"></div></div>
            """).ShouldHaveSingleItem();

        item.First("place").ShouldBe("Gymnase");
        item.First("commune").ShouldBe("Trignac");
        item.First("link").ShouldBe("https://club.example/tournoi");
        item.First("price").ShouldBe("3,50 €");
    }

    [Fact]
    public void RDFa_and_microformats_are_read_too()
    {
        In("""<div vocab="https://schema.org/" typeof="Event"><b property="name">Bal</b><span property="startDate" content="2026-12-31T21:00">31/12</span></div>""")
            .ShouldHaveSingleItem().First("start").ShouldBe("2026-12-31T21:00");
        var item = In("""
            <div class="vevent"><a class="url summary" href="/repas">Repas des aînés</a> <abbr class="dtstart" title="2026-12-12T12:00">le 12</abbr>
            <span class="location vcard"><span class="fn org">Salle des fêtes</span>, <span class="adr"><span class="locality">Besné</span></span></span></div>
            """).ShouldHaveSingleItem();
        item.First("title").ShouldBe("Repas des aînés");
        item.First("start").ShouldBe("2026-12-12T12:00");
        item.First("place").ShouldBe("Salle des fêtes");
        item.First("commune").ShouldBe("Besné");
        item.First("link").ShouldBe("https://club.example/repas");
    }

    [Fact]
    public void Dates_of_one_programme_stay_apart() =>
        In(Script("""[{"@type":"Event","name":"Ciné","startDate":"2026-12-05T18:00"},{"@type":"Event","name":"Ciné","startDate":"2026-12-06T18:00"}]""")).Count.ShouldBe(2);
}
