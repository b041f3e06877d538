using System.Text;
using CsCheck;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Calendar;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Feed;

public sealed class ReaderRobustnessTests
{
    private static readonly byte[][] Valid = [.. new[] { "Feed/mairie-rss.xml", "Feed/club-atom.xml", "Feed/asso.json", "Calendar/club.ics" }
        .Select(f => File.ReadAllBytes(Path.Combine(SharedFolder.Repository, "tests", "Fixtures", f)))];

    private static readonly long Rounds = Environment.GetEnvironmentVariable("WIKER_SOAK") == "1" ? 100_000 : 500;

    private static readonly byte[][] Pieces = [.. new[] { "<", ">", "</", "<item>", "</item>", "<![CDATA[", "]]>", "&", "&#0;", "&#xD800;", "<!DOCTYPE x [", "<?xml", "xmlns:a=''", ":", "\"", "'", "\0", "\uFFFF", "\r\n ", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "DTSTART:99999999", "RRULE:FREQ=DAILY;COUNT=99999999999", "DURATION:P99999999999D", "DTSTART:00010101T000000Z\r\n", "DTEND;TZID=Europe/Paris:99991231T235959\r\n", "\\ud800", "\\ud800\":", "{", "}", "[", "]" }
        .Select(Encoding.UTF8.GetBytes), [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE]];

    [Theory]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","\ud83d_url":"a","title":"Loto","url":"https://a.example/"}]}""")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","title":"\ud83d Loto","url":"https://a.example/","\udc00":{"\ud800":1}}]}""")]
    public void Half_a_surrogate_pair_in_a_name_or_a_value_throws_nothing(string json) => Should.NotThrow(() => Run(System.Text.Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void No_reader_throws_on_arbitrary_bytes() => Gen.Byte.Array[0, 400].Sample(Run, iter: Rounds);

    [Fact]
    public void No_reader_throws_on_documents_that_were_cut_or_changed() =>
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, Pieces.Length - 1], Gen.Int[0, 3], Gen.Bool)
            .Sample((which, from, to, piece, drop, cut) => Run(Changed(Valid[which], from, to, Pieces[piece], drop, cut)), iter: Rounds);

    [Fact]
    public void Many_small_pieces_together_cost_no_more_than_their_length()
    {
        foreach (var piece in (string[])["</", "<a", "<a b=\"", "<![CDATA[", "<!--", "&", "<item>", "<p:a>", "<!DOCTYPE [", "'", "BEGIN:VEVENT\n", "\n ", "A;B=\""])
        {
            var many = string.Concat(Enumerable.Repeat(piece, 200_000));
            Run(Encoding.UTF8.GetBytes("<rss><channel>" + many));
            Run(Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\n" + many));
        }
    }

    [Fact]
    public void Every_document_of_the_corpora_is_taken_without_throwing()
    {
        var files = Directory.EnumerateFiles(SharedFolder.Require("corpora"), "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".xml" or ".ics" or ".json" or ".html").Order(StringComparer.Ordinal).ToList();
        files.ShouldNotBeEmpty();
        foreach (var file in files)
            Run(File.ReadAllBytes(file));
    }

    private static byte[] Changed(byte[] document, double from, double to, byte[] piece, int drop, bool cut)
    {
        var at = (int)(from * document.Length);
        var rest = Math.Min(document.Length, at + drop);
        byte[] changed = [.. document[..at], .. piece, .. document[rest..]];
        return cut ? changed[..(int)(to * changed.Length)] : changed;
    }

    private static void Run(byte[] bytes)
    {
        FetchedPage page = FeedDocuments.Page(bytes);
        FeedDocuments.Drain(new FeedSourceReader().Read(page, FeedDocuments.Source(), null));
        FeedDocuments.Drain(new CalendarSourceReader().Read(page, FeedDocuments.Source(SourceKind.Calendar), null));
    }
}
