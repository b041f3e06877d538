using System.Globalization;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Api;
using Wiker.Ingest.Publisher.Views;
using Wiker.Ingest.Publisher.Wording;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>What stands at a record's address: a closed family.</summary>
internal abstract record RecordBuild
{
    private RecordBuild() { }

    /// <summary>The record.</summary>
    public sealed record Found(RecordModel Model) : RecordBuild;

    /// <summary>It was merged into another one, which lives.</summary>
    public sealed record Moved(string Survivor) : RecordBuild;

    /// <summary>Its sources withdrew it.</summary>
    public sealed record Withdrawn : RecordBuild;

    /// <summary>No record ever had this id, or it isn't published.</summary>
    public sealed record Unknown : RecordBuild;
}

/// <summary>Builds a record's own page.</summary>
internal sealed class RecordPages(WikerStore store, RecordViews views, Gazetteer gazetteer, Territories territories, Taxonomy taxonomy, RuleDates dates, TimeProvider time)
{
    private const int MostRelated = 12;

    /// <summary>The page of an id. <paramref name="baseUrl"/>: where the public reaches this site, without a slash at its end.</summary>
    public RecordBuild Build(string id, string baseUrl)
    {
        using var session = store.Read();
        if (session.Records.Find(id) is { } record)
            return record.Moderation == Moderation.Published ? new RecordBuild.Found(ModelOf(session, record, baseUrl)) : new RecordBuild.Unknown();
        return RecordFate.Of(session.Records, id) switch
        {
            RecordFate.Merged(var survivor) => new RecordBuild.Moved(survivor),
            RecordFate.Withdrawn => new RecordBuild.Withdrawn(),
            _ => new RecordBuild.Unknown(),
        };
    }

    private RecordModel ModelOf(StoreSession session, Record record, string baseUrl)
    {
        var content = record.Content;
        var home = Home(content);
        var zone = content.Timezone ?? (home is null ? CommuneTime.Metropolitan : CommuneTime.ZoneOf(home.Insee));
        var today = CommuneTime.Today(time, zone);
        var seen = session.Records.SeenOf([.. record.Sources.Select(s => s.SourceRecordId)]);
        var picture = session.Pictures.OfRecord(record);
        var view = views.Of(record, ViewForm.Page, null, seen, PictureViews.Of(record, picture, baseUrl));
        var territory = home is null ? null : territories.Of(home);
        var related = Related(session, record);
        return new RecordModel
        {
            Id = record.Id,
            Kind = content.Kind,
            Title = content.Title,
            Summary = content.Summary,
            Picture = PictureModel.Of(record, picture),
            Body = content.Body,
            Language = content.Language is { } language && language != SiteTexts.Language.TwoLetterISOLanguageName ? language : null,
            Status = KindWords.Notice(content.Status),
            Link = WebAddress.Safe(content.Link),
            Facts = RecordFacts.Of(content, content.Kind == RecordKind.Event ? views.Occurrences(content) : [], dates.Calendar, today),
            Themes = [.. content.Themes.Select(t => taxonomy.Themes.FirstOrDefault(k => k.Id == t)?.Label).OfType<string>()],
            Differences = RecordDifferences.Of(record, today),
            Sources = [.. record.Sources.Select(s => Source(s, seen, zone))],
            Related = [.. related.Select(r => new NamedLink(r.Content.Title, "/records/" + r.Id))],
            JsonLd = JsonLd.Write(view, $"{baseUrl}/records/{record.Id}"),
            Back = home is null ? new NamedLink(SiteTexts.BackHome, "/") : new NamedLink(SiteTexts.BackTo(territory!.Name), "/communes/" + home.Insee),
            Accent = territory is null ? null : AccentColour.Of(territory),
            Updated = DateWords.Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(record.Updated, CommuneTime.Find(zone)).DateTime)),
            Fingerprint = string.Create(CultureInfo.InvariantCulture, $"{record.Id}.{record.Version}.{today.DayNumber}.{related.Sum(r => r.Version)}.{dates.StampOf(content)}"),
        };
    }

    // The way back leads to a commune that has a territory, where there is one near the thing.
    private Commune? Home(RecordContent content)
    {
        var communes = content.Places.Select(p => p.Commune?.Insee).OfType<string>().Concat(content.Communes).Distinct(StringComparer.Ordinal).Select(gazetteer.Find).OfType<Commune>().ToList();
        if (communes.Count == 0)
            return null;
        var followed = territories.Configured.Select(t => gazetteer.Find(t.Insee)).OfType<Commune>();
        return communes.FirstOrDefault(c => territories.Configured.Any(t => t.Insee == c.Insee))
            ?? followed.FirstOrDefault(f => territories.ZoneOf(f) is { } zone && communes[0].Point is { } point && zone.Centre.MetresTo(point) <= zone.RadiusMetres)
            ?? communes[0];
    }

    private static IReadOnlyList<Record> Related(StoreSession session, Record record)
    {
        var links = record.Links;
        string[] ids = [.. links.OrganizedBy.Concat(links.AnnouncedBy).Concat(links.PartOf).Concat(links.About).Distinct(StringComparer.Ordinal).Where(id => id != record.Id).Take(MostRelated)];
        if (ids.Length == 0)
            return [];
        var found = session.Records.FindMany(ids);
        return [.. ids.Select(id => found.GetValueOrDefault(id)).OfType<Record>().Where(r => r.Moderation == Moderation.Published)];
    }

    private static SourceLine Source(RecordSource source, IReadOnlyDictionary<string, DateTimeOffset> seen, string zone) => new(
        source.Name,
        WebAddress.Safe(source.Link),
        source.Attribution == source.Name ? null : source.Attribution,
        LicenceWords.Of(source.Licence),
        seen.TryGetValue(source.SourceRecordId, out var at) ? DateWords.Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, CommuneTime.Find(zone)).DateTime)) : null);
}
