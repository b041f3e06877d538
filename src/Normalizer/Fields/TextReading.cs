using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Contacts;
using Wiker.Ingest.Normalizer.Fields.Dates;
using Wiker.Ingest.Normalizer.Fields.Dates.French;
using Wiker.Ingest.Normalizer.Fields.Kinds;
using Wiker.Ingest.Normalizer.Fields.Themes;
using Wiker.Ingest.Normalizer.Fields.Words;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Places;

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
        var (opening, rest) = Openings.Split(words);
        var times = TimeFacts.Of(dates.Occurrences.Select(o => o.Occurrence), dates.Rule, DateOnly.FromDateTime(reference));
        var status = StatusWords.ReadText(words, opening, reference.Year);
        var kind = KindReading.Read(opening, rest, times with { IsCalledOff = status is not null }, isPublished: false, mayLackTime: true, taxonomy.Kinds);
        var themes = ThemeReading.Read([], null, opening, rest, null, kind.Kind, taxonomy);
        return new()
        {
            Dates = [.. dates.Occurrences.Select(o => new Understood<Occurrence>(o.Occurrence, Math.Round(o.Confidence, 2), dates.Words, span.Start, span.Length, o.Reason))],
            OtherDates = [.. dates.Occurrences.SelectMany(o => o.Alternatives).Distinct().Order().Take(10)],
            Rule = dates.Rule is { } rule ? new(rule, Math.Round(dates.RuleConfidence, 2), rule.Text ?? "", span.Start, span.Length, "a recurrence in words") : null,
            Communes = [.. communes.Select((c, i) => new Understood<Commune>(c.Commune, i == 0 ? named.MainConfidence : c.Confidence, words.Substring(c.Start, c.Length), c.Start, c.Length, c.Alternatives.Count == 0 ? "named" : $"named; it could be {string.Join(", ", c.Alternatives.Select(a => $"{a.Name} ({a.Insee})"))}"))],
            OtherCommunes = [.. communes.SelectMany(c => c.Alternatives).DistinctBy(c => c.Insee).Take(10)],
            IsOnline = place.IsOnline,
            Place = place.Place,
            Themes = [.. themes.Taken.Select(Theme)],
            OtherThemes = [.. themes.Others.Select(Theme)],
            Kind = new(kind.Kind, kind.Confidence, kind.Words, 0, 0, kind.Reason),
            OtherKinds = [.. kind.Alternatives.Select(a => new Understood<RecordKind>(a.Kind, a.Share, "", 0, 0, "its share"))],
            Status = Status(dates, status, kind.Kind, times.IsPastOnly),
            Contacts = ContactReading.OfText(words, isBare: true),
            Price = Prices.OfProse(words, kind is { Kind: RecordKind.News, Confidence: >= 0.4 }) is var (price, start, sure) ? new(price, sure, price, start, price.Length, "as written") : null,
            Conditions = Conditions.Find(words),
            Language = Languages.Detect(words),
        };
    }

    private static Understood<string> Theme(ThemeRead read) => new(read.Theme, read.Confidence, read.Words, 0, 0, read.Reason);

    // A new date outweighs "reporté": the thing has moved. What is told of the past is over, whatever became of it.
    private static Understood<RecordStatus> Status(DateReading dates, StatusRead? ofWords, RecordKind kind, bool isPast)
    {
        if (isPast && kind == RecordKind.News && ofWords is not { Status: RecordStatus.Full })
            return new(RecordStatus.Scheduled, 0.6, "", 0, 0, "it tells of the past");
        // "Tous les vendredis à 13 h. La séance du 9 mai est annulée": a day of it, not the habit.
        if (dates is { Rule.Except.Count: > 0, Occurrences.Count: 0 } && ofWords is { Status: RecordStatus.Cancelled })
            return new(RecordStatus.Scheduled, 0.6, "", 0, 0, "what is called off is one day of a habit");
        // "reporté à la rentrée, à une date qui sera communiquée": no day, no move.
        if (dates.Status == RecordStatus.Moved && ofWords is not { Status: RecordStatus.Cancelled or RecordStatus.Full } && !(dates.IsEmpty && ofWords is { Status: RecordStatus.Postponed }))
            return new(RecordStatus.Moved, 0.9, ofWords?.Words ?? "", 0, 0, "a new date is given");
        return ofWords is { } told ? new(told.Status, told.Confidence, told.Words, 0, 0, "its words say so")
            : dates.Status is { } beside ? new(beside, 0.85, "", 0, 0, "beside the date")
            : new(RecordStatus.Scheduled, 0.7, "", 0, 0, "nothing says otherwise");
    }
}
