using System.Text;
using CsCheck;
using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Tests.Fetching;

public sealed class RobotsRulesTests
{
    [Theory]
    // Groups
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: wikeringest\nAllow: /", "/a", true)]
    [InlineData("User-agent: *\nAllow: /\n\nUser-agent: WikerIngest/2.0\nDisallow: /", "/a", false)]
    [InlineData("User-agent: WikerIngestNews\nDisallow: /", "/a", true)]
    [InlineData("User-agent: a\nUser-agent: WikerIngest\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: WikerIngest\nDisallow: /x\nUser-agent: b\nDisallow: /y", "/y", true)]
    [InlineData("User-agent: WikerIngest\nDisallow: /x\n\nUser-agent: b\nDisallow: /\n\nUser-agent: WikerIngest\nDisallow: /y", "/y", false)]
    [InlineData("User-agent: WikerIngest\nCrawl-delay: 3\nUser-agent: b\nDisallow: /", "/a", true)]
    [InlineData("User-agent: WikerIngest\nSitemap: https://a.example/s.xml\nUser-agent: b\nDisallow: /", "/a", false)]
    [InlineData("User-agent: WikerIngest\n\nUser-agent: *\nDisallow: /", "/a", false)]
    [InlineData("Disallow: /", "/a", true)]
    // Forms
    [InlineData("\uFEFFUser-agent: *\nDisallow: /", "/a", false)]
    [InlineData("user-AGENT :*\r\nDISALLOW:/a # secret", "/a", false)]
    [InlineData("User-agent: *\rDisallow: /a", "/a", false)]
    [InlineData("User-agent: * # everyone\nDisallow: /a", "/a", false)]
    [InlineData("<html><body>User-agent</body></html>", "/a", true)]
    // Longest match
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /a", "/A", true)]
    [InlineData("User-agent: *\nDisallow: /fish", "/fishheads/yummy.html", false)]
    [InlineData("User-agent: *\nDisallow: /fish/", "/fish", true)]
    // Wildcards
    [InlineData("User-agent: *\nDisallow: /*.php", "/dir/page.php?x", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/page.php?x", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a.php/b.php", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/ab", true)]
    [InlineData("User-agent: *\nDisallow: /a$", "/a", false)]
    [InlineData("User-agent: *\nDisallow: *?print", "/page?print=1", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/aXbYc", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/aXcYb", true)]
    [InlineData("User-agent: *\nDisallow: /*aba$", "/ababa", false)]
    [InlineData("User-agent: *\nDisallow: /ab*ab$", "/ab", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /$", "/", true)]
    // Octets
    [InlineData("User-agent: *\nDisallow: /%7Ejoe", "/~joe", false)]
    [InlineData("User-agent: *\nDisallow: /~joe", "/%7ejoe", false)]
    [InlineData("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", false)]
    [InlineData("User-agent: *\nDisallow: /a%2fb", "/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /événements", "/%C3%A9v%C3%A9nements", false)]
    [InlineData("User-agent: *\nDisallow: /%zz", "/%zz", false)]
    public void A_path_is_allowed_as_the_rfc_says(string file, string path, bool allowed) =>
        (Parse(file).Forbids(path) is null).ShouldBe(allowed);

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 7", 7.0)]
    [InlineData("User-agent: *\nCrawl-delay: 0.5", 0.5)]
    [InlineData("User-agent: *\nCrawl-delay: 7\nUser-agent: WikerIngest\nCrawl-delay: 3", 3.0)]
    [InlineData("User-agent: *\nCrawl-delay: -7", null)]
    [InlineData("User-agent: *\nCrawl-delay: NaN", null)]
    [InlineData("User-agent: *\nCrawl-delay: Infinity", null)]
    [InlineData("User-agent: *\nCrawl-delay: 99999999999999999999", 86400.0)]
    [InlineData("User-agent: *\nCrawl-delay: 1e300", null)]
    public void A_crawl_delay_is_read_in_seconds(string file, double? seconds) => (Parse(file).CrawlDelay?.TotalSeconds).ShouldBe(seconds);

    [Fact]
    public void What_stands_behind_500_kib_is_not_read()
    {
        var file = new StringBuilder("User-agent: *\n").Append('#').Append('x', RobotsRules.MaxBytes).Append("\nDisallow: /").ToString();
        Parse(file).Forbids("/a").ShouldBeNull();
    }

    [Fact]
    public void Any_bytes_can_be_read() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.String).Sample((bytes, path) =>
        {
            RobotsRules.Parse([.. "User-agent: *\nDisallow: "u8, .. bytes], "WikerIngest").Forbids("/" + path);
            return true;
        });

    private static RobotsRules Parse(string file) => RobotsRules.Parse(Encoding.UTF8.GetBytes(file), FetchingOptions.ProductToken);
}
