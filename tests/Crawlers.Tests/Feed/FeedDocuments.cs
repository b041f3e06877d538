using System.Text;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Feed;

/// <summary>Documents and sources for the tests of the feed and calendar readers.</summary>
internal static class FeedDocuments
{
    public static readonly Uri Address = new("https://mairie.demo.test/agenda/flux.xml");

    public static FetchedPage Page(byte[] body, string? contentType = null, Uri? url = null, string? robots = null) => new()
    {
        Requested = url ?? Address,
        Url = url ?? Address,
        Body = body,
        ContentType = contentType,
        RobotsHeaders = robots,
        FetchedAt = new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero),
    };

    public static FetchedPage Page(string body) => Page(Encoding.UTF8.GetBytes(body));

    public static FetchedPage Fixture(string folder, string file) => Page(File.ReadAllBytes(Path.Combine(SharedFolder.Repository, "tests", "Fixtures", folder, file)));

    public static SourceDefinition Source(SourceKind kind = SourceKind.Feed, FeedBlock? feed = null) => new()
    {
        Profile = new SourceProfile { Id = "donges-test", Name = "Test", Licence = new SourceLicence("none", Reuse.Extract, "Test") },
        Kind = kind,
        Url = Address,
        Schedule = new SourceSchedule(TimeSpan.FromHours(6), null),
        Feed = feed,
        Origin = "test",
    };

    public static string Rss(string items, string namespaces = "", string channel = "") =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" {namespaces}><channel><title>Mairie</title><link>https://mairie.demo.test/</link><description>d</description>{channel}{items}</channel></rss>";

    public static ReadOutcome Read(FetchedPage page, FeedBlock? feed = null) => new FeedSourceReader().Read(page, Source(feed: feed), null);

    public static IReadOnlyList<Finding> Findings(ReadOutcome outcome) => [.. outcome.ShouldBeOfType<ReadOutcome.Items>().Findings];

    public static IReadOnlyList<RawItem> Items(ReadOutcome outcome) => [.. Findings(outcome).OfType<Finding.Found>().Select(f => f.Item)];

    public static IReadOnlyList<Rejection> Refusals(ReadOutcome outcome) => [.. Findings(outcome).OfType<Finding.Refused>().Select(f => f.Rejection)];

    public static RawItem Item(string itemXml, string namespaces = "") => Items(Read(Page(Rss(itemXml, namespaces)))).ShouldHaveSingleItem();

    /// <summary>Runs an outcome to its end, as the pipeline does.</summary>
    public static int Drain(ReadOutcome outcome) => outcome is ReadOutcome.Items items ? items.Findings.Count() : 0;
}
