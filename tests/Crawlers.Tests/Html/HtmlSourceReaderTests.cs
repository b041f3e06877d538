using System.Text;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Tests.Html;

public sealed class HtmlSourceReaderTests
{
    private const string List = """
        <html><head><title>Agenda - Mairie</title><base href="/agenda/"></head><body><main>
        <article class="event"><h2><a href="fest-noz">Fest-noz
            du <b>Comité</b></a></h2><p class="date">sam. 5 décembre<br>20h30</p><p class="lieu">Salle des Guifettes</p>
          <img src="data:image/gif;base64,AA" data-src="img/affiche.jpg" alt="Affiche"><div class="texte"><p>Buvette <a href="tarifs">tarifs</a></p><script>x()</script><p class="pub">Pub</p></div>
          <span class="cat">Musique</span><span class="cat">Danse</span><a class="tel" href="tel:+33%2002%2061%2091%2000%2042">Appelez</a><a class="mel" href="mailto:comite@comite.example?subject=x">Écrire</a></article>
        <article class="event"><h2>Loto sans page</h2></article>
        <article class="event"><h2>Programme</h2><a href="programme.PDF">PDF</a></article>
        <article class="event"> </article>
        </main><a class="next" href="?page=2">Suite</a></body></html>
        """;

    private static readonly SourceDefinition Source = Pages.Definition(
        "article.event", "a@href", "a.next@href", ("title", "h2"), ("when", ".date"), ("place", ".lieu"), ("image", "img@src"), ("category", ".cat"), ("phone", "a.tel"), ("email", "a.mel@href"),
        ("body", ".texte"));

    [Fact]
    public void Each_row_with_a_link_is_followed_with_what_the_list_said()
    {
        var findings = Pages.Findings(Pages.Read(Pages.Of(List), Source));

        var follow = findings[0].ShouldBeOfType<Finding.Follow>();
        follow.Url.ShouldBe(new Uri("https://mairie.example/agenda/fest-noz"));
        var row = follow.Listing.ShouldNotBeNull();
        row.Locator.ShouldBe("article.event:nth(1)");
        row.First(RawField.Title).ShouldBe("Fest-noz du Comité");
        row.First(RawField.When).ShouldBe("sam. 5 décembre\n20h30");
        row.First(RawField.Place).ShouldBe("Salle des Guifettes");
        row.First(RawField.Link).ShouldBe("https://mairie.example/agenda/fest-noz");
        row.First(RawField.Image).ShouldBe("https://mairie.example/agenda/img/affiche.jpg");
        row.First(RawField.ImageAlt).ShouldBe("Affiche");
        row.All(RawField.Category).ShouldBe(["Musique", "Danse"]);
        row.First(RawField.Phone).ShouldBe("+33 02 61 91 00 42");
        row.First(RawField.Email).ShouldBe("comite@comite.example");
        row.IsHtml.ShouldBeTrue();
        row.First(RawField.Body).ShouldNotBeNull().ShouldContain("<a href=\"https://mairie.example/agenda/tarifs\">");
        row.First(RawField.Body)!.ShouldNotContain("script");
    }

    [Fact]
    public void A_row_without_a_page_of_its_own_is_an_item_and_documents_are_linked_not_read()
    {
        var findings = Pages.Findings(Pages.Read(Pages.Of(List), Source));

        findings.Count.ShouldBe(4);
        findings[1].ShouldBeOfType<Finding.Found>().Item.First(RawField.Title).ShouldBe("Loto sans page");
        var programme = findings[2].ShouldBeOfType<Finding.Found>().Item;
        programme.First(RawField.Link).ShouldBe("https://mairie.example/agenda/programme.PDF");
        findings[3].ShouldBe(new Finding.Follow(new Uri("https://mairie.example/agenda/?page=2"), null));
    }

    [Fact]
    public void A_link_among_the_fields_is_not_followed()
    {
        var source = Pages.Definition("article.event", null, null, ("title", "h2"), ("link", "a"));

        var items = Pages.Items(Pages.Read(Pages.Of(List), source));

        items.Count.ShouldBe(3);
        items[0].First(RawField.Link).ShouldBe("https://mairie.example/agenda/fest-noz");
    }

