using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>
/// What may leave (<c>model.md</c> §4): no run of eight words of a <c>link</c> source's text occurs in any output, and of an <c>extract</c> source's text none beyond our own summary.
/// Over the demo and three invented sources that try every way out.
/// </summary>
public sealed class RightsTests : IAsyncLifetime
{
    private const string Definition = """
        version: 1
        name: NAME
        kind: feed
        url: https://ID.demo.test/fil.xml
        commune: "44052"
        trust: open
        licence: { id: none, reuse: REUSE, attribution: NAME }
        schedule: { every: 6h }
        """;

    private readonly Checkout _checkout = new();
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = WikerProcess.Patience };
    private Process? _process;

    public async ValueTask InitializeAsync()
    {
        // No title, a rule and a price in the text, an article that announces an event, pictures with a credit: all that a text could leave by.
        const string items = """
            <item><guid>a</guid><pubDate>[[now-1d|rfc822]]</pubDate><description>Le vieux meunier de la Tourbière raconte comment sept crues successives ont emporté ses roues, ses vannes et jusqu’au dernier de ses sacs de farine.</description></item>
            <item><guid>b</guid><title>Un soir au théâtre</title><pubDate>[[now-1d|rfc822]]</pubDate><description>&lt;p&gt;Chaque mardi de 18h à 19h, sauf pendant les vacances scolaires et les jours fériés, la troupe des Quatre-Vents reçoit petits et grands dans sa salle de la rue des Ajoncs à Donges pour 5 € seulement, 3 € pour les moins de douze ans.&lt;/p&gt;&lt;p&gt;On y rit beaucoup, on y apprend les ficelles du métier et l’on en repart avec un texte à savoir par cœur pour la semaine suivante, sans quoi gare au régisseur. Les plus hardis tiendront un premier rôle dès le printemps, promet la metteuse en scène aux familles venues en nombre.&lt;/p&gt;</description><enclosure url="https://ID.demo.test/photo.jpg" type="image/jpeg" length="9"/></item>
            <item><guid>c</guid><title>Concert du chœur des Marais samedi prochain</title><pubDate>[[now-1d|rfc822]]</pubDate><category>Une catégorie écrite comme une phrase entière de huit mots au moins</category><description>Le concert aura lieu le samedi 20 mars à 20h30 à la salle polyvalente des Guifettes derrière l’église de Donges, avec la participation exceptionnelle des sonneurs venus de Corsept et du bagad des marins de Paimbœuf au grand complet. Il reste des places : réservations auprès de la secrétaire de l’association, aux heures de bureau seulement, ou sur place une heure avant le début du spectacle pour ceux qui aiment attendre dehors.</description></item>
            """;
        foreach (var (id, reuse) in ((string, string)[])[("presse-inventee", "link"), ("asso-inventee", "extract"), ("asso-reservee", "extract")])
        {
            await File.WriteAllTextAsync(Path.Combine(_checkout.Folder, "demo", "sources", id + ".yml"), Definition.Replace("NAME", "Source inventée " + id).Replace("ID", id).Replace("REUSE", reuse));
            var web = Directory.CreateDirectory(Path.Combine(_checkout.Folder, "demo", "web", id + ".demo.test")).FullName;
            // Each source has words of its own: what one may not say another doesn't say for it.
            await File.WriteAllTextAsync(Path.Combine(web, "fil.xml"),
                $"<rss version=\"2.0\"><channel><title>{id}</title><link>https://{id}.demo.test/</link>{string.Join(' ', items.Replace("ID", id).Split(' ').Select((w, i) => i % 3 == 2 && w.All(char.IsLetter) ? w + id[..^9] + (id[0] == 'p' ? "" : id[^3..]) : w))}</channel></rss>");
        }
        await File.WriteAllTextAsync(Path.Combine(_checkout.Folder, "demo", "web", "asso-reservee.demo.test", "site.yml"), "headers: { tdm-reservation: \"1\" }\n");
        _process = WikerProcess.Start(_checkout.Folder, "demo", "--json", "--port", "0", "--data", _checkout.Data);
        _ = _process.StandardError.ReadToEndAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The demo ended before it served.");
        _http.BaseAddress = new Uri(new Uri(JsonDocument.Parse(line).RootElement.GetProperty("url").GetString()!), "/");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        _checkout.Dispose();
    }

    [Fact]
    public async Task No_eight_words_of_a_text_that_may_not_leave_occur_in_any_output()
    {
        var (forbidden, ids) = Read();
        forbidden.Keys.ShouldContain(k => k.StartsWith("presse-courrier"));
        forbidden.Keys.ShouldContain(k => k.StartsWith("presse-inventee"));
        forbidden.Keys.ShouldContain(k => k.StartsWith("asso-inventee") && k.EndsWith("(Extract)"));
        forbidden.Keys.ShouldContain(k => k.StartsWith("asso-reservee") && k.EndsWith("(Link)"));
        ids.Count.ShouldBeGreaterThan(80);

        var faults = new SortedSet<string>(StringComparer.Ordinal);
        var seen = 0;
        foreach (var address in Outputs.Addresses(ids))
        {
            using var answer = await _http.GetAsync(address, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            var runs = Outputs.Runs(Outputs.WordsOf(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Content.Headers.ContentType?.MediaType)).ToHashSet(StringComparer.Ordinal);
            seen += runs.Count;
            foreach (var (item, words) in forbidden.Where(f => f.Value.Overlaps(runs)))
                faults.Add($"{item} in {address}: {words.First(runs.Contains)}");
        }
        seen.ShouldBeGreaterThan(50_000);
        faults.ShouldBeEmpty();
    }

    // By item, the runs of eight words that may not leave: those of its text, but for what its own title, other fields and our summary say.
    private (Dictionary<string, HashSet<string>> Forbidden, IReadOnlyList<string> Ids) Read()
    {
        using var session = WikerStore.Open(Path.Combine(_checkout.Data, "store.db")).Read();
        var forbidden = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var item in session.Items.After(0, 10_000))
        {
            var said = session.SourceRecords.OfItem(item.Id).Select(r => r.Record.Said).ToList();
            if (said.Count == 0 || said[0].Reuse == Reuse.Full)
                continue;
            var runs = Of(item.Raw, RawField.Body, RawField.Summary);
            runs.ExceptWith(said[0].Reuse == Reuse.Link
                ? Of(item.Raw, RawField.Title)
                : [.. item.Raw.Fields.Keys.Where(f => f is not (RawField.Body or RawField.Summary)).SelectMany(f => Of(item.Raw, f)), .. said.SelectMany(s => Outputs.Runs(Outputs.WordsOf(s.Content.Summary ?? "")))]);
            said.ShouldAllBe(s => s.Content.Summary == null || s.Content.Summary.Length <= 300);
            if (runs.Count > 0)
                forbidden[$"{item.SourceId} {item.Raw.Locator} ({said[0].Reuse})"] = runs;
        }
        return (forbidden, session.Records.IdsAfter("", 10_000));

        static HashSet<string> Of(RawItem raw, params string[] fields) =>
            [.. fields.SelectMany(f => raw.All(f)).SelectMany(v => Outputs.Runs(Outputs.WordsOf(WebUtility.HtmlDecode(v))))];
    }
}
