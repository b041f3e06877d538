using CsCheck;

namespace Wiker.Ingest.Index.Tests;

/// <summary>Random documents and queries from small ranges, so that they meet: few communes, two weeks, points on a coarse raster with equal distances.</summary>
internal static class RandomRecords
{
    private static readonly string[] Codes = ["44052", "44103", "44151", "44184", "35238", "2A004"];
    private static readonly string[] Themes = ["musique", "sport", "culture", "seniors"];
    private static readonly string[] Sources = ["mairie", "gazette", "club"];
    private static readonly string[] Vocabulary = ["fête", "fetes", "de", "la", "musique", "concert", "l'été", "Saint-Nazaire", "salle", "travaux", "travail", "cœur", "annulé", "jazz", "les", "marché"];

    private static readonly Gen<double> Step = Gen.Int[-6, 6].Select(step => step * 0.03);
    private static readonly Gen<LatLon> Point = Gen.Frequency(
        (20, Gen.Select(Step, Step, (lat, lon) => new LatLon(47.3 + lat, -2.1 + lon))),
        (2, Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (lat, lon) => new LatLon(lat, lon))),
        (1, Gen.Select(Gen.Double[-17, -16], Pick(-180.0, 180.0, 179.99, -179.99), (lat, lon) => new LatLon(lat, lon))));
    private static readonly Gen<IndexPoint> PlacedPoint = Gen.Select(Point, Pick<string?>([null, .. Codes]), (point, commune) => new IndexPoint(point, commune));
    private static readonly Gen<string> Words = Pick(Vocabulary).Array[0, 6].Select(words => string.Join(' ', words));
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 20].Select(day => new DateOnly(2026, 3, 1).AddDays(day));
    private static readonly Gen<DateTimeOffset> Moment = Gen.Int[0, 20 * 24].Select(hour => new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour));
    private static readonly Gen<IndexSpan> Span = Gen.Select(Day, Gen.Int[0, 1439], Gen.Int[0, 3 * 1440], Gen.Int[0, 9], (day, minute, length, shape) => shape switch
    {
        0 => new IndexSpan(DateTime.MinValue, day.ToDateTime(new(23, 59))),
        < 5 => new IndexSpan(day.ToDateTime(TimeOnly.MinValue), day.ToDateTime(new(23, 59))),
        _ => new IndexSpan(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute + length)),
    });

    private static readonly Gen<IndexDocument> Document =
        from kind in Gen.Enum<RecordKind>()
        from title in Words
        from text in Words
        from points in PlacedPoint.List[0, 3]
        from communes in Some(Codes)
        from themes in Some(Themes)
        from sources in Some(Sources)
        from status in Gen.Enum<RecordStatus>().Nullable()
        from spans in Span.List[0, 3]
        from dated in Moment
        from expires in Day.Nullable()
        select new IndexDocument
        {
            Kind = kind,
            Title = title,
            Text = text,
            Points = points,
            Communes = communes,
            Themes = themes,
            Sources = sources,
            Status = status,
            Occurrences = kind == RecordKind.Event ? [.. spans.OrderBy(span => span.Start)] : [],
            Dated = dated,
            Expires = expires,
        };

    private static readonly Gen<string> Id = Gen.Select(Gen.Int[0, 150], Gen.Bool, (number, ulid) => ulid ? $"01JD3V8K7M2Q9Z4R6T1B5X{number:0000}" : $"r{number:000}");

    /// <summary>Changes with versions in and out of order.</summary>
    public static readonly Gen<List<IndexEntry>> Entries =
        Gen.Select(Id, Gen.Int[1, 60], Gen.Frequency((6, Document.Select(document => (IndexDocument?)document)), (1, Gen.Const((IndexDocument?)null))), (id, version, document) => new IndexEntry(id, version, document)).List[0, 120];

    private static readonly Gen<IndexZone?> Zone = Gen.Frequency(
        (2, Gen.Const((IndexZone?)null)),
        (3, Gen.Select(Point, Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 30_000], Gen.Double[0, 20_100_000]), Some(Codes), Some(Codes), (centre, radius, include, exclude) => (IndexZone?)new IndexZone(centre, radius, include, exclude))));
    private static readonly Gen<IndexText?> Text = Gen.Frequency(
        (3, Gen.Const((IndexText?)null)),
        (2, Gen.Select(Pick(Vocabulary).List[0, 2], Words.List[0, 1], Pick(Vocabulary).List[0, 1], (words, phrases, without) => (IndexText?)new IndexText(words, phrases, without))),
        (1, Gen.Select(Pick(Vocabulary).List[0, 1], Words, Gen.Int[0, 12], (words, typed, length) => (IndexText?)new IndexText(words, [], []) { TitlePrefix = typed[..Math.Min(length, typed.Length)] })));
    private static readonly Gen<BoundingBox?> Box = Gen.Frequency(
        (4, Gen.Const((BoundingBox?)null)),
        (1, Gen.Select(Point, Step, Step, (corner, lat, lon) => (BoundingBox?)new BoundingBox(corner.Lon, corner.Lat, corner.Lon + Math.Abs(lon), corner.Lat + lat))));

    public static readonly Gen<IndexQuery> Query =
        from near in Zone
        from communes in Rarely(Codes)
        from bbox in Box
        from kinds in Gen.Frequency((3, Gen.Const(Enum.GetValues<RecordKind>())), (2, Gen.Enum<RecordKind>().Array[1, 3]))
        from themes in Rarely(Themes)
        from sources in Rarely(Sources)
        from statuses in Gen.Frequency((4, Gen.Const(Array.Empty<RecordStatus>())), (1, Gen.Enum<RecordStatus>().Array[1, 2]))
        from eventDays in Gen.Select(Day.Nullable(), Day.Nullable())
        from newsTimes in Gen.Select(Moment.Nullable(), Moment.Nullable())
        from text in Text
        from sort in Gen.Enum<QuerySort>()
        from limit in Gen.Int[1, 40]
        from mapLevel in Gen.Frequency((3, Gen.Const((int?)null)), (1, Pick<int?>([.. MapCell.Levels.Select(level => (int?)level)])))
        from facets in Gen.Enum<QueryFacet>().Array[0, 3]
        select new IndexQuery
        {
            Near = near,
            Communes = communes,
            Bbox = bbox,
            Kinds = kinds,
            Themes = themes,
            Sources = sources,
            Statuses = statuses,
            EventsFrom = eventDays.Item1,
            EventsTo = eventDays.Item2,
            NewsFrom = newsTimes.Item1,
            NewsBefore = newsTimes.Item2,
            Today = new(2026, 3, 10),
            Text = text,
            Sort = sort,
            Limit = limit,
            Facets = facets,
            MapLevel = mapLevel,
        };

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static Gen<string[]> Some(string[] names) => Gen.Int[0, (1 << names.Length) - 1].Select(Gen.Int[0, (1 << names.Length) - 1], (one, other) => names.Where((_, at) => (one & other & (1 << at)) != 0).ToArray());

    private static Gen<string[]> Rarely(string[] names) => Gen.Frequency((4, Gen.Const(Array.Empty<string>())), (1, Some(names)));
}