    [Fact]
    public void The_detail_page_completes_the_row_by_rules_then_by_what_it_states()
    {
        var listing = new RawItem { Locator = "article.event:nth(1)", Page = Pages.Address, IsHtml = true }.With(RawField.Title, "Fest-noz").With(RawField.When, "5 décembre");
        var page = Pages.Of("""
            <html><head><meta property="og:image" content="/a.jpg"><meta name="robots" content="noai">
            <script type="application/ld+json">[{"@type":"MusicEvent","name":"Autre chose","startDate":"2026-01-01"},
              {"@type":"MusicEvent","name":"FEST-NOZ","startDate":"2026-12-05T20:30","location":{"@type":"Place","name":"Ailleurs","geo":{"latitude":47.3183,"longitude":-2.0756}}}]</script></head>
            <body><h2>Un autre titre</h2><p class="lieu">Salle des Guifettes</p></body></html>
            """);

        var item = Pages.Items(Pages.Read(page, Source, listing)).ShouldHaveSingleItem();

        item.First(RawField.Title).ShouldBe("Fest-noz");
        item.First(RawField.When).ShouldBe("5 décembre");
        item.First(RawField.Place).ShouldBe("Salle des Guifettes");
        item.First(RawField.Start).ShouldBe("2026-12-05T20:30");
        item.First(RawField.Lat).ShouldBe("47.3183");
        item.First(RawField.Image).ShouldBe("https://mairie.example/a.jpg");
        item.Kind.ShouldBe(RecordKind.Event);
        item.AskedReuse.ShouldBe(Reuse.Link);
        item.Locator.ShouldBe("article.event:nth(1)");
    }

    [Fact]
    public void Remove_takes_out_a_part_and_leaves_the_page_whole_for_other_rules()
    {
        var fields = new Dictionary<string, FieldRule>
        {
            ["title"] = new("h2", null, null, null, "main small", null),
            ["credit"] = new("small", null, null, null, null, null),
            ["price"] = new(".prix", null, @"(\d+) ?€", null, null, null),
            ["status"] = new(".statut", null, null, "prévu", null, null),
            ["organizer"] = new(null, null, null, null, null, "Comité"),
        };
        var source = Source with { Html = new HtmlBlock("li", null, null, fields) };

        var item = Pages.Items(Pages.Read(Pages.Of("<main><ul><li><h2>Loto <small>photo X</small></h2><p class=prix>Entrée : 5 €</p></ul></main>"), source)).ShouldHaveSingleItem();

        item.First("title").ShouldBe("Loto");
        item.First("credit").ShouldBe("photo X");
        item.First("price").ShouldBe("5");
        item.First("status").ShouldBe("prévu");
        item.First("organizer").ShouldBe("Comité");
    }

    private static readonly SourceDefinition Programme = Source with
    {
        Html = new HtmlBlock("li", null, null, new Dictionary<string, FieldRule>
        {
            ["title"] = new("b", null, null, null, null, null),
            ["when"] = new(".heure", null, null, null, null, null) { Under = "h3, caption" },
            ["category"] = new(null, null, null, null, null, null) { Under = "h2" },
            ["place"] = new(".lieu", null, "(?:à|au) (.+)|chez (.+)", "bourg", null, null) { Under = ".absent" },
        }),
    };

    [Fact]
    public void A_line_of_a_programme_takes_its_day_from_the_heading_that_it_stands_under()
    {
        const string Html = """
            <main><h2>Fête du bourg</h2>
            <section><h3>Samedi 1<sup>er</sup> août</h3><ul>
              <li><span class=heure>8h30</span> <b>Ball-trap</b> <i class=lieu>au stade</i></li>
              <li><span class=heure>16h</span> <b>Course</b> <i class=lieu>chez Lise</i></li></ul></section>
            <section><h3>Dimanche 2 août</h3><ul><li><b>Messe</b></li></ul></section></main>
            """;

        var items = Pages.Items(Pages.Read(Pages.Of(Html), Programme));

        items.Select(i => i.First("when")).ShouldBe(["Samedi 1er août 8h30", "Samedi 1er août 16h", "Dimanche 2 août"]);
        items.Select(i => i.First("category")).ShouldBe(["Fête du bourg", "Fête du bourg", "Fête du bourg"]);
        items.Select(i => i.First("place")).ShouldBe(["stade", "Lise", "bourg"]);
    }

    [Fact]
    public void What_holds_a_row_or_lies_in_it_or_comes_later_is_no_heading_above_it()
    {
        const string Html = "<main><ul><li><span class=heure>9h</span><h3>Dedans</h3><b>Avant tout jour</b></li></ul><h3>Lundi<ul><li><span class=heure>10h</span><b>Dans un titre</b></li></ul></h3></main>";

        var items = Pages.Items(Pages.Read(Pages.Of(Html), Programme));

        items[0].First("when").ShouldBe("9h");
        items[0].First("category").ShouldBeNull();
        items[1].First("when").ShouldBe("Dedans 10h");
    }

