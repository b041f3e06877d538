using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Wiker.Ingest.Normalizer.Merging;
using Wiker.Ingest.Publisher.Newsletters;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Publisher.Tests.Newsletters;

public sealed partial class LetterTests
{
    [Fact]
    public async Task The_letter_of_a_week_is_the_golden_one()
    {
        await using var world = await LetterWorld.OfAsync(LetterSamples.Week);
        var letter = await world.ComposeAsync("near=44052&radius=15");
        letter.Subject.ShouldBe("Donges : 8 rendez-vous cette semaine");
        Golden("week.html", letter.Html);
        Golden("week.txt", letter.Text);
    }

    [Fact]
    public async Task A_letter_with_weather_is_the_golden_one()
    {
        await using var world = await LetterWorld.OfAsync(LetterSamples.Week, forecast: Samples.Forecast("44052"));
        var letter = await world.ComposeAsync("near=44052&radius=15");
        Golden("weather.html", letter.Html);
        Golden("weather.txt", letter.Text);
    }

    [Theory]
    [InlineData("near=44052", true)]
    [InlineData("near=Donges&kind=event,weather", true)]
    [InlineData("near=44052&kind=weather", true)]
    [InlineData("near=44052&kind=event", false)]
    [InlineData("near=44103", false)]
    [InlineData("near=44052&from=2026-12-01&to=2026-12-05", false)]
    [InlineData("theme=sport", false)]
    public async Task The_weather_is_told_of_the_letters_place_and_days_when_it_is_asked_for(string query, bool isTold)
    {
        await using var world = await LetterWorld.OfAsync(LetterSamples.Week, forecast: Samples.Forecast("44052"));
        var letter = await world.ComposeAsync(query);
        letter.Html.Contains("<h2 class=\"ink\" style=\"margin:0 0 4px;font-size:17px;line-height:1.3;color:#1d2429;\">La météo</h2>", StringComparison.Ordinal).ShouldBe(isTold);
        letter.Text.Contains("LA MÉTÉO", StringComparison.Ordinal).ShouldBe(isTold);
    }

    [Fact]
    public async Task The_same_query_gives_the_same_letter_again()
    {
        await using var world = await LetterWorld.OfAsync(LetterSamples.Week);
        (await world.ComposeAsync("near=44052")).ShouldBe(await world.ComposeAsync("near=44052"));
    }

