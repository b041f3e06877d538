using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Wiker.Ingest.Tests;
using static Wiker.Ingest.Index.Tests.Samples;

namespace Wiker.Ingest.Index.Tests.Elasticsearch;

/// <summary>What the client makes of a server that is busy, ill, somebody else, or that doesn't know us.</summary>
public sealed class UnrulySearchServerTests : IAsyncLifetime
{
    private UnrulySearchServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await UnrulySearchServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_server_is_asked_again_after_a_pause(int status)
    {
        for (var time = 0; time < 3; time++)
            _server.Next("/_bulk", status, """{"error":{"type":"es_rejected_execution_exception","reason":"full"},"status":429}""", ("Retry-After", "1"));
        await using var index = _server.Open();
        await index.ApplyAsync([new("a", 6, Document())], 6, CancellationToken.None);
        _server.Requests.Count(r => r.Path.EndsWith("/_bulk", StringComparison.Ordinal)).ShouldBe(4);
        (await index.AppliedAsync(CancellationToken.None)).ShouldBe(6);
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_given_up_and_the_cursor_stays()
    {
        for (var time = 0; time < 3; time++)
            _server.Next("/_bulk", 429);
        await using var index = _server.Open(options => options with { Retries = 2 });
        var fault = await Should.ThrowAsync<IndexUnavailableException>(async () => await index.ApplyAsync([new("a", 6, Document())], 6, CancellationToken.None));
        fault.Message.ShouldContain("429");
        _server.Requests.ShouldNotContain(r => r.Method == "PUT");
        (await index.AppliedAsync(CancellationToken.None)).ShouldBe(5);
    }

    [Fact]
    public async Task Only_the_records_that_were_turned_away_are_written_again()
    {
        _server.Next("/_bulk", 200, UnrulySearchServer.Items(3, (1, 429, "es_rejected_execution_exception")));
        await using var index = _server.Open();
        await index.ApplyAsync([new("a", 6, Document()), new("b", 7, Document()), new("c", 8, Document())], 8, CancellationToken.None);
        var bulks = _server.Requests.Where(r => r.Path.EndsWith("/_bulk", StringComparison.Ordinal)).ToList();
        bulks.Count.ShouldBe(2);
        bulks[1].Body.ShouldContain("\"b\"");
        bulks[1].Body.ShouldNotContain("\"a\"");
        bulks[0].Query.ShouldContain("require_alias=true");
    }

    [Fact]
    public async Task A_newer_version_that_is_held_is_no_fault()
    {
        _server.Next("/_bulk", 200, UnrulySearchServer.Items(1, (0, 409, "version_conflict_engine_exception")));
        await using var index = _server.Open();
        await index.ApplyAsync([new("a", 3, Document())], 6, CancellationToken.None);
        (await index.AppliedAsync(CancellationToken.None)).ShouldBe(6);
        _server.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_that_the_server_refuses_is_told_and_left_out_and_the_others_go_on()
    {
        _server.Next("/_bulk", 200, UnrulySearchServer.Items(2, (0, 400, "document_parsing_exception")));
        await using var index = _server.Open();
        await index.ApplyAsync([new("ill", 6, Document(title: "Geheim")), new("well", 7, Document())], 7, CancellationToken.None);
        var told = _server.Log.ShouldHaveSingleItem();
        told.ShouldContain("ill");
        told.ShouldContain("document_parsing_exception");
        told.ShouldNotContain("secret words");
        var last = _server.Requests.Last(r => r.Path.EndsWith("/_bulk", StringComparison.Ordinal)).Body;
        last.ShouldContain("\"gone\":");
        last.ShouldContain("\"ill\"");
        last.ShouldNotContain("well");
        (await index.AppliedAsync(CancellationToken.None)).ShouldBe(7);
    }

    [Fact]
    public async Task Many_records_go_in_several_requests_by_count_and_by_bytes()
    {
        IndexEntry[] entries = [.. Enumerable.Range(0, 25).Select(at => new IndexEntry($"r{at}", 10 + at, Document(text: string.Join(' ', Enumerable.Repeat("concert", 20)))))];
        await using (var byCount = _server.Open(options => options with { BulkCount = 10 }))
            await byCount.ApplyAsync(entries, 40, CancellationToken.None);
        Counts().ShouldBe([10, 10, 5]);
        await using (var byBytes = _server.Open(options => options with { BulkBytes = 1_500 }))
            await byBytes.ApplyAsync(entries, 40, CancellationToken.None);
        Counts().Skip(3).Sum().ShouldBe(25);
        Counts().Skip(3).ShouldAllBe(count => count < 10);

        IEnumerable<int> Counts() => _server.Requests.Where(r => r.Path.EndsWith("/_bulk", StringComparison.Ordinal)).Select(r => r.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length / 2);
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_no_answer()
    {
        await using var index = _server.Open();
        await index.AppliedAsync(CancellationToken.None);
        _server.Next("/_search", 200, """{"hits":{"total":{"value":3},"hits":[{"sort":[1""");
        (await Should.ThrowAsync<IndexUnavailableException>(async () => await index.SearchAsync(Query(), CancellationToken.None))).Message.ShouldContain("cut off");
        _server.Next("/_search", async context =>
        {
            context.Response.ContentLength = 500;
            await context.Response.WriteAsync("""{"hits":{""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        await Should.ThrowAsync<IndexUnavailableException>(async () => await index.SearchAsync(Query(), CancellationToken.None));
        _server.Next("/_search", 200, "<html>proxy</html>");
        await Should.ThrowAsync<IndexUnavailableException>(async () => await index.SearchAsync(Query(), CancellationToken.None));
        (await index.SearchAsync(Query(), CancellationToken.None)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_bulk_that_is_answered_in_part_is_no_success()
    {
        _server.Next("/_bulk", 200, UnrulySearchServer.Items(1));
        await using var index = _server.Open();
        await Should.ThrowAsync<IndexUnavailableException>(async () => await index.ApplyAsync([new("a", 6, Document()), new("b", 7, Document())], 7, CancellationToken.None));
        _server.Requests.ShouldNotContain(r => r.Method == "PUT");
    }

    [Theory]
    [InlineData("""{"version":{"number":"7.17.0"}}""", "Elasticsearch", "7.17.0")]
    [InlineData("""{"version":{"number":"8.18.0"}}""", null, "8.18.0")]
    [InlineData("""{"version":{"number":"3.0.0","distribution":"opensearch"}}""", null, "3.0.0 of opensearch")]
    [InlineData("""{"couchdb":"Welcome","version":"3.3"}""", null, "neither")]
    [InlineData("<html>It works!</html>", null, "neither")]
    public async Task Another_product_or_version_is_refused_in_words(string root, string? header, string words)
    {
        _server.Next("/", 200, root, header is null ? [] : [("X-elastic-product", header)]);
        await using var index = _server.Open();
        var fault = await Should.ThrowAsync<IndexUnavailableException>(async () => await index.AppliedAsync(CancellationToken.None));
        fault.Message.ShouldContain("neither Elasticsearch 8 nor OpenSearch 2");
        fault.Message.ShouldContain(words);
    }

    [Fact]
    public async Task We_say_who_we_are_and_no_message_tells()
    {
        await using (var byKey = _server.Open(options => options with { ApiKey = "a2V5", User = "somebody" }))
            await byKey.AppliedAsync(CancellationToken.None);
        _server.Requests.ShouldAllBe(r => r.Authorization == "ApiKey a2V5");
        await using var byPassword = _server.Open(options => options with { User = "wiker", Password = "geheim:é" });
        _server.Next("/", 401, """{"error":{"type":"security_exception","reason":"unable to authenticate user [wiker]"}}""");
        var fault = await Should.ThrowAsync<IndexUnavailableException>(async () => await byPassword.AppliedAsync(CancellationToken.None));
        _server.Requests[^1].Authorization.ShouldBe("Basic " + Convert.ToBase64String("wiker:geheim:é"u8));
        fault.ToString().ShouldNotContain("geheim");
        fault.Message.ShouldContain("Index:ApiKey");
        string.Concat(_server.Log).ShouldNotContain("geheim");
    }

    [Fact]
    public async Task Another_store_s_index_is_refused_in_words_and_left_alone()
    {
        await using var index = _server.Open(options => options with { Store = "another" });
        (await Should.ThrowAsync<IndexUnavailableException>(async () => await index.AppliedAsync(CancellationToken.None))).Message.ShouldContain("another data folder");
        _server.Requests.ShouldNotContain(r => r.Path == "/_aliases");
    }

    [Fact]
    public async Task A_demo_takes_over_what_another_demo_left_and_that_is_told()
    {
        await using var index = _server.Open(options => options with { Store = "another", TakesOver = true });
        (await index.AppliedAsync(CancellationToken.None)).ShouldBe(0);
        _server.Log.ShouldHaveSingleItem().ShouldContain("built anew");
        _server.Requests.ShouldContain(r => r.Path == "/_aliases" && r.Body.Contains("remove_index", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_nobody_listens_every_member_says_so()
    {
        using var port = new LoopbackPort();
        var url = new Uri($"http://127.0.0.1:{port.Number}");
        await using var index = _server.Open(options => options with { Url = url });
        foreach (var ask in (Func<Task>[])
        [
            async () => await index.AppliedAsync(CancellationToken.None),
            async () => await index.CursorAsync(CancellationToken.None),
            async () => await index.SearchAsync(Query(), CancellationToken.None),
            async () => await index.ApplyAsync([], 1, CancellationToken.None),
            async () => await index.RebuildAsync(AsyncEnumerable.Empty<IndexEntry>(), 1, CancellationToken.None),
            async () => await index.DescribeAsync(CancellationToken.None),
        ])
            (await Should.ThrowAsync<IndexUnavailableException>(ask)).Message.ShouldContain("can't be reached");
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_in_time()
    {
        _server.Next("/", async context => await Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var index = _server.Open(options => options with { SearchTimeout = TimeSpan.FromMilliseconds(50) });
        (await Should.ThrowAsync<IndexUnavailableException>(async () => await index.AppliedAsync(CancellationToken.None))).Message.ShouldContain("in time");
    }

    [Fact]
    public async Task A_certificate_of_one_s_own_authority_is_taken_only_when_its_file_is_named()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, true));
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await using var server = await UnrulySearchServer.StartAsync(certificate);

        await using (var stranger = server.Open())
            (await Should.ThrowAsync<IndexUnavailableException>(async () => await stranger.AppliedAsync(CancellationToken.None))).Message.ShouldContain("certificate");
        server.Requests.ShouldBeEmpty();
        await using (var known = server.Open(options => options with { Certificate = file }))
            (await known.AppliedAsync(CancellationToken.None)).ShouldBe(5);
        await File.WriteAllTextAsync(file, "no certificate");
        Should.Throw<IndexUnavailableException>(() => server.Open(options => options with { Certificate = file })).Message.ShouldContain(file);
        File.Delete(file);
    }
}