    [Fact]
    public void On_a_detail_page_nothing_stands_above_and_the_rule_finds_what_it_selects()
    {
        var listing = new RawItem { Locator = "li:nth(1)", Page = Pages.Address, IsHtml = true }.With("title", "Loto");

        var item = Pages.Items(Pages.Read(Pages.Of("<main><h3>Accueil</h3><h1>Loto</h1><p class=heure>14 mars, 20h</p></main>"), Programme, listing)).ShouldHaveSingleItem();

        item.First("when").ShouldBe("14 mars, 20h");
    }

    [Fact]
    public void Rows_that_are_links_themselves_are_read()
    {
        var source = Pages.Definition("main > a", "@href", null, ("title", "h3"));

        var follow = Pages.Findings(Pages.Read(Pages.Of("<main><a href=/x><h3>Titre</h3></a></main>"), source)).ShouldHaveSingleItem().ShouldBeOfType<Finding.Follow>();

        follow.Url.AbsolutePath.ShouldBe("/x");
        follow.Listing!.First("title").ShouldBe("Titre");
    }

    [Theory]
    [InlineData("<title>Agenda</title><main><p>Bienvenue sur notre site, découvrez la ville.</p></main>", typeof(ReadOutcome.Changed))]
    [InlineData("<title>Agenda</title><main><p>Aucun événement à venir.</p></main>", typeof(ReadOutcome.Empty))]
    [InlineData("<title>Agenda</title><main><p>Il n’y a pas d’actualité pour le moment</p></main>", typeof(ReadOutcome.Empty))]
    [InlineData("<title>Page non trouvée - Mairie</title><h1>Oups</h1>", typeof(ReadOutcome.ErrorPage))]
    [InlineData("<title>Mairie</title><h1>Erreur 404</h1>", typeof(ReadOutcome.ErrorPage))]
    [InlineData("<body>Error establishing a database connection</body>", typeof(ReadOutcome.ErrorPage))]
    [InlineData("<title>Site en maintenance</title>", typeof(ReadOutcome.ErrorPage))]
    [InlineData("<title>Just a moment...</title><p>x</p>", typeof(ReadOutcome.ErrorPage))]
    [InlineData("<title>Connexion</title><form><input type=password></form>", typeof(ReadOutcome.ErrorPage))]
    [InlineData("", typeof(ReadOutcome.Broken))]
    [InlineData("%PDF-1.4 <article>", typeof(ReadOutcome.Broken))]
    [InlineData("{\"a\": 1}", typeof(ReadOutcome.Broken))]
    [InlineData("<?xml version=\"1.0\"?><rss></rss>", typeof(ReadOutcome.Broken))]
    [InlineData("just words", typeof(ReadOutcome.Broken))]
    public void A_page_without_rows_says_why(string html, Type outcome) => Pages.Read(Pages.Of(html), Source).ShouldBeOfType(outcome);

    [Theory]
    [InlineData("Maintenance du réseau d'eau")]
    [InlineData("RD 404 : accès interdit aux poids lourds")]
    [InlineData("Le site du moulin est en travaux")]
    [InlineData("Connexion à la fibre")]
    public void News_that_sound_like_errors_are_news(string title) =>
        Pages.Read(Pages.Of($"<title>{title}</title><h1>{title}</h1><main><p>Du 5 au 9 décembre.</p></main>"), Source).ShouldBeOfType<ReadOutcome.Changed>();

    [Fact]
    public void Prose_about_errors_is_no_error_page()
    {
        var prose = string.Concat(Enumerable.Repeat("<p>Hier, la page introuvable et l'erreur 404 ont fait rire la salle entière du village.</p>", 20));

        Pages.Read(Pages.Of($"<title>Agenda</title><h1>Agenda</h1><main>{prose}</main>"), Source).ShouldBe(new ReadOutcome.Changed("article.event"));
    }

    [Fact]
    public void A_list_that_must_not_be_indexed_gives_its_links_without_its_words()
    {
        var findings = Pages.Findings(Pages.Read(Pages.Of(List.Replace("<base", "<meta name=robots content='noindex, follow'><base", StringComparison.Ordinal)), Source));

        findings.OfType<Finding.Found>().ShouldBeEmpty();
        findings.OfType<Finding.Refused>().ShouldHaveSingleItem().Rejection.Reason.ShouldBe("noindex");
        var listing = findings.OfType<Finding.Follow>().First().Listing.ShouldNotBeNull();
        listing.Fields.Keys.ShouldBe(["link"]);
    }