    [Fact]
    public async Task Every_record_is_linked_once_in_html_and_once_in_text()
    {
        await using var world = await LetterWorld.OfAsync(LetterSamples.Week);
        var letter = await world.ComposeAsync("near=44052&radius=15");
        var inHtml = Hrefs(letter.Html).Where(h => h.Contains("/records/", StringComparison.Ordinal)).ToList();
        var inText = RecordAddress().Matches(letter.Text).Select(m => m.Value).ToList();
        inHtml.ShouldBeUnique();
        inText.ShouldBe(inHtml);
        inHtml.Count.ShouldBe(letter.Items);
        inHtml.ShouldAllBe(h => h.StartsWith("https://lettres.example/wiker/records/01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_cancelled_or_full_says_so()
    {
        await using var world = await LetterWorld.OfAsync(LetterSamples.Week);
        var letter = await world.ComposeAsync("near=44052&radius=15");
        letter.Text.ShouldContain("* [ANNULÉ] Randonnée des marais");
        letter.Text.ShouldContain("* [COMPLET] Loto de l’école des Tilleuls");
        Document(letter.Html).QuerySelectorAll(".off").Select(e => e.TextContent).ShouldBe(["Complet", "Annulé"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_letter_asks_no_third_party_and_names_no_person()
    {
        await using var world = await LetterWorld.OfAsync(LetterSamples.Week);
        var letter = await world.ComposeAsync("near=44052");
        Document(letter.Html).QuerySelectorAll("img, link, script, iframe, object, embed, form, [src], [background], [srcset]").ShouldBeEmpty();
        letter.Html.ShouldNotContain("url(");
        foreach (var text in new[] { letter.Html, letter.Text })
        {
            text.ShouldNotContain("63998");
            text.ShouldNotContain("jeanne");
        }
    }

    [Fact]
    public async Task A_letter_without_items_is_friendly_and_says_what_was_asked()
    {
        await using var world = await LetterWorld.OfAsync([]);
        var letter = await world.ComposeAsync("near=44052&theme=sport");
        letter.Items.ShouldBe(0);
        letter.Subject.ShouldBe("Donges : rien de nouveau cette semaine");
        letter.Text.ShouldContain("Sport");
        Golden("empty.html", letter.Html);
        Golden("empty.txt", letter.Text);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("]]><script>alert(1)</script>")]
    [InlineData("a\u2028b</title><script>alert(1)</script>")]
    [InlineData("{{ 1 + 1 }} <b>gras</b> &amp; d’autres")]
    [InlineData("\u202Eegnahc\u202C <a href='javascript:alert(1)'>ici</a>")]
    public async Task Words_of_a_source_stay_words(string attack)
    {
        var record = LetterSamples.Event(1, attack, "2026-11-25T10:30", summary: attack, place: LetterSamples.At(attack, new CommuneRef("44052", attack), 47.3186, -2.0755),
            sources: [LetterSamples.Source(attack, 1, link: "javascript:alert(1)")]);
        await using var world = await LetterWorld.OfAsync([record, LetterSamples.Other(2, RecordKind.Association, attack, sources: [LetterSamples.Source(attack, 2, link: "java\nscript:alert(1)")])]);
        var letter = await world.ComposeAsync("near=44052");
        var document = Document(letter.Html);
        document.QuerySelectorAll("script, img, b, [onerror]").ShouldBeEmpty();
        Hrefs(letter.Html).ShouldAllBe(h => h.StartsWith("https://lettres.example/", StringComparison.Ordinal));
        var shown = PlainLines.Clip(attack, 200);
        document.QuerySelector("h4 a")!.TextContent.ShouldBe(shown);
        letter.Text.ReplaceLineEndings(" ").ShouldContain(shown);
        letter.Html.ShouldNotContain("\u2028");
        letter.Text.ShouldNotContain("\u202E");
    }

    [Fact]
    public async Task A_subject_is_one_line_whatever_its_words()
    {
        await using var world = await LetterWorld.OfAsync([]);
        var letter = await world.ComposeAsync("near=44052&q=" + Uri.EscapeDataString("fête\u2028Bcc: x@y.example <b>"));
        letter.Subject.ShouldNotContain("\n");
        letter.Html.ShouldContain("fête Bcc: x@y.example &lt;b&gt;");
    }

    [Fact]
    public async Task Sixty_items_fit_under_the_size_where_a_mailbox_cuts()
    {
        var many = Enumerable.Range(0, 90).Select(i => LetterSamples.Event(i, $"Rendez-vous n° {i} {new string('é', 60)}", $"2026-11-{24 + (i % 7)}T10:00", summary: string.Concat(Enumerable.Repeat("Un résumé d’une bonne longueur. ", 8)).Trim())).ToList();
        await using var world = await LetterWorld.OfAsync(many);
        var letter = await world.ComposeAsync("near=44052&kind=event");
        Encoding.UTF8.GetByteCount(letter.Html).ShouldBeLessThanOrEqualTo(LetterComposing.MostHtmlBytes);
        letter.Items.ShouldBe(60);
        letter.Text.ShouldContain("et 30 autres rendez-vous");
    }

    [Fact]
    public async Task What_would_make_the_letter_too_long_is_left_out_and_counted()
    {
        var many = Enumerable.Range(0, 60).Select(i => LetterSamples.Event(i, $"{i} {string.Concat(Enumerable.Repeat("<&> ", 60))}", "2026-11-25T10:00", summary: string.Concat(Enumerable.Repeat("<\"&'> ", 50)))).ToList();
        await using var world = await LetterWorld.OfAsync(many);
        var letter = await world.ComposeAsync("near=44052&kind=event");
        Encoding.UTF8.GetByteCount(letter.Html).ShouldBeLessThanOrEqualTo(LetterComposing.MostHtmlBytes);
        letter.Items.ShouldBeInRange(1, 59);
        letter.Html.ShouldContain($"et {60 - letter.Items} autres rendez-vous");
    }

    [Fact]
    public async Task Lines_of_the_text_are_at_most_78_wide_but_for_addresses()
    {
        await using var world = await LetterWorld.OfAsync(LetterSamples.Week);
        var letter = await world.ComposeAsync("near=44052");
        letter.Text.Split('\n').ShouldAllBe(l => l.Length <= 78 || l.TrimStart().StartsWith("https://", StringComparison.Ordinal));
        letter.Text.ShouldNotContain("\n\n\n");
    }

    [Fact]
    public async Task A_press_record_gives_title_date_source_and_commune_only()
    {
        var press = LetterSamples.Other(1, RecordKind.News, "Feu de citerne", c => Rights.Leaving(c with { Summary = "Un extrait de presse.", Published = new SourceDate(new DateOnly(2026, 11, 22)) }, Reuse.Link),
            [LetterSamples.Source("Courrier de l’estuaire", 1, reuse: Reuse.Link)]);
        await using var world = await LetterWorld.OfAsync([press]);
        var letter = await world.ComposeAsync("near=44052&kind=news");
        letter.Text.ShouldContain("* Feu de citerne");
        letter.Text.ShouldContain("Source : Courrier de l’estuaire");
        letter.Text.ShouldNotContain("extrait");
    }

    [Fact]
    public async Task Faults_of_the_query_are_values()
    {
        await using var world = await LetterWorld.OfAsync([]);
        foreach (var (query, word) in new[] { (new RecordQuery { Near = "Nulle-Part" }, "near"), (new RecordQuery { Themes = ["sprot"] }, "theme"), (new RecordQuery { Cursor = "abc" }, "cursor"), (new RecordQuery { Limit = 500 }, "limit") })
        {
            var refused = (await world.Letters.ComposeAsync(query, LetterWorld.Base, TestContext.Current.CancellationToken)).ShouldBeOfType<LetterOutcome.Refused>();
            refused.Faults.ShouldContain(f => f.Parameter == word);
        }
    }

    [Fact]
    public async Task A_commune_without_a_point_gets_its_own_and_is_told()
    {
        await using var world = await LetterWorld.OfAsync([]);
        (await world.ComposeAsync("near=44013")).Text.ShouldContain("La position de cette commune");
    }

    [Theory]
    [InlineData("near=44052&when=today", "aujourd’hui")]
    [InlineData("near=44052&when=weekend", "ce week-end")]
    [InlineData("near=44052&from=2026-12-05&to=2026-12-20", "du samedi 5 au dimanche 20 décembre")]
    public async Task The_subject_names_the_days_that_were_asked(string query, string words)
    {
        await using var world = await LetterWorld.OfAsync([]);
        (await world.ComposeAsync(query)).Subject.Replace('\u00A0', ' ').ShouldEndWith(words);
    }

    private static IDocument Document(string html) => new HtmlParser().ParseDocument(html);

    private static IEnumerable<string> Hrefs(string html) => Document(html).QuerySelectorAll("a").Select(a => a.GetAttribute("href")!);

    private static void Golden(string name, string actual)
    {
        var path = Path.Combine(SharedFolder.Repository, "tests", "Publisher.Tests", "Newsletters", "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        actual.ShouldBe(File.ReadAllText(path));
    }

    [GeneratedRegex(@"https://\S+/records/\S+", RegexOptions.NonBacktracking)]
    private static partial Regex RecordAddress();
}
