using static Wiker.Ingest.Crawlers.Tests.Sources.DefinitionTexts;

namespace Wiker.Ingest.Crawlers.Tests.Sources;

public sealed class DefinitionFaultsTests
{
    [Theory]
    [InlineData("trsut: open", 5, 1, "unknown key 'trsut'; did you mean 'trust'?")]
    [InlineData("platform: wordpress", 5, 1, "'platform' comes with a later release; describe the source with kind and the block of that kind")]
    [InlineData("id: autre", 5, 1, "the id is the name of the file; take the key out")]
    [InlineData("records: weather", 5, 10, "records: 'weather' is a forecast and no record: it has no source here")]
    [InlineData("records: evnt", 5, 10, "did you mean 'event'?")]
    [InlineData("trust: Official", 5, 8, "trust: 'Official' is not allowed here; it is one of official, partner, open; did you mean 'official'?")]
    [InlineData("commune: 01001", 5, 10, "commune: write \"01001\" in quotes, or YAML takes it for a number")]
    [InlineData("commune: \"4405\"", 5, 10, "is no INSEE code")]
    [InlineData("commune: \"2C004\"", 5, 10, "is no INSEE code")]
    [InlineData("covers: \"44052\"", 5, 9, "covers: a list is expected")]
    [InlineData("covers:\n  - \"44052\"\n  - 44103", 7, 5, "covers[1]: write \"44103\" in quotes")]
    [InlineData("site: mairie.example", 5, 7, "is no absolute address")]
    [InlineData("site: ftp://mairie.example/", 5, 7, "is no absolute address")]
    [InlineData("site: https://u:p@mairie.example/", 5, 7, "definitions are public")]
    [InlineData("site: https://mairie.example/{insee}", 5, 7, "'for_each: commune' sources only")]
    [InlineData("language: français", 5, 11, "is no language tag")]
    [InlineData("timezone: Europe/Pariss", 5, 11, "is no IANA time zone")]
    [InlineData("timezone: Romance Standard Time", 5, 11, "is no IANA time zone")]
    [InlineData("owner:", 5, 7, "owner: the value is missing")]
    [InlineData("owner: [un, deux]", 5, 8, "owner: one value is expected here")]
    [InlineData("licence: none", 5, 10, "licence: keys with values are expected")]
    [InlineData("licence: { reuse: all }", 5, 19, "licence.reuse: 'all' is not allowed here; it is one of full, extract, link")]
    [InlineData("licence: { id: licence ouverte }", 5, 16, "is no licence id")]
    [InlineData("schedule: { every: 6h, cron: \"0 5 * * *\" }", 5, 11, "schedule: one of every and cron is expected")]
    [InlineData("access: web", 5, 9, "access: 'web' is not allowed here; it is one of api")]
    [InlineData("key: { variable: WIKER_KEY_A, header: X-Key }", 5, 6, "key: only csv, json and geojson come from an API")]
    [InlineData("access: api", 5, 9, "only csv, json and geojson come from the API of an open-data service")]
    [InlineData("changes: { url: https://club.example/f, whole: 7d }", 5, 17, "changes.url: doesn't hold {since}")]
    [InlineData("changes: { url: 'https://other.example/f?s={since}', whole: 7d }", 5, 17, "changes.url: lies on another host than url")]
    [InlineData("changes: { whole: 7d }", 5, 10, "changes: 'url' is missing")]
    [InlineData("site: 'https://club.example/{since}'", 5, 7, "site: {since} stands in changes.url only")]
    [InlineData("site: 'https://club.example/{department}'", 5, 7, "'for_each: commune' sources only")]
    [InlineData("schedule: {}", 5, 11, "schedule: one of every and cron is expected")]
    [InlineData("schedule: { every: 5m }", 5, 20, "is less than 10 minutes")]
    [InlineData("schedule: { every: 999999h }", 5, 20, "is more than 365 days")]
    [InlineData("schedule: { every: 2147483647h }", 5, 20, "is no interval")]
    [InlineData("schedule: { every: souvent }", 5, 20, "is no interval such as 30m, 6h or 1d")]
    [InlineData("schedule: { cron: \"0 5 * *\" }", 5, 19, "has not five fields")]
    [InlineData("schedule: { cron: \"0 25 * * *\" }", 5, 19, "has '25' for its hour: 0 to 23")]
    [InlineData("schedule: { cron: \"*/5 * * * *\" }", 5, 19, "is due more often than every 10 minutes")]
    [InlineData("schedule: { cron: \"0 0 31 2 *\" }", 5, 19, "names a day that none of its months has")]
    [InlineData("schedule: { cron: \"0 5 1 * MON\" }", 5, 19, "leave one of them *")]
    [InlineData("categories: { Concerts: musiqe }", 5, 25, "'musiqe' is no theme; it is one of sport, culture, musique, vie-municipale; did you mean 'musique'?")]
    [InlineData("categories: { Concert: musique, CONCERT: culture }", 5, 33, "'CONCERT' stands twice; capitals make no difference")]
    [InlineData("name: Un autre", 5, 1, "the key 'name' stands twice; it stands on line 2 already")]
    [InlineData("html: { rows: li }", 5, 1, "html: this block belongs to kind html, and the source's kind is feed")]
    [InlineData("feed: { fields: { titel: dc:title } }", 5, 19, "feed.fields: unknown key 'titel'; did you mean 'title'?")]
    [InlineData("feed: { fields: { title: 'a b' } }", 5, 26, "is no element")]
    [InlineData("feed: { fields: { title: '@url' } }", 5, 26, "is no element")]
    [InlineData("calendar: {}", 5, 1, "this block belongs to kind calendar")]
    public void A_fault_is_told_with_its_line_and_words(string lines, int line, int column, string words)
    {
        var fault = Faults(FeedWith(lines)).ShouldHaveSingleItem();
        fault.Message.ShouldContain(words);
        (fault.File, fault.Line, fault.Column).ShouldBe(("club.yml", line, column));
    }

