using Wiker.Ingest.Crawlers.Readers.Feed;

namespace Wiker.Ingest.Crawlers.Tests.Feed;

public sealed class FeedDatesTests
{
    [Theory]
    [InlineData("Tue, 24 Nov 2026 10:00:00 +0100", "2026-11-24T10:00:00+01:00")]
    [InlineData("Mon, 24 Nov 2026 10:00:00 +0100", "2026-11-24T10:00:00+01:00")]
    [InlineData("Tue, 24 Nov 2026 10:00 GMT", "2026-11-24T10:00:00+00:00")]
    [InlineData("4 Nov 26 10:00:00 Z", "2026-11-04T10:00:00+00:00")]
    [InlineData("Tue, 24 Nov 98 10:00:00 UT", "1998-11-24T10:00:00+00:00")]
    [InlineData("Tue, 24 Nov 2026 10:00:00 EST", "2026-11-24T10:00:00-05:00")]
    [InlineData("Tue, 24 Nov 2026 10:00:00 PDT", "2026-11-24T10:00:00-07:00")]
    [InlineData("Tue, 24 Nov 2026 10:00:00 CET", "2026-11-24T10:00:00+01:00")]
    [InlineData("Tue, 24 Aug 2026 10:00:00 CEST", "2026-08-24T10:00:00+02:00")]
    [InlineData("Tue, 24 Nov 2026 10:00:00 GMT+0100", "2026-11-24T10:00:00+01:00")]
    [InlineData("Tue, 24 Nov 2026 10:00:00 +0100 (CET)", "2026-11-24T10:00:00+01:00")]
    [InlineData("mar., 24 nov. 2026 10:00:00 +0100", "2026-11-24T10:00:00+01:00")]
    [InlineData("Mardi 24 novembre 2026 10:00:00 +01:00", "2026-11-24T10:00:00+01:00")]
    [InlineData("sam. 1er août 2026 à 20h30", "2026-08-01T20:30:00+02:00")]
    [InlineData("24-Nov-2026 10:00", "2026-11-24T10:00:00+01:00")]
    [InlineData("Nov 24, 2026 10:05 PM +0100", "2026-11-24T22:05:00+01:00")]
    [InlineData("Tue Nov 24 10:00:00 2026", "2026-11-24T10:00:00+01:00")]
    [InlineData("24/11/2026 10:00", "2026-11-24T10:00:00+01:00")]
    [InlineData("24/11/2026", "2026-11-24")]
    [InlineData("2026-11-24", "2026-11-24")]
    [InlineData("2026-11-24T10:00:00Z", "2026-11-24T10:00:00+00:00")]
    [InlineData("2026-11-24T10:00:00.123456+01:00", "2026-11-24T10:00:00+01:00")]
    [InlineData("2026-11-24 10:00:00 UTC", "2026-11-24T10:00:00+00:00")]
    [InlineData("2026-11-24T10:00", "2026-11-24T10:00:00+01:00")]
    [InlineData("2026-07-24 10:00:00", "2026-07-24T10:00:00+02:00")]
    [InlineData("20261124T100000Z", "2026-11-24T10:00:00+00:00")]
    [InlineData("1764000000", "2025-11-24T16:00:00+00:00")]
    [InlineData("1764000000000", "2025-11-24T16:00:00+00:00")]
    [InlineData("Tue, 24 Nov 2026 24:00:00 +0100", "2026-11-25T00:00:00+01:00")]
    public void A_date_becomes_RFC_3339_in_its_own_offset(string written, string expected) =>
        FeedDates.Read(written)?.ToInstant("Europe/Paris").ShouldBe(expected);

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("Tue, 24 Nov 2026 10:00:00 XYZ")]
    [InlineData("Tue, 31 Feb 2026 10:00:00 GMT")]
    [InlineData("Tue, 24 Nov 2026 25:00:00 GMT")]
    [InlineData("2026-13-01")]
    [InlineData("0000-00-00 00:00:00")]
    public void What_cannot_be_read_for_sure_is_not_read(string written) => FeedDates.Read(written).ShouldBeNull();
}
