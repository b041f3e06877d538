using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Calendar;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Feed;

public sealed class WebCorpusTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("cerclepaulbert/feed-agenda.xml")]
    [InlineData("nanterre-grimpe/feed.xml")]
    [InlineData("nanterre-grimpe/feed-sorties.xml")]
    [InlineData("amap-chaudeau/feed.xml")]
    [InlineData("chateaubourg/actualites.xml")]
    [InlineData("douai-collectif/agenda.ics")]
    [InlineData("douai-collectif/actualites.rss.xml")]
    [InlineData("douai-collectif/actualites.atom.xml")]
    [InlineData("vcve/calendrier.ics")]
    [InlineData("alboussiere/evenements.ics")]
    [InlineData("beaune-tourisme/feed.xml")]
    public void Every_expected_title_start_and_link_of_a_real_document_is_found(string file)
    {
        var folder = SharedFolder.Require("corpora/web");
        var expected = File.ReadLines(Path.Combine(folder, "expected.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).Single(e => e.GetProperty("file").GetString() == file);
        var page = FeedDocuments.Page(File.ReadAllBytes(Path.Combine(folder, file)));
        var isCalendar = file.EndsWith(".ics", StringComparison.Ordinal);
        ISourceReader reader = isCalendar ? new CalendarSourceReader() : new FeedSourceReader();
        var items = FeedDocuments.Items(reader.Read(page, FeedDocuments.Source(reader.Kind), null));

        // The tourist office's events have their date in the HTML only.
        var hasMachineDates = file != "beaune-tourisme/feed.xml";
        var wanted = expected.GetProperty("items").EnumerateArray().Select(i => Line(Text(i, "title"), hasMachineDates ? Text(i, "start") : null, Text(i, "link"), isCalendar ? Text(i, "end") : null, isCalendar ? Text(i, "place") : null)).ToList();
        var found = items.Select(i => Line(i.First(RawField.Title), hasMachineDates ? Wall(i.First(isCalendar ? RawField.Start : RawField.Published), wanted) : null, i.First(RawField.Link), isCalendar ? Wall(i.First(RawField.End), wanted) : null, isCalendar ? i.First(RawField.Place) : null)).ToList();

        wanted.Except(found).ShouldBeEmpty();
    }

    [Fact]
    public void A_real_empty_channel_is_empty() =>
        new FeedSourceReader().Read(FeedDocuments.Page(File.ReadAllBytes(SharedFolder.Require("corpora/web/amap-chaudeau/feed-commentaires-vide.xml"))), FeedDocuments.Source(), null).ShouldBeOfType<ReadOutcome.Empty>();

    private static string Line(params string?[] values) => string.Join(" | ", values);

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    /// <summary>The corpus gives the wall time of Paris to the minute, and plain days where the page shows no more.</summary>
    private static string? Wall(string? moment, List<string> wanted)
    {
        if (moment is null || moment.Length == 10)
            return moment;
        var hasZone = moment.EndsWith('Z') || moment[^6] is '+' or '-';
        var local = hasZone ? TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), Paris).DateTime : DateTime.Parse(moment, CultureInfo.InvariantCulture);
        var minute = local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        return wanted.Exists(w => w.Contains(minute, StringComparison.Ordinal)) ? minute : minute[..10];
    }
}