    [Theory]
    [InlineData("html", "", 3, "kind html needs its block 'html:'")]
    [InlineData("html", "html: { rows: 'li[' }", 5, "html.rows: 'li[' is no CSS selector")]
    [InlineData("html", "html: { rows: li@href }", 5, "an attribute (@…) cannot stand here")]
    [InlineData("html", "html: { fields: { title: a@ } }", 5, "names no attribute")]
    [InlineData("html", "html: { fields: { title: '' } }", 5, "is empty")]
    [InlineData("html", "html: { fields: { title: { select: h2, value: x } } }", 5, "html.fields.title: one of select (or attribute) and value is expected")]
    [InlineData("html", "html: { fields: { title: { default: x } } }", 5, "html.fields.title: one of select (or attribute) and value is expected")]
    [InlineData("html", "html: { fields: { title: { value: x, match: y } } }", 5, "value is a constant and stands alone")]
    [InlineData("html", "html: { link: { select: a@href, attribute: src } }", 5, "the attribute is named twice")]
    [InlineData("html", "html: { link: { select: a@href, under: h2 } }", 5, "html.link: a heading is no address; under is for fields")]
    [InlineData("html", "html: { fields: { when: { under: 'h2[' } } }", 5, "html.fields.when.under: 'h2[' is no CSS selector")]
    [InlineData("html", "html: { fields: { when: { under: h2, value: x } } }", 5, "one of select (or attribute) and value is expected")]
    [InlineData("csv", "csv: { fields: { title: { select: Nom, under: Jour } } }", 5, "unknown key 'under'")]
    [InlineData("html", "html: { fields: { title: { select: h2, match: '(a)\\1' } } }", 5, "without backtracking")]
    [InlineData("html", "html: { fields: { title: { select: h2, match: '(' } } }", 5, "is no regular expression")]
    [InlineData("html", "html: { fields: { title: { selct: h2 } } }", 5, "did you mean 'select'?")]
    [InlineData("csv", "csv: { separator: ';' }", 5, "'fields' is missing")]
    [InlineData("csv", "csv: { fields: { when: Date } }", 5, "csv.fields: 'title' is missing")]
    [InlineData("csv", "csv: { separator: ';;', fields: { title: Nom } }", 5, "is not one character")]
    [InlineData("csv", "csv: { encoding: utf-9, fields: { title: Nom } }", 5, "is no encoding that is known here")]
    [InlineData("csv", "csv: { encoding: utf-7, fields: { title: Nom } }", 5, "is no encoding that is known here")]
    [InlineData("csv", "csv: { crs: 'EPSG:27572', fields: { title: Nom } }", 5, "'EPSG:27572' is not allowed here; it is one of EPSG:4326, EPSG:4171, EPSG:2154, EPSG:3942")]
    [InlineData("geojson", "geojson: { crs: Lambert93, fields: { title: Nom } }", 5, "it is one of EPSG:4326, EPSG:4171, EPSG:2154, EPSG:3942")]
    [InlineData("csv", "csv: { fields: { title: { select: Nom, attribute: x } } }", 5, "unknown key 'attribute'")]
    [InlineData("json", "json: { items: a..b, fields: { title: t } }", 5, "is no path")]
    [InlineData("json", "json: { fields: { title: 'a[x]' } }", 5, "is no path")]
    [InlineData("json", "json: { next: { parameter: p, link-path: l }, fields: { title: t } }", 5, "one of parameter and link-path is expected")]
    [InlineData("json", "json: { next: { parameter: p, from: 1e3 }, fields: { title: t } }", 5, "'1e3' is no whole number")]
    [InlineData("json", "json: { next: { parameter: p, from: -1 }, fields: { title: t } }", 5, "-1 is not between 0 and 10000")]
    [InlineData("json", "json: { next: { parameter: p, cursor: c, total: n }, fields: { title: t } }", 5, "only a parameter is counted from a number")]
    [InlineData("json", "json: { next: { link-path: l, cursor: c }, fields: { title: t } }", 5, "only a parameter takes what the answer says")]
    [InlineData("json", "json: { next: { parameter: p, step: 0 }, fields: { title: t } }", 5, "0 is not between 1 and 10000")]
    [InlineData("json", "json: { keep: { code: \"47*\" }, fields: { title: t } }", 5, "json.keep.code: a list is expected")]
    [InlineData("json", "json: { keep: { code: [] }, fields: { title: t } }", 5, "keep.code: an empty list allows nothing")]
    [InlineData("json", "json: { drop: { 'a..b': [x] }, fields: { title: t } }", 5, "json.drop: 'a..b' is no path")]
    [InlineData("json", "json: { kep: { code: [x] }, fields: { title: t } }", 5, "did you mean 'keep'?")]
    [InlineData("json", "json: { once: yes, fields: { title: t } }", 5, "map the field 'id'")]
    [InlineData("json", "json: { once: true, fields: { title: t, id: i } }", 5, "it is one of yes")]
    [InlineData("json", "json: { fields: { title: [] } }", 5, "an empty list finds nothing")]
    [InlineData("json", "json: { fields: { title: [t, { select: u, value: v }] } }", 5, "json.fields.title[1]: one of select (or attribute) and value is expected")]
    [InlineData("json", "json: { fields: { title: { text: '{t', match: x } } }", 5, "has a brace that isn't closed")]
    [InlineData("json", "json: { fields: { title: { text: '{t}', select: t } } }", 5, "one of select, text and value is expected")]
    [InlineData("json", "json: { fields: { title: { select: t, words: [a] } } }", 5, "keys with values are expected")]
    [InlineData("csv", "csv: { fields: { title: [a, b] } }", 5, "one value is expected here")]
    [InlineData("html", "html: { fields: { title: { text: '{t}' } } }", 5, "unknown key 'text'")]
    [InlineData("geojson", "geojson: {}", 5, "'fields' is missing")]
    [InlineData("wiki", "", 3, "'wiki' is not allowed here; it is one of feed, calendar, html, csv, json, geojson")]
    public void A_fault_of_a_block_is_told_with_its_line_and_words(string kind, string block, int line, string words)
    {
        var fault = Faults(Of(kind, block)).ShouldHaveSingleItem();
        fault.Message.ShouldContain(words);
        fault.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("", 1, "the file is empty")]
    [InlineData("# rien\n", 1, "the file is empty")]
    [InlineData("- un\n- deux\n", 1, "the file is to hold keys and values")]
    [InlineData("version: 1\n\tname: x\n", 2, "a tab stands at the beginning of the line")]
    [InlineData("version: 1\nname: Club: agenda\n", 2, "put text that holds a colon in quotes")]
    [InlineData("version: 1\nname: \"sans fin\n", 2, "this is not YAML")]
    [InlineData("version: 1\nname: &n x\nowner: *n\n", 2, "anchors and aliases (& and *) are not used here")]
    [InlineData("? &a [*a]\n: x\n", 1, "anchors and aliases")]
    [InlineData("version: !!int 1\n", 1, "tags (!) are not used here")]
    [InlineData("version: 1\n---\nversion: 1\n", 2, "a file holds one definition")]
    public void What_is_no_definition_at_all_is_one_fault(string text, int line, string words)
    {
        var fault = Faults(text).ShouldHaveSingleItem();
        fault.Message.ShouldContain(words);
        fault.Line.ShouldBe(line);
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_lines()
    {
        var faults = Faults("version: 2\nkind: feed\ncommune: 44052\ntrust: all\n");

        faults.Select(f => f.Line).ShouldBe([1, 1, 1, 3, 4]);
        faults.ShouldContain(f => f.Message.StartsWith("'name' is missing", StringComparison.Ordinal));
        faults.ShouldContain(f => f.Message.StartsWith("'url' is missing", StringComparison.Ordinal));
        faults.ShouldContain(f => f.Message.Contains("this release reads version 1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Club")]
    [InlineData("mon club")]
    [InlineData("club.vieux")]
    [InlineData("-club")]
    public void An_id_that_no_address_could_hold_is_a_fault(string id) => Faults(FeedWith(""), id).ShouldHaveSingleItem().Message.ShouldContain("is no id");

    [Fact]
    public void Nested_and_long_files_end_in_a_fault()
    {
        Faults(new string('[', 100_000)).ShouldHaveSingleItem().Message.ShouldContain("nested too deep");
        Faults("a: {" + string.Concat(Enumerable.Repeat("b: {", 50_000))).ShouldHaveSingleItem().Message.ShouldContain("nested too deep");
        Faults("x: [" + string.Concat(Enumerable.Repeat("1,", 60_000)) + "]").ShouldHaveSingleItem().Message.ShouldContain("too large");
        Faults(FeedWith("owner: " + new string('x', 5_000))).ShouldHaveSingleItem().Message.ShouldContain("longer than 2000 characters");
        Faults(Of("html", $"html: {{ rows: '{string.Concat(Enumerable.Repeat(":not(", 300))}' }}")).ShouldHaveSingleItem().Message.ShouldContain("longer than 600");
    }

    [Theory]
    [InlineData("key: { variable: HOME, header: X-Key }", 5, 18, "is no name of a key")]
    [InlineData("key: { variable: WIKER_KEY_A }", 5, 6, "key: one of parameter and header is expected")]
    [InlineData("key: { variable: WIKER_KEY_A, header: Cookie }", 5, 39, "is no header that may take a key")]
    [InlineData("key: { parameter: key }", 5, 6, "key: 'variable' is missing")]
    public void A_fault_of_a_key_is_told_with_its_line_and_words(string key, int line, int column, string words)
    {
        var fault = Faults(Of("json", key + "\njson: { fields: { title: t } }")).ShouldHaveSingleItem();
        fault.Message.ShouldContain(words);
        (fault.Line, fault.Column).ShouldBe((line, column));
    }

    [Fact]
    public void A_key_is_sent_over_https_only() =>
        Faults("version: 1\nname: Un club\nkind: json\nurl: http://club.example/f\nkey: { variable: WIKER_KEY_A, header: X-Key }\njson: { fields: { title: t } }\n").ShouldHaveSingleItem().Message.ShouldContain("is sent over https only");

    [Fact]
    public void Only_national_sources_expand() =>
        Faults("version: 1\nname: Portail\nkind: feed\nurl: https://portail.example/{insee}\nfor_each: commune\n").ShouldHaveSingleItem().Message
            .ShouldBe("for_each: only definitions under national/ expand over the communes");

    [Fact]
    public void An_expanded_source_needs_a_mark_in_its_address_and_no_commune_of_its_own()
    {
        var faults = Faults(FeedWith("for_each: commune\ncommune: \"44052\""), territories: [new("44052", "Donges")]);

        faults.Select(f => (f.Line, f.Path)).ShouldBe([(4, "url"), (6, "commune")]);
    }
}
