using System.Net;
using System.Text.Json;

namespace Wiker.Ingest.Publisher.Tests.Api;

public class UnavailableTests
{
    [Theory]
    [InlineData("/v1/records.json?near=44052")]
    [InlineData("/v1/records.ics?near=44052")]
    [InlineData("/v1/records/01JD3V8K7M2Q9Z4R6T1B500001.json")]
    [InlineData("/letters/preview?near=44052")]
    public async Task A_store_that_is_out_is_told_as_a_problem_with_the_time_to_ask_again(string path)
    {
        await using var server = await ApiServer.RunAsync([Samples.Event(1, "Fest-noz", "2026-12-05")]);
        (await server.GetAsync(path)).StatusCode.ShouldNotBe(HttpStatusCode.ServiceUnavailable);

        server.TakeStoreAway();
        using var answer = await server.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        problem.GetProperty("detail").GetString().ShouldBe("The store is out; try again in a minute.");
    }
}
