using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Tests.Fetching;

public sealed class RequestKeyTests
{
    private static readonly RequestKey InQuery = new("key", null, "a b&c");

    [Theory]
    [InlineData("https://api.example/v2?size=2", "https://api.example/v2?size=2&key=a%20b%26c")]
    [InlineData("https://api.example/v2", "https://api.example/v2?key=a%20b%26c")]
    [InlineData("https://api.example/v2?key=old&size=2", "https://api.example/v2?size=2&key=a%20b%26c")]
    public void A_key_is_put_into_the_query_once(string address, string sent) => InQuery.PutInto(new Uri(address)).AbsoluteUri.ShouldBe(sent);

    [Theory]
    [InlineData("https://api.example/v2?page=2&key=a%20b%26c", "https://api.example/v2?page=2")]
    [InlineData("https://api.example/v2?page=2&api_key=a%20b%26c", "https://api.example/v2?page=2")]
    [InlineData("https://api.example/v2?page=2", "https://api.example/v2?page=2")]
    public void An_address_that_repeats_the_key_loses_it(string address, string kept) => InQuery.Without(new Uri(address)).AbsoluteUri.ShouldBe(kept);

    [Fact]
    public void A_header_leaves_the_address_alone_and_nothing_prints_the_value()
    {
        var key = new RequestKey(null, "X-API-Key", "secret");
        key.PutInto(new Uri("https://api.example/v2?size=2")).AbsoluteUri.ShouldBe("https://api.example/v2?size=2");
        $"{key} {new FetchRequest(new Uri("https://api.example/"), Key: key)} {InQuery}".ShouldNotContain("secret");
    }
}
