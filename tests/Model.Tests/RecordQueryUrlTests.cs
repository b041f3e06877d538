using CsCheck;

namespace Wiker.Ingest.Model.Tests;

public sealed class RecordQueryUrlTests
{
    [Fact]
    public void Every_word_of_the_form_is_read()
    {
        var query = Good("near=Montoir-de-Bretagne&radius=12.5&commune=2a004&bbox=-2.2,47.2,-1.9,47.4&kind=event,news&kind=weather&theme=sport,musique&source=a@44052"
            + "&from=2026-12-01&to=2026-12-31&q=fest-noz+%22du+port%22+-complet&sort=date&status=scheduled,moved&limit=50&cursor=abc");
        query.Near.ShouldBe("Montoir-de-Bretagne");
        query.Radius.ShouldBe(12.5);
        query.Commune.ShouldBe("2A004");
        query.Bbox.ShouldBe(new BoundingBox(-2.2, 47.2, -1.9, 47.4));
        query.Kinds.ShouldBe([RecordKind.Event, RecordKind.News]);
        query.Weather.ShouldBeTrue();
        query.Themes.ShouldBe(["sport", "musique"]);
        query.Sources.ShouldBe(["a@44052"]);
        (query.From, query.To).ShouldBe((new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31)));
        query.Q.ShouldBe("fest-noz \"du port\" -complet");
        query.Sort.ShouldBe(QuerySort.Date);
        query.Statuses.ShouldBe([RecordStatus.Scheduled, RecordStatus.Moved]);
        query.Limit.ShouldBe(50);
        query.Cursor.ShouldBe("abc");
        Good("?when=weekend").When.ShouldBe(QueryWhen.Weekend);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("near=&q=+&kind=", "")]
    [InlineData("kind=news&near=44052&kind=event", "kind=event,news&near=44052")]
    [InlineData("near= 47.30 , -2.0", "near=47.3,-2")]
    [InlineData("near=epci:244400644", "near=epci:244400644")]
    [InlineData("near=Donges&radius=15.0&sort=distance", "near=Donges&radius=15&sort=distance")]
    [InlineData("q=1%2B1%3D2%26x", "q=1%2B1%3D2%26x")]
    public void The_canonical_form_is_sorted_and_minimal(string written, string canonical) => RecordQueryUrl.Format(Good(written)).ShouldBe(canonical);

    [Theory]
    [InlineData("near=99", "near")]
    [InlineData("near=47.3,200", "near")]
    [InlineData("near=47,3,5", "near")]
    [InlineData("near=epci:12", "near")]
    [InlineData("near=44052&near=44103", "near")]
    [InlineData("near=44052&radius=0.05", "radius")]
    [InlineData("near=44052&radius=101", "radius")]
    [InlineData("near=44052&radius=NaN", "radius")]
    [InlineData("radius=10", "radius")]
    [InlineData("near=epci:244400644&radius=10", "radius")]
    [InlineData("commune=Donges", "commune")]
    [InlineData("commune=4405A", "commune")]
    [InlineData("bbox=1,2,3", "bbox")]
    [InlineData("bbox=2,47,1,48", "bbox")]
    [InlineData("bbox=-200,47,1,48", "bbox")]
    [InlineData("kind=evnt", "kind")]
    [InlineData("kind=0", "kind")]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("from=01/12/2026", "from")]
    [InlineData("to=9999-12-31", "to")]
    [InlineData("from=2026-12-02&to=2026-12-01", "to")]
    [InlineData("when=tomorrow", "when")]
    [InlineData("when=week&from=2026-12-01", "when")]
    [InlineData("sort=newest", "sort")]
    [InlineData("sort=distance", "sort")]
    [InlineData("sort=relevance", "sort")]
    [InlineData("status=annule", "status")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=5001", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("theme=a%20b", "theme")]
    [InlineData("comune=44052", "comune")]
    public void A_fault_names_its_parameter_and_says_what_is_allowed(string written, string parameter)
    {
        var reading = RecordQueryUrl.Parse(written);
        reading.Query.ShouldBeNull();
        var fault = reading.Faults.ShouldHaveSingleItem();
        fault.Parameter.ShouldBe(parameter);
        fault.Message.ShouldNotBeNullOrWhiteSpace();
        fault.Allowed.ShouldNotBeNullOrWhiteSpace();
        RecordQueryUrl.Parse(fault.Example).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void All_faults_are_told_at_once_and_the_nearest_right_name_with_them()
    {
        var faults = RecordQueryUrl.Parse("comune=44052&kind=evnt&limit=x").Faults;
        faults.Select(f => f.Parameter).ShouldBe(["comune", "kind", "limit"]);
        faults[0].Message.ShouldContain("did you mean 'commune'?");
        faults[1].Message.ShouldContain("did you mean 'event'?");
    }

    [Fact]
    public void What_was_read_is_written_and_read_again_alike() => Gen.Select(
        OneOf<string?>(null, "44052", "2A004", "47.3,-2.1", "epci:244400644", "Saint-Malo-de-Guersac", "L'Haÿ-les-Roses"),
        OneOf<double?>(null, 0.1, 12.34, 100),
        OneOf(RecordKind.Event, RecordKind.News, RecordKind.Offer).Array[0, 3],
        OneOf<QueryWhen?>(null, QueryWhen.Today, QueryWhen.Month),
        Gen.Double[-179, 170].Nullable(),
        Gen.String.Where(s => s.Length < 150),
        OneOf(RecordStatus.Full, RecordStatus.Moved).Array[0, 2],
        Gen.Int[1, 5000].Nullable()).Sample((near, radius, kinds, when, west, q, statuses, limit) =>
        {
            var query = new RecordQuery
            {
                Near = near,
                Radius = near is null || near.StartsWith("epci:", StringComparison.Ordinal) ? null : radius,
                Kinds = kinds,
                When = when,
                Bbox = west is { } w ? new(w, -10, w + 5, 10) : null,
                Q = q,
                Statuses = statuses,
                Limit = limit,
            };
            var reading = RecordQueryUrl.Parse(RecordQueryUrl.Format(query));
            reading.Faults.ShouldBeEmpty();
            var canonical = RecordQueryUrl.Format(reading.Query!);
            RecordQueryUrl.Format(RecordQueryUrl.Parse(canonical).Query!).ShouldBe(canonical);
            reading.Query!.Near.ShouldBe(near);
            reading.Query.Radius.ShouldBe(query.Radius);
            reading.Query.When.ShouldBe(when);
            reading.Query.Limit.ShouldBe(limit);
            reading.Query.Kinds.ShouldBe(kinds.Distinct(), ignoreOrder: true);
        }, iter: 2_000);

    [Fact]
    public void Arbitrary_text_never_throws() => Gen.String.Sample(text => { RecordQueryUrl.Parse(text).ShouldNotBeNull(); }, iter: 5_000);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static RecordQuery Good(string written)
    {
        var reading = RecordQueryUrl.Parse(written);
        reading.Faults.ShouldBeEmpty();
        return reading.Query!;
    }
}
