using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Contacts;
using Wiker.Ingest.Normalizer.Fields.Dates;
using Wiker.Ingest.Normalizer.Fields.Dates.French;
using Wiker.Ingest.Normalizer.Fields.Themes;
using Wiker.Ingest.Normalizer.Fields.Words;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Understands a bare text, such as a line of a notice board.</summary>
internal static class TextReading
{
    private static readonly SourceProfile NoSource = new() { Id = "text", Name = "text", Licence = new("none", Reuse.Extract, "") };

    public static TextUnderstanding Read(string text, DateTime reference, string? communeInsee, Gazetteer gazetteer, Taxonomy taxonomy, VenueTable venues)
    {
        var words = Mending.Mend(ItemWords.Capped(text, ItemWords.Cap));
        var source = NoSource with { Commune = communeInsee };
        var dates = DateProse.Read(words, DateOnly.FromDateTime(reference), alone: false, FrenchDates.Language);
        var span = dates.Spans is [var first, ..] ? (Start: first.Start.Value, Length: dates.Spans[^1].End.Value - first.Start.Value) : (Start: 0, Length: 0);
        var named = CommuneMentions.Read(words, source, gazetteer);
        var communes = named.Communes;
        var place = PlaceMentions.Find(words, named, communeInsee, source, gazetteer, venues);
        var (kind, kindConfidence, because) = Kinds.Classify(words, "", !dates.IsEmpty, isPublished: false);
        var status = StatusWords.OfProse(words) ?? StatusWords.OfTitle(words);
        return new()
        {
            Dates = [.. dates.Occurrences.Select(o => new Understood<Occurrence>(o.Occurrence, Math.Round(o.Confidence, 2), dates.Words, span.Start, span.Length, o.Reason))],
            OtherDates = [.. dates.Occurrences.SelectMany(o => o.Alternatives).Distinct().Order().Take(10)],
            Rule = dates.Rule is { } rule ? new(rule, Math.Round(dates.RuleConfidence, 2), rule.Text ?? "", span.Start, span.Length, "a recurrence in words") : null,
            Communes = [.. communes.Select(c => new Understood<Commune>(c.Commune, c.Confidence, words.Substring(c.Start, c.Length), c.Start, c.Length, c.Alternatives.Count == 0 ? "named" : $"named; it could be {string.Join(", ", c.Alternatives.Select(a => $"{a.Name} ({a.Insee})"))}"))],
            OtherCommunes = [.. communes.SelectMany(c => c.Alternatives).DistinctBy(c => c.Insee).Take(10)],
            IsOnline = place.IsOnline,
            Place = place.Place,
            Themes = [.. ThemeReading.Read([], words, "", null, taxonomy).Select(t => new Understood<string>(t.Theme, t.Confidence, "", 0, 0, t.Reason))],
            Kind = new(kind, kindConfidence, "", 0, 0, because),
            Status = Status(dates.Status, status),
            Contacts = ContactReading.OfText(words),
            Price = Prices.OfProse(words) is var (price, start) ? new(price, 0.85, price, start, price.Length, "as written") : null,
        };
    }

    // A new date outweighs "reporté": the thing has moved.
    private static Understood<RecordStatus> Status(RecordStatus? ofDates, RecordStatus? ofWords) =>
        ofDates == RecordStatus.Moved ? new(RecordStatus.Moved, 0.9, "", 0, 0, "a new date is given")
        : (ofWords ?? ofDates) is { } status ? new(status, 0.85, "", 0, 0, "its words stand alone")
        : new(RecordStatus.Scheduled, 0.6, "", 0, 0, "nothing says otherwise");
}
