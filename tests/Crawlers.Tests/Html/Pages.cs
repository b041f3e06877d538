using System.Text;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Html;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Crawlers.Tests.Html;

/// <summary>Pages and definitions as the tests write them.</summary>
internal static class Pages
{
    public const string Address = "https://mairie.example/agenda/";

    public static FetchedPage Of(string html, string url = Address, string? contentType = "text/html", string? robots = null) => Of(Encoding.UTF8.GetBytes(html), url, contentType, robots);

    public static FetchedPage Of(byte[] body, string url = Address, string? contentType = null, string? robots = null) => new()
    {
        Requested = new Uri(url),
        Url = new Uri(url),
        Body = body,
        ContentType = contentType,
        RobotsHeaders = robots,
        FetchedAt = new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero),
    };

    public static SourceProfile Profile { get; } = new() { Id = "test-source", Name = "Test", Licence = new SourceLicence("none", Reuse.Extract, "Test") };

    public static SourceDefinition Definition(string? rows, string? link, string? next = null, params (string Field, string Rule)[] fields) => new()
    {
        Profile = Profile,
        Kind = SourceKind.Html,
        Url = new Uri(Address),
        Schedule = new SourceSchedule(TimeSpan.FromHours(6), null),
        Origin = "test.yml:1",
        Html = new HtmlBlock(rows, link is null ? null : Rule(link), next is null ? null : Rule(next), fields.ToDictionary(f => f.Field, f => Rule(f.Rule))),
    };

    /// <summary>"selector@attribute", as in the YAML.</summary>
    public static FieldRule Rule(string rule)
    {
        var at = rule.LastIndexOf('@');
        return at < 0 ? new FieldRule(rule, null, null, null, null, null) : new FieldRule(at == 0 ? null : rule[..at], rule[(at + 1)..], null, null, null, null);
    }

    public static ReadOutcome Read(FetchedPage page, SourceDefinition source, RawItem? listing = null) => new HtmlSourceReader().Read(page, source, listing);

    public static List<Finding> Findings(ReadOutcome outcome) => outcome.ShouldBeOfType<ReadOutcome.Items>().Findings.ToList();

    public static List<RawItem> Items(ReadOutcome outcome) => [.. Findings(outcome).OfType<Finding.Found>().Select(f => f.Item)];

    public static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(SharedFolder.Repository, "tests", "Fixtures", "Html", name));
}
