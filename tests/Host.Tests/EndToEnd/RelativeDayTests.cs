using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>"Demain soir" counts from the day on which it was published, else first read; later crawls don't move it.</summary>
public sealed class RelativeDayTests : IDisposable
{
    private readonly Checkout _checkout = NoticeBoard.OnlyTheBoard();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task Tomorrow_stays_the_day_after_the_notice_went_up()
    {
        var first = Avis("Concert des cadets", null) + Avis("Concert des anciens", "2026-11-20");
        await CrawlAsync("2026-11-24", first);
        var before = Events();
        before["Concert des cadets"].Start.ShouldBe("2026-11-25", "read on the 24th");
        before["Concert des anciens"].Start.ShouldBe("2026-11-21", "published on the 20th");

        // Three days later the page has a new notice at its head: what stood there is the same item at another place.
        await CrawlAsync("2026-11-27", Avis("Concert des jeunes", null) + Avis("Concert des voisins", "2026-11-26") + first);
        var after = Events();
        after["Concert des cadets"].ShouldBe(before["Concert des cadets"]);
        after["Concert des anciens"].ShouldBe(before["Concert des anciens"]);
        after["Concert des jeunes"].Start.ShouldBe("2026-11-28");
        after["Concert des voisins"].Start.ShouldBe("2026-11-27");

        // A grammar that changed makes all stored items anew, from the days on which they were read.
        (await WikerProcess.RunOnAsync("2026-12-01", _checkout.Folder, "renormalize", "--data", _checkout.Data)).ExitCode.ShouldBe(0);
        Events().ShouldBe(after, ignoreOrder: true);

        // What is published keeps its day even when its text is mended.
        await CrawlAsync("2026-12-02", Avis("Concert des cadets", null) + Avis("Concert des anciens", "2026-11-20").Replace("Entrée libre.", "Entrée libre, buvette.", StringComparison.Ordinal));
        Events()["Concert des anciens"].Start.ShouldBe("2026-11-21");
        Events()["Concert des cadets"].ShouldBe(before["Concert des cadets"]);
    }

    private static string Avis(string title, string? published) =>
        $"<article class=\"avis\"><h2>{title}</h2>{(published is null ? "" : $"<time datetime=\"{published}\">{published}</time>")}<p class=\"texte\">Demain soir, concert à la salle Bonne-Fontaine. Entrée libre.</p></article>\n";

    private async Task CrawlAsync(string day, string notices)
    {
        var page = Path.Combine(_checkout.Folder, "demo", "web", "panneau.demo.test", "avis", "index.html");
        await File.WriteAllTextAsync(page, $"<!DOCTYPE html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Avis</title><body>{notices}</body></html>", TestContext.Current.CancellationToken);
        var result = await WikerProcess.RunOnAsync(day, _checkout.Folder, "demo", "--once", "--json", "--data", _checkout.Data);
        result.ExitCode.ShouldBe(0, result.Errors);
    }

    private Dictionary<string, (string Id, long Version, string? Start, DayPart? Part)> Events()
    {
        using var session = WikerStore.Open(Path.Combine(_checkout.Data, "store.db")).Read();
        return session.Records.FindMany(session.Records.IdsAfter("", 100)).Values.Where(r => r.Content.Kind == RecordKind.Event && r.Content.Title.StartsWith("Concert des", StringComparison.Ordinal)).ToDictionary(r => r.Content.Title, r =>
        {
            var time = r.Content.Occurrences.ShouldNotBeNull().ShouldHaveSingleItem();
            return (r.Id, r.Version, time.Start?.ToString(), time.Part);
        });
    }
}
