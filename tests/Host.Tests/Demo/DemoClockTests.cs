using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Host.Demo;

namespace Wiker.Ingest.Host.Tests.Demo;

public sealed class DemoClockTests
{
    [Theory]
    [InlineData("2027-01-15", "2027-01-15T07:00:00Z")]
    [InlineData("2027-07-15", "2027-07-15T06:00:00Z")]
    public void The_clock_begins_at_eight_in_Paris_and_goes_on(string day, string start)
    {
        var real = new FakeTimeProvider();
        DemoClock.TryFrom(day, real, out var clock).ShouldBeTrue();
        var began = DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture);
        clock.GetUtcNow().ShouldBe(began);
        real.Advance(TimeSpan.FromMinutes(3));
        clock.GetUtcNow().ShouldBe(began.AddMinutes(3));
    }

    [Fact]
    public void Without_a_day_it_is_the_real_clock()
    {
        DemoClock.TryFrom(null, TimeProvider.System, out var clock).ShouldBeTrue();
        clock.ShouldBeSameAs(TimeProvider.System);
        DemoClock.TryFrom("tomorrow", TimeProvider.System, out _).ShouldBeFalse();
    }
}
