using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
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

    [Theory]
    [InlineData("https://a.site.test/", "https://b.site.test/there", 1)] // another host
    [InlineData("https://a.site.test/", "http://a.site.test/there", 1)] // open to all on the way
    [InlineData("https://a.site.test/", "https://a.site.test/there?page=2&api_key=secret", 2)]
    public async Task A_redirect_takes_the_key_along_only_within_its_host_and_scheme(string from, string to, int times)
    {
        await using var server = await UnrulyServer.StartAsync();
        var seen = new ConcurrentQueue<string?>();
        server.On("a.site.test/", context =>
        {
            seen.Enqueue(context.Request.Headers["X-API-Key"]);
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = to;
            return Task.CompletedTask;
        });
        foreach (var there in (string[])["a.site.test/there", "a.site.test/there?page=2", "b.site.test/there"])
        {
            server.On(there, context =>
            {
                seen.Enqueue(context.Request.Headers["X-API-Key"]);
                return context.Response.WriteAsync("ici");
            });
        }
        using var fetcher = new PoliteFetcher(server.Options, TimeProvider.System);

        var outcome = await fetcher.FetchAsync(new FetchRequest(new Uri(from), AsksRobots: false, Key: new RequestKey(null, "X-API-Key", "secret")), TestContext.Current.CancellationToken);

        seen.Count.ShouldBe(2);
        seen.Count(s => s == "secret").ShouldBe(times);
        outcome.ShouldBeOfType<FetchOutcome.Fetched>().Page.Url.AbsoluteUri.ShouldNotContain("secret");
    }

    [Fact]
    public void A_header_leaves_the_address_alone_and_nothing_prints_the_value()
    {
        var key = new RequestKey(null, "X-API-Key", "secret");
        key.PutInto(new Uri("https://api.example/v2?size=2")).AbsoluteUri.ShouldBe("https://api.example/v2?size=2");
        $"{key} {new FetchRequest(new Uri("https://api.example/"), Key: key)} {InQuery}".ShouldNotContain("secret");
    }
}
