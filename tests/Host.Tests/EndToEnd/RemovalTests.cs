using System.Text;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>Somebody asks to be taken out: no file of the data folder holds them any more, and no later crawl brings them back. The person is invented.</summary>
public sealed class RemovalTests : IDisposable
{
    // Every way in which the person is written below; "kerbrazic" stands for the index's words and for addresses.
    private static readonly string[] Person = ["Kerbrazic", "KERBRAZIC", "kerbrazic", "06 39 98 77 41", "06.39.98.77.41", "0639987741", "+33639987741", "639987741"];

    private readonly Checkout _checkout = new();

    public RemovalTests()
    {
        Write("feed", "fil.xml", "", """
            <rss version="2.0"><channel><title>Club</title><link>https://retrait-feed.demo.test/</link>
            <item><guid>https://retrait-feed.demo.test/bureau/armel-kerbrazic</guid><link>https://retrait-feed.demo.test/bureau/armel-kerbrazic</link><title>Armel Kerbrazic élu président</title><pubDate>[[now-1d|rfc822]]</pubDate><description>&lt;p&gt;Le club a élu &lt;b&gt;Armel&lt;/b&gt; KERBRAZIC. Pour le joindre : 06.39.98.77.41 ou &lt;a href="mailto:armel.kerbrazic@demo.test"&gt;armel.kerbrazic&amp;#64;demo.test&lt;/a&gt;. Le goûter du club suit.&lt;/p&gt;</description></item>
            <item><guid>2</guid><link>https://retrait-feed.demo.test/2</link><title>Le goûter du club</title><pubDate>[[now-2d|rfc822]]</pubDate><description>Tous les enfants du club sont attendus pour le goûter.</description></item>
            </channel></rss>
            """);
        Write("html", "agenda.html", "html: { rows: article, link: a@href, fields: { title: h2, when: .q, place: .l, body: .t, phone: .p } }", """
            <!doctype html><html lang="fr"><head><meta charset="windows-1252"><title>Agenda</title></head><body>
            <article><h2><a href="/fiche.html">Loto de la Saint-Jean</a></h2><p class="q">le 20 mars 2027 à 14h</p><p class="l">Salle des Guifettes, Donges</p></article>
            <article><h2><a href="/autre.html">Bal du printemps</a></h2><p class="q">le 21 mars 2027 à 20h30</p><p class="l">Salle des Guifettes, Donges</p></article></body></html>
            """);
        Page("html", "fiche.html", "<!doctype html><html lang=\"fr\"><head><meta charset=\"windows-1252\"><title>Loto</title></head><body><h2>Loto de la Saint-Jean</h2><p class=\"t\">Réservations auprès d’Armel Kerbrazic, le soir après dîner.</p><p class=\"p\">0639987741</p></body></html>");
        Page("html", "autre.html", "<!doctype html><html lang=\"fr\"><head><meta charset=\"windows-1252\"><title>Bal</title></head><body><h2>Bal du printemps</h2><p class=\"t\">Entrée libre, buvette.</p></body></html>");
        Write("calendar", "club.ics", "calendar: {}", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1@retrait\r\nDTSTAMP:20270201T080000Z\r\nDTSTART:20270322T190000Z\r\nSUMMARY:Assemblée du club\r\nDESCRIPTION:Pouvoirs à remettre à Armel Ker\r\n brazic\\, +33 (0)6 39 98 77 41\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task No_file_holds_a_person_who_asked_to_be_taken_out_nor_does_a_later_crawl_bring_them_back()
    {
        await CrawlAsync();
        var id = Titled("Le goûter du club").Id;
        (await RunAsync("records", "correct", id, "summary", "Demandez Armel Kerbrazic au 06 39 98 77 41.", "--by", "armel.kerbrazic@demo.test")).ExitCode.ShouldBe(0);
        FileSearch.Find(_checkout.Data, Person).Count.ShouldBeGreaterThan(8);

        foreach (var value in (string[])["06 39 98 77 41", "Armel.Kerbrazic@demo.test", "KERBRAZIC Armel"])
        {
            var removed = await RunAsync("privacy", "remove", value, "--json");
            removed.ExitCode.ShouldBe(0, removed.Errors);
            removed.Json.GetProperty("records").GetInt32().ShouldBeGreaterThanOrEqualTo(0);
        }
        FileSearch.Find(_checkout.Data, Person).ShouldBeEmpty();
        await VerifyAsync();
        Titled("[…] élu président").Content.Link.ShouldBe("https://retrait-feed.demo.test/fil.xml"); // the page that it was read from
        Titled("Le goûter du club").Content.Summary.ShouldBe("Demandez […] au […].");
        Titled("Loto de la Saint-Jean").Content.Contacts.Phones.ShouldBeEmpty();
        var before = StoreDump.Of(_checkout.Data);

        await CrawlAsync();
        FileSearch.Find(_checkout.Data, Person).ShouldBeEmpty();
        foreach (var (table, content) in StoreDump.Of(_checkout.Data))
            content.ShouldBe(before[table], customMessage: table); // what was masked by hand is what a crawl makes of it
        (await RunAsync("records", "correct", id, "title", "Le goûter d’Armel Kerbrazic")).ExitCode.ShouldBe(0);
        (await RunAsync("renormalize")).ExitCode.ShouldBe(0);
        FileSearch.Find(_checkout.Data, Person).ShouldBeEmpty();
        await VerifyAsync();

        var list = await RunAsync("privacy", "list", "--json");
        list.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("kind").GetString()).ShouldBe(["phone", "email", "name"]);
    }

    [Fact]
    public async Task What_is_no_phone_no_address_and_no_full_name_is_refused()
    {
        (await RunAsync("privacy", "remove", "Kerbrazic")).ExitCode.ShouldBe(2);
        (await RunAsync("privacy", "list")).Output.ShouldContain("Nobody");
    }

    private void Write(string kind, string file, string block, string body)
    {
        File.WriteAllText(Path.Combine(_checkout.Folder, "demo", "sources", $"retrait-{kind}.yml"), $"""
            version: 1
            name: Source {kind}
            kind: {kind}
            url: https://retrait-{kind}.demo.test/{file}
            records: {(kind == "feed" ? "news" : "event")}
            commune: "44052"
            trust: partner
            licence: {"{"} id: lov2, reuse: full, attribution: Source {kind} {"}"}
            schedule: {"{"} every: 6h {"}"}
            {block}
            """);
        Page(kind, file, body);
    }

    private void Page(string kind, string file, string body)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_checkout.Folder, "demo", "web", $"retrait-{kind}.demo.test")).FullName;
        File.WriteAllText(Path.Combine(folder, file), body, kind == "html" ? Encoding.Latin1 : new UTF8Encoding(false));
    }

    private Record Titled(string title)
    {
        using var session = WikerStore.Open(Path.Combine(_checkout.Data, "store.db")).Read();
        return session.Records.FindMany(session.Records.IdsAfter("", 1_000)).Values.Single(r => r.Content.Title == title);
    }

    private async Task CrawlAsync()
    {
        var result = await RunAsync("demo", "--once", "--json");
        result.ExitCode.ShouldBe(0, result.Errors);
    }

    private async Task VerifyAsync()
    {
        var result = await RunAsync("store", "verify");
        result.ExitCode.ShouldBe(0, result.Output + result.Errors);
    }

    private Task<WikerProcess.Result> RunAsync(params string[] arguments) => WikerProcess.RunAsync(_checkout.Folder, [.. arguments, "--data", _checkout.Data]);
}
