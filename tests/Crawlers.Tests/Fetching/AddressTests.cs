using System.Net;
using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Tests.Fetching;

public sealed class AddressTests
{
    [Theory]
    [InlineData("0.0.0.0"), InlineData("10.1.2.3"), InlineData("100.64.0.1"), InlineData("100.100.100.200"), InlineData("127.0.0.1"), InlineData("127.255.255.254")]
    [InlineData("169.254.169.254"), InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.0.0.192"), InlineData("192.168.1.1")]
    [InlineData("168.63.129.16"), InlineData("198.18.0.1"), InlineData("203.0.113.5"), InlineData("224.0.0.1"), InlineData("240.0.0.1"), InlineData("255.255.255.255")]
    [InlineData("::"), InlineData("::1"), InlineData("::127.0.0.1"), InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b:1::8.8.8.8"), InlineData("fe80::1"), InlineData("fec0::1"), InlineData("fc00::1"), InlineData("fd00:ec2::254"), InlineData("ff02::1")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2"), InlineData("2002:7f00:1::"), InlineData("2002:c0a8:101::1"), InlineData("2001:db8::1"), InlineData("3fff::1")]
    public void Closed_networks_are_out_of_reach(string address) => PublicAddress.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("1.1.1.1"), InlineData("100.63.255.255"), InlineData("100.128.0.1"), InlineData("172.15.0.1"), InlineData("172.32.0.1"), InlineData("192.167.255.255")]
    [InlineData("223.255.255.255"), InlineData("::ffff:8.8.8.8"), InlineData("64:ff9b::8.8.8.8"), InlineData("2001:4860:4860::8888"), InlineData("2a01:e0a::1")]
    [InlineData("2002:808:808::1"), InlineData("3fff:1000::1")]
    public void The_public_internet_is_within_reach(string address) => PublicAddress.IsPublic(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("http://2130706433/"), InlineData("http://0x7f.0.0.1/"), InlineData("http://0x7f000001/"), InlineData("http://017700000001/"), InlineData("http://127.1/")]
    [InlineData("http://[::ffff:127.0.0.1]/"), InlineData("http://[::ffff:7f00:1]/"), InlineData("http://[::1]/"), InlineData("http://127.0.0.1./"), InlineData("http://localhost/")]
    [InlineData("http://LOCALHOST./"), InlineData("http://①②⑦.0.0.1/"), InlineData("http://169.254.169.254/"), InlineData("ftp://public.example/"), InlineData("http://public.example:25/")]
    [InlineData("http://a:b@public.example/"), InlineData("http://@public.example/")]
    public async Task Every_spelling_of_a_closed_address_is_refused(string url)
    {
        // What the system's resolver says of localhost and of odd spellings.
        using var fetcher = new PoliteFetcher(new FetchingOptions { Resolve = (_, _) => new([IPAddress.Loopback]) }, TimeProvider.System);
        var outcome = await fetcher.FetchAsync(new FetchRequest(new Uri(url)), TestContext.Current.CancellationToken);
        outcome.ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.ForbiddenAddress);
    }

    [Fact]
    public async Task A_name_that_is_public_when_asked_first_and_private_when_connecting_is_refused()
    {
        var asked = 0;
        using var fetcher = new PoliteFetcher(
            new FetchingOptions { Resolve = (_, _) => new([Interlocked.Increment(ref asked) == 1 ? IPAddress.Parse("1.1.1.1") : IPAddress.Loopback]), DelayPerHost = TimeSpan.Zero },
            TimeProvider.System);
        var outcome = await fetcher.FetchAsync(new FetchRequest(new Uri("http://rebind.example/")), TestContext.Current.CancellationToken);
        outcome.ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.ForbiddenAddress);
        asked.ShouldBe(2);
    }

    [Fact]
    public async Task With_an_allow_list_nothing_else_is_spoken_to()
    {
        using var fetcher = new PoliteFetcher(new FetchingOptions { AllowedHostSuffix = ".demo.test" }, TimeProvider.System);
        var outcome = await fetcher.FetchAsync(new FetchRequest(new Uri("https://www.example.org/")), TestContext.Current.CancellationToken);
        outcome.ShouldBeOfType<FetchOutcome.Failed>().Reason.ShouldBe(FetchFault.ForbiddenAddress);
    }
}