    [Theory]
    [InlineData("noai", null)]
    [InlineData("tdm-reservation: 1", null)]
    [InlineData(null, "tdm-reservation")]
    public void A_page_may_ask_for_a_stricter_reuse(string? header, string? meta)
    {
        var html = List.Replace("<base", meta is null ? "<base" : $"<meta name='{meta}' content=1><base", StringComparison.Ordinal);

        Pages.Items(Pages.Read(Pages.Of(html, robots: header), Source))[0].AskedReuse.ShouldBe(Reuse.Link);
    }

    [Fact]
    public void Masked_addresses_stay_masked()
    {
        var source = Pages.Definition("li", null, null, ("title", "b"), ("email", "span"), ("body", "p"));

        var item = Pages.Items(Pages.Read(Pages.Of("<ul><li><b>Club</b><span>club [at] club.example</span><p>Écrire à <a data-cfemail=543>[email protected]</a> vite</p></ul>"), source)).ShouldHaveSingleItem();

        item.First("email").ShouldBeNull();
        item.First("body").ShouldBe("Écrire à  vite");
    }

    [Theory]
    [InlineData("utf-8 bytes, latin-1 declared", "iso-8859-1", false)]
    [InlineData("windows-1252 bytes, nothing declared", null, true)]
    [InlineData("windows-1252 bytes, latin-1 declared", "iso-8859-1", true)]
    [InlineData("windows-1252 bytes, utf-8 declared falsely", "windows-1252", true)]
    public void Accents_survive_what_is_declared(string _, string? declared, bool ansi)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var html = $"<html><head>{(declared is null ? "" : $"<meta charset={declared}>")}</head><body><article class=event><h2>Fête de l’été — œuvres à 5 €</h2></article></body></html>";
        var bytes = (ansi ? Encoding.GetEncoding(1252) : Encoding.UTF8).GetBytes(html);

        Pages.Items(Pages.Read(Pages.Of(bytes), Source))[0].First("title").ShouldBe("Fête de l’été — œuvres à 5 €");
    }

    [Fact]
    public void A_page_made_to_keep_the_parser_busy_is_refused_before_it_is_parsed()
    {
        Pages.Read(Pages.Of(string.Concat(Enumerable.Repeat("<div>", 20_000))), Source).ShouldBeOfType<ReadOutcome.Broken>().Detail.ShouldContain("inside one another");
        var formatting = string.Concat(Enumerable.Range(0, 500).Select(i => $"<b id={i}>")) + string.Concat(Enumerable.Repeat("<p>x", 20_000));
        Pages.Read(Pages.Of(formatting), Source).ShouldBeOfType<ReadOutcome.Broken>().Detail.ShouldContain("elements");
        Pages.Read(Pages.Of(new byte[10 * 1024 * 1024 + 1]), Source).ShouldBeOfType<ReadOutcome.Broken>().Detail.ShouldContain("larger");
    }

    [Fact]
    public void A_long_hand_written_list_with_open_paragraphs_is_not_deep()
    {
        var html = string.Concat(Enumerable.Repeat("<article class=event><h2>Un titre</h2><p>texte<br>suite<li>point</article>", 5_100));

        Pages.Items(Pages.Read(Pages.Of(html), Source)).Count.ShouldBe(5_000);
    }

    [Fact]
    public void A_selector_that_is_not_CSS_finds_nothing_and_throws_nothing()
    {
        var source = Pages.Definition("article..event[", "a@href", null, ("title", "h2:::"));

        Pages.Read(Pages.Of(List), source).ShouldBe(new ReadOutcome.Changed("article..event["));
    }

    [Fact]
    public void Without_rows_the_page_is_one_item_and_without_fields_what_it_states()
    {
        var html = "<title>Fête</title><h1>Fête du port</h1><script type='application/ld+json'>{\"@type\":\"Event\",\"name\":\"Fête du port\",\"startDate\":\"2026-12-05\"}</script>";

        var single = Pages.Items(Pages.Read(Pages.Of(html), Pages.Definition(null, null, null, ("title", "h1")))).ShouldHaveSingleItem();
        single.First("start").ShouldBe("2026-12-05");
        single.First("link").ShouldBe(Pages.Address);
        Pages.Items(Pages.Read(Pages.Of(html), Pages.Definition(null, null))).ShouldHaveSingleItem().Kind.ShouldBe(RecordKind.Event);
        Pages.Read(Pages.Of("<title>x</title><p>rien de tout cela</p>"), Pages.Definition(null, null)).ShouldBeOfType<ReadOutcome.Changed>();
    }
}
