using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>Where a view is shown: that decides what may be in it.</summary>
public enum ViewForm
{
    /// <summary>Lists, feeds, letters: no contacts of persons, no provenance.</summary>
    List,
    /// <summary>The record's own page: contacts of persons too.</summary>
    Page,
    /// <summary>The record's own JSON: contacts of persons and provenance too.</summary>
    Whole,
}

/// <summary>Turns records into what the public sees. Pure but for the clock, which says from which day on a rule is expanded, and for what is known of school holidays.</summary>
public sealed class RecordViews(TimeProvider time, RuleDates dates)
{
    /// <summary>The views of an answer, as lists show them. <paramref name="baseUrl"/>: where the public reaches us, without a slash at its end.</summary>
    public IReadOnlyList<RecordView> Of(SearchAnswer answer, string baseUrl) =>
        [.. answer.Items.Select(i => Of(i.Record, ViewForm.List, i.DistanceMetres, answer.Seen, PictureViews.Of(i.Record, i.Picture, baseUrl)))];

    /// <summary>The view of a record. Of its contents only what its form may hold.</summary>
    /// <param name="record">A published record.</param>
    /// <param name="form">Where it is shown.</param>
    /// <param name="distanceMetres">From the middle of the query; null without one.</param>
    /// <param name="seen">When its source records were last seen, by id.</param>
    /// <param name="image">Its picture as it may be shown; null: none.</param>
    public RecordView Of(Record record, ViewForm form, double? distanceMetres, IReadOnlyDictionary<string, DateTimeOffset> seen, RecordImage? image)
    {
        var head = new RecordHead(
            record,
            distanceMetres is { } metres ? Math.Round(metres / 1_000, 2) : null,
            Sources(record, seen),
            form == ViewForm.List ? WithoutPersons(record.Content.Contacts) : record.Content.Contacts,
            image,
            // Sources that differ on contacts may name persons.
            form == ViewForm.List ? [.. record.Disagreements.Where(d => d.Field != "contacts")] : record.Disagreements,
            form == ViewForm.Whole ? record.Provenance : null);
        return record.Content.Kind switch
        {
            RecordKind.Event => new EventView(head, Occurrences(record.Content)),
            RecordKind.News => new NewsView(head),
            RecordKind.Association => new AssociationView(head),
            RecordKind.Business => new BusinessView(head),
            RecordKind.Service => new ServiceView(head),
            RecordKind.Offer => new OfferView(head),
            RecordKind.Opportunity => new OpportunityView(head),
            var other => throw new ArgumentOutOfRangeException(nameof(record), other, "not a kind of record"),
        };
    }

    /// <summary>What an event's view shows as its dates: the ones that are known, else its rule's from today on.</summary>
    public IReadOnlyList<Occurrence> Occurrences(RecordContent content)
    {
        if (content.Occurrences is { Count: > 0 } known)
            return known;
        var today = CommuneTime.Today(time, content.Timezone ?? CommuneTime.Metropolitan);
        return dates.Of(content, today, today.AddDays(Recurrences.DaysAhead), Recurrences.MostShown);
    }

    private static IReadOnlyList<SourceView> Sources(Record record, IReadOnlyDictionary<string, DateTimeOffset> seen) =>
    [
        .. record.Sources.Select(s => new SourceView(s.SourceId, s.Name, s.Link, s.Licence, s.Attribution, seen.TryGetValue(s.SourceRecordId, out var at) ? at : null)),
    ];

    private static Contacts WithoutPersons(Contacts contacts) => contacts with
    {
        Phones = [.. contacts.Phones.Where(p => p.Of == ContactOwner.Body)],
        Emails = [.. contacts.Emails.Where(e => e.Of == ContactOwner.Body)],
    };
}
