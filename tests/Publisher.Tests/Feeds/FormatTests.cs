using System.Text.Json;
using System.Xml.Linq;
using Wiker.Ingest.Publisher.Templates;
using Wiker.Ingest.Publisher.Tests.Api;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Publisher.Tests.Feeds;

public sealed class FormatTests
{
    private const string Attack = "a<b>&\"'=]]>\u0001\u2028\uFFFE</script>{{ 1 + 1 }} é 😀";

    [Theory]
    [InlineData("rss")]
    [InlineData("atom")]
    [InlineData("jsonfeed")]
    [InlineData("ics")]
    public async Task A_feed_stays_as_it_was_agreed(string format)
    {
        await using var server = await ApiServer.RunAsync(
        [
            Samples.Event(1, "Fest-noz du Comité des fêtes", "2026-12-05T20:30", c => c with { Occurrences = [c.Occurrences![0] with { OpenEnd = true }] }),
            Samples.Event(2, "Concert", "2026-12-12T18:00", c => c with { Status = RecordStatus.Cancelled }),
            Samples.News(3, "Travaux rue du Port"),
        ], "https://agenda.example");
        var path = Path.Combine(SharedFolder.Repository, "tests", "Publisher.Tests", "Golden", "records." + format);
        var text = await server.TextAsync($"/v1/records.{format}?near=44052");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(path, text);
        text.ReplaceLineEndings("\n").ShouldBe((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Hostile_words_stay_words_in_every_format()
    {
        await using var server = await ApiServer.RunAsync([Samples.Event(1, Attack, "2026-12-05T20:30", c => c with { Summary = Attack, Link = "javascript:alert(1)", Price = "=1+1" })]);
        var kept = Escaping.Legal(Attack);
        var rss = XDocument.Parse(await server.TextAsync("/v1/records.rss"));
        rss.Descendants("item").Single().Element("title")!.Value.ShouldBe(kept);
        rss.ToString().ShouldNotContain("javascript:");
        rss.Descendants("item").Single().Element("description")!.Value.ShouldNotContain("<b>");
        XNamespace atom = "http://www.w3.org/2005/Atom";
        XDocument.Parse(await server.TextAsync("/v1/records.atom")).Descendants(atom + "entry").Single().Element(atom + "title")!.Value.ShouldBe(kept);
        (await server.JsonAsync("/v1/records.jsonfeed")).GetProperty("items")[0].GetProperty("title").GetString().ShouldBe(Attack);
        (await server.JsonAsync("/v1/records.geojson")).GetProperty("features")[0].GetProperty("properties").GetProperty("title").GetString().ShouldBe(Attack);
        Ical.Net.Calendar.Load(await server.TextAsync("/v1/records.ics"))!.Events.Single().Summary.ShouldBe(kept);
        (await server.TextAsync("/v1/records.csv")).ShouldContain(",'=1+1,");
    }

    [Fact]
    public async Task Feeds_are_read_back_by_a_feed_reader_and_bear_our_mark()
    {
        await using var server = await ApiServer.RunAsync([Samples.Event(1, "Fest-noz", "2026-12-05T20:30")]);
        foreach (var format in (string[])["rss", "atom"])
        {
            var text = await server.TextAsync($"/v1/records.{format}?near=44052");
            var item = CodeHollow.FeedReader.FeedReader.ReadFromString(text).Items.Single();
            item.Title.ShouldBe("Fest-noz");
            item.Id.ShouldBe("urn:ulid:" + Samples.Id(1));
            item.Link.ShouldBe($"{server.Base}/records/{Samples.Id(1)}");
            text.ShouldContain("Wiker.Ingest");
            // The times stand in HTML that stands in XML.
            System.Net.WebUtility.HtmlDecode(System.Net.WebUtility.HtmlDecode(text)).Replace('\u00A0', ' ').ShouldContain("Samedi 5 décembre 2026 à 20 h 30");
        }
    }

    [Fact]
    public async Task A_calendar_keeps_days_hours_series_and_cancellations_apart()
    {
        await using var server = await ApiServer.RunAsync(
        [
            Samples.Event(1, "Heure", "2026-12-05T20:30"),
            Samples.Event(2, "Jour", "2026-12-06", c => c with { Status = RecordStatus.Cancelled }),
            Samples.Event(3, "Trois fois", "2026-12-07T10:00", c => c with
            {
                Occurrences = [.. new[] { "2026-12-07T10:00", "2026-12-08T10:00", "2026-12-09T10:00" }.Select(d => new Occurrence(Samples.Moment(d), null, DatePrecision.Minute))],
            }),
            Samples.Event(4, "Cours", "2026-12-08T18:00", c => c with
            {
                Occurrences = [],
                Rule = new EventRule("FREQ=WEEKLY;BYDAY=TU", Samples.Moment("2026-12-08T18:00"), Samples.Moment("2026-12-08T19:00"), ["2026-12-15"], "tous les mardis 18h-19h"),
            }),
        ]);
        var calendar = Ical.Net.Calendar.Load(await server.TextAsync("/v1/records.ics"))!;
        var events = calendar.Events.ToDictionary(e => e.Summary!);
        events["Heure"].DtStart!.TzId.ShouldBe("Europe/Paris");
        events["Jour"].DtStart!.HasTime.ShouldBeFalse();
        events["Jour"].Status.ShouldBe("CANCELLED");
        events["Jour"].Sequence.ShouldBeGreaterThan(0);
        events["Trois fois"].GetOccurrences().Select(o => o.Period.StartTime.Day).ShouldBe([7, 8, 9]);
        events["Cours"].RecurrenceRule.ShouldNotBeNull();
        events["Cours"].GetOccurrences().Take(2).Select(o => o.Period.StartTime.Day).ShouldBe([8, 22]);
        events["Cours"].Uid.ShouldBe("urn:ulid:" + Samples.Id(4));
        var lists = await server.JsonAsync("/v1/records.json?kind=event&q=cours");
        lists.GetProperty("items")[0].GetProperty("occurrences").GetArrayLength().ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task A_table_is_read_back_cell_by_cell()
    {
        await using var server = await ApiServer.RunAsync([Samples.Event(1, "Un \"titre\", long\net sur deux lignes", "2026-12-05T20:30")]);
        var text = await server.TextAsync("/v1/records.csv");
        text.ShouldContain("\"Un \"\"titre\"\", long\net sur deux lignes\"");
        text.Split("\r\n").Length.ShouldBe(3);
        var feature = (await server.JsonAsync("/v1/records.geojson")).GetProperty("features")[0];
        feature.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble().ShouldBe(-2.0756);
        feature.GetProperty("geometry").GetProperty("type").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public void Includes_and_captures_are_not_escaped_twice_and_faults_name_file_and_line()
    {
        var folder = Directory.CreateTempSubdirectory("wiker-templates-").FullName;
        File.WriteAllText(Path.Combine(folder, "inner"), "<i>{{ x }}</i>");
        File.WriteAllText(Path.Combine(folder, "middle"), "<p>{{ include 'inner' }}</p>");
        File.WriteAllText(Path.Combine(folder, "outer"), "{{ include 'middle' }}{{ capture c }}<u>{{ x }}</u>{{ end }}{{ c }}{{ x | string.upcase }}{{ markup '<hr>' }}<a href=\"{{ safe_address 'javascript:x' }}\">");
        File.WriteAllText(Path.Combine(folder, "broken"), "one\n{{ if }}");
        File.WriteAllText(Path.Combine(folder, "unknown"), "one\n{{ nothing_such }}");
        var rendering = new TemplateRendering(folder);
        rendering.Render("outer", OutputType.Html, new { X = "<&>" }).ShouldBe("<p><i>&lt;&amp;&gt;</i></p><u>&lt;&amp;&gt;</u>&lt;&amp;&gt;<hr><a href=\"#\">");
        Should.Throw<TemplateException>(() => rendering.Render("broken", OutputType.Html, new { X = "" })).Message.ShouldContain("broken(2,");
        Should.Throw<TemplateException>(() => rendering.Render("unknown", OutputType.Html, new { X = "" })).Message.ShouldContain("unknown(2,");
        Should.Throw<TemplateException>(() => rendering.Render("../x", OutputType.Html, new { X = "" }));
        Directory.Delete(folder, recursive: true);
    }
}
