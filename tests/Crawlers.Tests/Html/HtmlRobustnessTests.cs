using System.Text;
using CsCheck;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Documents;
using Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

namespace Wiker.Ingest.Crawlers.Tests.Html;

public sealed class HtmlRobustnessTests
{
    private static readonly byte[] Seed = Pages.Fixture("agenda-spip.html");

    private static Gen<string> OneOf(params string[] parts) => Gen.Int[0, parts.Length - 1].Select(i => parts[i]);

    private static void ReadAll(FetchedPage page)
    {
        var source = Pages.Definition("li.evenement", "a@href", "a.suite@href", ("title", "h3"), ("when", ".date"), ("body", ".texte"), ("image", "img@src"), ("email", "a[href^=mailto]@href"));
        foreach (var outcome in new[] { Pages.Read(page, source), Pages.Read(page, Pages.Definition(null, null)), DocumentReading.Read(page, null, [], Pages.Profile).Outcome })
        {
            if (outcome is ReadOutcome.Items items)
                _ = items.Findings.ToList();
        }
    }

    [Fact]
    public void Arbitrary_bytes_never_throw() => Gen.Byte.Array[0, 400].Sample(bytes => ReadAll(Pages.Of(bytes)), iter: 300);

    [Fact]
    public void Arbitrary_markup_never_throws() =>
        OneOf("<div class=vevent>", "</div>", "<p itemprop=name>", "<span itemscope itemtype=http://schema.org/Event>", "</span>", "<table><tr><td>", "<a href='//[x'>", "<base href=':'>", "<li class=evenement>",
                "<h3>", "Titre", "<time datetime=2026>", "<script type=application/ld+json>{\"@type\":\"Event\",", "</script>", "<meta name=robots content=noindex>", "&amp;", "<svg><title>", "<template>", "<frameset>", "\0", "é", "<!--", "-->",
                "<th>Date<th>Titre<tr><td>5 mars<td>Loto</table>", "<main><article><h2><a href=x>Un titre</a></h2></article>")
            .Array[0, 60].Sample(parts => ReadAll(Pages.Of(string.Concat(parts))), iter: 300);

    [Fact]
    public void Mutated_pages_never_throw() =>
        Gen.Select(Gen.Int[0, Seed.Length - 1], Gen.Int[0, 200], Gen.Byte).Sample(
            (at, length, with) =>
            {
                var bytes = Seed.ToArray();
                bytes.AsSpan(at, Math.Min(length, bytes.Length - at)).Fill(with);
                ReadAll(Pages.Of(bytes[..(bytes.Length - length)]));
            },
            iter: 200);

    [Fact]
    public void Arbitrary_JSON_never_throws() =>
        OneOf("{", "}", "[", "]", "\"", ":", ",", "\"@type\":\"Event\"", "\"name\":\"x\"", "\\", "\\u12", "\n", "1e999", "null", "&quot;", "-->", "<![CDATA[", "\"@graph\":", "\"@id\":\"#a\"", "é")
            .Array[0, 80].Sample(parts => JsonLd.Of(string.Concat(parts)), iter: 2_000);

    [Fact]
    public void The_fixture_reads_as_it_should()
    {
        var source = Pages.Definition("li.evenement", null, null, ("title", "h3"), ("when", ".date"));
        Pages.Items(Pages.Read(Pages.Of(Seed), source)).Select(i => i.First("title")).ShouldBe(["Marché de Noël à l’école", "Vœux du maire"]);
        Encoding.UTF8.GetString(Seed).ShouldContain("\uFFFD", customMessage: "the fixture must stay in windows-1252");
    }
}
