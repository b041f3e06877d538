using System.Text;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Documents;
using Wiker.Ingest.Crawlers.Tests.Html;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Documents;

/// <summary>Real pages of French sites and US councils, read without a definition and with small ones.</summary>
public sealed class WebCorpusTests(ITestOutputHelper output)
{
    // The year that a page states in machine form, or a layout that the reader means to understand without help.
    public static TheoryData<string> PagesReadWhole { get; } =
    [
        "fougerolles/activites-du-mois.html", "fougerolles/actualites.html", "fougerolles/evenement-tournoi-de-foot.html", "castres/evenements.html", "castres/actualites.html",
        "cerclepaulbert/agenda.html", "cerclepaulbert/spectacle-barre-toi.html", "cerclepaulbert/assemblee-generale-ginguene.html", "cerclepaulbert/blosnein-sport-15-fevrier.html",
        "lamesrethaises/evenements-liste.html", "lamesrethaises/evenements-jour-2026-04-25.html", "lamesrethaises/evenements-categorie-concert-liste.html",
        "lamesrethaises/evenement-karaodance.html", "lamesrethaises/evenement-week-end-itineraires-creatifs.html", "lamesrethaises/evenement-presentation-de-saison.html",
        "nanterre-grimpe/porte-ouverte-29-fevrier.html", "nanterre-grimpe/portes-ouvertes-24-juin-2017.html", "nanterre-grimpe/challenge-idf-fsgt-2020.html",
        "luglon/evenements.html", "chateaubourg/actualites.html", "cen-bourgogne/actualites.html", "douai-collectif/agenda.html", "douai-collectif/evenement-reunion-la-clochette.html",
        "quebec/saint-zotique-accueil.html", "quebec/lac-megantic-accueil.html", "quebec/les-cedres-accueil.html",
    ];

    [Theory]
    [MemberData(nameof(PagesReadWhole))]
    public void Every_expected_title_is_found_without_a_definition(string file)
    {
        var root = SharedFolder.Require("corpora/web");
        var titles = Items(Path.Combine(root, file)).Select(i => Folded(i.First(RawField.Title)!)).ToHashSet();

        Expected(root, file).Select(e => e.Title).Where(t => !titles.Contains(Folded(t))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_start_that_a_page_states_in_machine_form_is_taken()
    {
        var root = SharedFolder.Require("corpora/web");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "lamesrethaises"), "evenement*.html"))
        {
            var relative = Path.GetRelativePath(root, file).Replace('\\', '/');
            var items = Items(file);
            foreach (var (title, start) in Expected(root, relative))
                items.First(i => Folded(i.First(RawField.Title)!) == Folded(title)).First(RawField.Start).ShouldNotBeNull().ShouldStartWith(start!);
        }
    }

    [Theory]
    [InlineData("fougerolles/activites-du-mois.html", "table.tablepress tbody tr", ".column-2", "a@href")]
    [InlineData("castres/evenements.html", "table.events-table tbody tr", "td:nth-child(2)", "td:nth-child(2) a@href")]
    [InlineData("cen-bourgogne/actualites.html", "a.event-item", ".title", "@href")]
    [InlineData("luglon/evenements.html", ".event-card", "h2, h3", "a@href")]
    [InlineData("lamesrethaises/evenements-liste.html", "article.tribe-events-calendar-list__event", "h3, h4", "h3 a@href, h4 a@href")]
    public void A_small_definition_reads_a_real_list(string file, string rows, string title, string link)
    {
        var root = SharedFolder.Require("corpora/web");
        // Student sites ask not to be indexed; here the selectors are tried, not the rights.
        var html = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(root, file))).Replace("noindex", "index", StringComparison.Ordinal);
        var source = Pages.Definition(rows, link.Contains(',', StringComparison.Ordinal) ? "a@href" : link, null, ("title", title));

        var findings = Pages.Findings(Pages.Read(Pages.Of(html, "https://commune.example/" + file), source));

        var titles = findings.Select(f => f is Finding.Follow follow ? follow.Listing! : ((Finding.Found)f).Item).Select(i => Folded(i.First(RawField.Title) ?? "")).ToList();
        titles.ShouldBe(Expected(root, file).Select(e => Folded(e.Title)), ignoreOrder: true);
    }

    [Theory]
    [InlineData("corpora/web")]
    [InlineData("corpora/municipal/files")]
    public void No_real_page_throws_and_most_give_something(string folder)
    {
        var files = Directory.EnumerateFiles(SharedFolder.Require(folder), "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var empty = files.Where(f => Items(f).Count == 0).ToList();

        foreach (var file in empty)
            output.WriteLine(Path.GetFileName(file) + ": " + Read(file).Outcome);
        empty.Count.ShouldBeLessThan(files.Count / 10);
    }

    private static IReadOnlyList<RawItem> Items(string file) =>
        Read(file).Outcome is ReadOutcome.Items found ? [.. found.Findings.OfType<Finding.Found>().Select(f => f.Item)] : [];

    private static DocumentRead Read(string file)
    {
        var read = DocumentReading.Read(Pages.Of(File.ReadAllBytes(file), "https://document.invalid/"), Path.GetFileName(file), [], Pages.Profile);
        read.Kind.ShouldNotBeNull();
        return read;
    }

    private static List<(string Title, string? Start)> Expected(string root, string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(root, "expected.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("file").GetString() == file)
                return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(i => (i.GetProperty("title").GetString()!, i.GetProperty("start").GetString()))];
        }
        return [];
    }

    private static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
