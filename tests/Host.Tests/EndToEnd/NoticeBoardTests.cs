using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>The demo's notices are written in every form of date that is promised; each is right in the data and on its page, on whatever day it is read.</summary>
public sealed partial class NoticeBoardTests(NoticeBoardInNovember november) : IClassFixture<NoticeBoardInNovember>
{
    private const string Board = "source=montoir-panneau,montoir-panneau-avis,montoir-panneau-permanences";
    private const string Ever = "&from=2000-01-01";

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("2026-12-30")] // a Wednesday at the year's end
    [InlineData("2027-02-10")]
    [InlineData("2027-06-28")] // Easter and the Ascension are past, the 14th of July is near
    public async Task Every_notice_is_read_as_it_is_meant(string day)
    {
        await using var board = await NoticeBoard.ServeAsync(day);
        var records = await board.RecordsAsync(Board + Ever + "&kind=event");
        records.ShouldAllBe(r => r.GetProperty("communes")[0].GetString() == "44103");
        var events = records.Select(Told).Order(StringComparer.OrdinalIgnoreCase);
        var expected = File.ReadLines(Path.Combine(SharedFolder.Repository, "tests", "Host.Tests", "EndToEnd", "Notices", day + ".tsv")).Where(l => l[0] != '#').Select(l => l.Split('\t')).ToList();
        // A price is looked at where the notice states one plainly.
        var looked = expected.Where(e => e[4] != "-").Select(e => e[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        events.Select(e => looked.Contains(e.Split('\t')[0]) ? e : e[..e.LastIndexOf('\t')] + "\t-")
            .ShouldBe(expected.Select(e => string.Join('\t', e)).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

        // What a rule gives is shown from the day on, and never on a day that it leaves out.
        var days = records.Where(e => e.GetProperty("rule").ValueKind == JsonValueKind.Object)
            .ToDictionary(e => e.GetProperty("title").GetString()!, e => e.GetProperty("occurrences").EnumerateArray().Select(o => o.GetProperty("start").GetString()!).ToList());
        days.Values.ShouldAllBe(d => d.Count > 5 && string.CompareOrdinal(d[0], day) >= 0);
        days["Marche du mercredi"].ShouldNotContain("2027-07-14T14:00");
        days["Marche du mercredi"].ShouldContain("2027-07-21T14:00");
        days["Aide aux devoirs"].Select(d => LocalMoment.TryParse(d, out var moment) ? moment.Date : default).ShouldAllBe(d => d.Year > 2025 && !PublicHolidays.Includes(d));
    }

    [Fact]
    public async Task Years_numbers_and_seasons_are_no_dates_and_a_review_announces_nothing()
    {
        var board = november.Board;
        var records = await board.RecordsAsync(Board + Ever);
        foreach (var title in (string[])["La fanfare cherche des cuivres", "Les saisons du verger", "Retour sur le repas des bénévoles"])
            records.Where(r => r.GetProperty("title").GetString() == title).ShouldHaveSingleItem().GetProperty("kind").GetString().ShouldBe("news", title);
    }

    [Fact]
    public async Task Opening_hours_are_told_in_sentences()
    {
        var board = november.Board;
        var services = (await board.RecordsAsync(Board + "&kind=service")).ToDictionary(s => s.GetProperty("title").GetString()!);
        services["Maison des associations"].GetProperty("openingHours").GetString().ShouldBe("Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-11:00; PH off");
        services["Ressourcerie du Brivet"].GetProperty("openingHours").GetString().ShouldBe("We,Sa 14:00-18:00");
        (await board.FactsAsync(services["Maison des associations"].GetProperty("id").GetString()!))
            .ShouldContain("Horaires: Du lundi au vendredi, de 9 h à midi et de 14 h à 17 h 30 ; le samedi, de 9 h à 11 h ; fermé les jours fériés");
    }

    [Fact]
    public async Task The_pages_tell_it_in_French_and_lose_nothing()
    {
        var board = november.Board;
        var events = (await board.RecordsAsync(Board + Ever + "&kind=event")).ToDictionary(e => e.GetProperty("title").GetString()!, e => e.GetProperty("id").GetString()!, StringComparer.OrdinalIgnoreCase);
        foreach (var (title, fact) in ToldOnPages)
            (await board.FactsAsync(events[title])).ShouldContain(fact, title);
        foreach (var (title, tag) in new[] { ("Concert de la batterie-fanfare", "Date ou lieu modifié"), ("Dîner aux huîtres - COMPLET", "Complet"), ("Sortie aux oiseaux de l’estuaire", "Annulé"), ("Kermesse de l’école du Bosquet", "Reporté") })
            (await board.PageAsync("records/" + events[title])).QuerySelector("p.tag")!.TextContent.ShouldBe(tag, title);

        var page = await board.PageAsync("communes/44103?kind=event");
        var cards = page.QuerySelectorAll("li.card").Select(c => $"{c.QuerySelector("h4, h3")!.TextContent}: {NoticeBoard.Plain(c.QuerySelector(".when")?.TextContent ?? "-")}").ToList();
        cards.ShouldContain("Exposition de photographies anciennes: Jusqu’au mercredi 30 juin 2027");
        cards.ShouldContain("Sophrologie: De 18 h à 19 h, tous les mardis, sauf vacances scolaires");
        cards.ShouldContain("Répétition publique de la chorale: En soirée");
        cards.ShouldContain("Ciné-goûter: 10 h et 14 h");
        cards.ShouldContain("Collecte de jouets: À partir du jeudi 3 décembre");
        cards.ShouldContain("Stage de poterie: De 14 h à 17 h (et 2 autres dates)");
        cards.ShouldContain("Couture entre voisines: De 10 h à midi, un samedi sur deux");
        page.QuerySelectorAll("h3").Select(h => h.TextContent).ShouldContain("Demain, mercredi 25 novembre");
    }

    [Fact]
    public async Task What_has_no_date_yet_has_a_page_that_says_so()
    {
        var board = november.Board;
        await using var store = new SqliteConnection($"Data Source={Path.Combine(board.Data, "store.db")};Mode=ReadOnly;Pooling=False");
        foreach (var title in (string[])["Assemblée des jardiniers", "Fête du printemps"])
        {
            var id = await store.QuerySingleAsync<string>("SELECT id FROM records WHERE content LIKE @title", new { title = $"%\"{title}\"%" });
            (await board.FactsAsync(id)).ShouldContain("Quand: Date non précisée : voyez la page d’origine.", title);
        }
    }

    private static readonly (string Title, string Fact)[] ToldOnPages =
    [
        ("Répétition publique de la chorale", "Quand: Mercredi 25 novembre, en soirée"),
        ("Jeux de société à la médiathèque", "Quand: Vendredi 27 novembre à 18 h"),
        ("Soupe aux poireaux du jardin partagé", "Quand: Du samedi 28 au dimanche 29 novembre"),
        ("Ouverture du marché de producteurs", "Quand: Vendredi 1er janvier 2027"),
        ("Course aux œufs", "Quand: Lundi 29 mars 2027 à 10 h 30"),
        ("Festival du rire", "Quand: Du samedi 12 au lundi 14 décembre"),
        ("Salon des loisirs créatifs", "Quand: Du mercredi 16 au vendredi 18 décembre, de 10 h à 18 h chaque jour"),
        ("Village des lutins", "Quand: Du mercredi 30 décembre au samedi 2 janvier 2027"),
        ("Exposition de photographies anciennes", "Quand: Jusqu’au mercredi 30 juin 2027"),
        ("Collecte de jouets", "Quand: À partir du jeudi 3 décembre"),
        ("Théâtre : Un fil à la patte", "Quand: Samedi 12 décembre à 20 h 30 | Dimanche 13 décembre à 20 h 30 | Samedi 19 décembre à 20 h 30"),
        ("Deux soirées d’improvisation", "Quand: Samedi 12 décembre à 20 h | Dimanche 13 décembre à 15 h"),
        ("Portes ouvertes de la caserne", "Quand: Dimanche 13 décembre, de 10 h à midi et de 14 h à 18 h"),
        ("Ciné-goûter", "Quand: Mercredi 2 décembre à 10 h et à 14 h"),
        ("Repas de quartier", "Quand: Dimanche 27 décembre à midi"),
        ("Bain de minuit au plan d’eau", "Quand: Dans la nuit du vendredi 18 au samedi 19 décembre, à minuit"),
        ("Randonnée gourmande", "Quand: Dimanche 3 janvier 2027, dès 9 h"),
        ("Nuit du jeu", "Quand: Samedi 19 décembre, de 21 h à 2 h"),
        ("Nettoyage des berges", "Quand: Samedi 26 décembre, le matin"),
        ("Sophrologie", "Horaire régulier: Tous les mardis de 18h à 19h sauf vacances scolaires"),
        ("Marche du mercredi", "Horaire régulier: Tous les mercredis à 14h sauf le 14 juillet"),
        ("Cercle de lecture", "Prochaines dates: Jeudi 10 décembre à 20 h | Jeudi 14 janvier 2027 à 20 h | Jeudi 11 février 2027 à 20 h | Jeudi 11 mars 2027 à 20 h | Jeudi 8 avril 2027 à 20 h | Jeudi 13 mai 2027 à 20 h | Jeudi 10 juin 2027 à 20 h | Jeudi 8 juillet 2027 à 20 h | et 5 autres dates"),
        ("Concert de la batterie-fanfare", "Quand: Samedi 12 décembre"),
        ("Kermesse de l’école du Bosquet", "Quand: Samedi 9 janvier 2027 | Reporté : la nouvelle date n’est pas encore connue."),
    ];

    // In the form of the files beside this one. The dates that a rule gives are looked at apart.
    private static string Told(JsonElement record)
    {
        var rule = record.GetProperty("rule");
        var isRuled = rule.ValueKind == JsonValueKind.Object;
        var times = isRuled ? "" : string.Join(" ; ", record.GetProperty("occurrences").EnumerateArray().Select(Time));
        var except = isRuled ? string.Join(",", rule.GetProperty("except").EnumerateArray().Select(e => e.GetString())) : "";
        // The last day may be written with its last second, as RFC 5545 asks where the start has an hour.
        var told = isRuled ? $"{LastSecond().Replace(rule.GetProperty("rrule").GetString()!, "")} {Time(rule)}{(except.Length > 0 ? " -" + except : "")}" : "";
        return string.Join('\t', new[] { record.GetProperty("title").GetString()!, times, told, record.GetProperty("status").GetString()!, record.GetProperty("price").GetString() ?? "" }.Select(c => c.Length == 0 ? "-" : c));
    }

    private static string Time(JsonElement time) =>
        time.GetProperty("start").GetString()
        + (time.GetProperty("end").GetString() is { } end ? "/" + end : "")
        + (time.TryGetProperty("part", out var part) ? " " + part.GetString() : "")
        + (time.TryGetProperty("openEnd", out var open) && open.GetBoolean() ? " +" : "");

    [GeneratedRegex("(?<=UNTIL=[0-9]{8})T235959", RegexOptions.ExplicitCapture)]
    private static partial Regex LastSecond();
}
