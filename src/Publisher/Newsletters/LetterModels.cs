using System.Text.RegularExpressions;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Site;
using Wiker.Ingest.Publisher.Views;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>Turns what the searches of one letter found into what its templates see. No I/O.</summary>
internal sealed partial class LetterModels(
    UnderstoodQuery query, LetterSpan span, Uri baseUrl, RecordViews views, Gazetteer gazetteer, Territories territories, Taxonomy taxonomy, TimeProvider time)
{
    private const string DefaultAccent = "#0b5c8a";
    private const int FewItems = 6;
    private const int MostHighlights = 3;
    private const int MostPreheader = 140;

    private readonly string _base = baseUrl.AbsoluteUri.TrimEnd('/');

    /// <summary>The model of a letter that shows <paramref name="shown"/> of all that was <paramref name="found"/>.</summary>
    public LetterModel Of(IReadOnlyList<LetterAnswer> found, IReadOnlyList<LetterAnswer> shown)
    {
        var commune = query.Near?.Commune is { } near ? gazetteer.Find(near.Insee) : null;
        var filter = query.Asked.Commune is { } insee ? CommuneName(insee) : null;
        var place = LetterWords.Place(query, filter);
        // The look ahead isn't "this week", and what is listed everywhere isn't counted twice.
        var totals = found.Where(a => !a.Part.IsLater).ToDictionary(a => a.Part.Kind, a => a.Total);
        var sections = shown.Where(a => a.Items.Count > 0).Select(Section).ToList();
        var highlights = Highlights(shown);
        var titles = highlights.Count > 0 ? highlights.Select(h => h.Value) : sections.SelectMany(s => s.Groups).SelectMany(g => g.Items).Take(MostHighlights).Select(i => i.Title);
        var lead = LetterWords.Lead(totals, span);
        return new LetterModel
        {
            Subject = LetterWords.Subject(place, totals, span),
            Preheader = PlainLines.Clip(string.Join(" · ", titles) is { Length: > 0 } told ? told : lead, MostPreheader),
            Place = place,
            Dates = span.Dates,
            Lead = lead,
            Notice = query.Warning == "no-point" ? "La position de cette commune n’est pas encore connue : cette lettre montre ce qui la nomme, sans ses voisines." : null,
            Accent = commune is not null && territories.Of(commune).Colours.TryGetValue("accent", out var accent) && Colour().IsMatch(accent) ? accent : DefaultAccent,
            Highlights = highlights,
            Sections = sections,
            Reasons = LetterWords.Reasons(query, place, filter, span, id => taxonomy.Themes.FirstOrDefault(t => t.Id == id)?.Label ?? id, CommuneName),
            Attributions = [.. CommuneWords.Attributions(shown.SelectMany(a => a.Items).Select(i => i.Record)).Select(a => PlainLines.Clip(a, 160))],
            PageUrl = commune is null ? null : PageUrl(commune.Insee, query.Asked),
            PageTitle = commune is null ? null : $"Voir la page de {commune.Name}",
            Composed = DateWords.Date(CommuneTime.Today(time, query.Timezone)),
        };
    }

    private LetterSection Section(LetterAnswer answer)
    {
        var part = answer.Part;
        var items = answer.Items.Select(i => (Item: i, Occurrence: Next(i.Record, part))).ToList();
        IReadOnlyList<LetterGroup> groups = part.ByDay
            ? [.. items.GroupBy(i => DayOf(i.Occurrence)).OrderBy(g => g.Key).Select(g => new LetterGroup(DateWords.NearDay(g.Key, span.Today), [.. g.Select(i => Item(i.Item, i.Occurrence, part, g.Key))]))]
            : [new LetterGroup(null, [.. items.Select(i => Item(i.Item, i.Occurrence, part, null))])];
        var left = answer.Total - answer.Items.Count;
        var more = left <= 0 ? null
            // What the agenda has shown already is in this total too.
            : part.IsLater ? "et d’autres rendez-vous plus tard"
            : LetterWords.More(part.Kind, left);
        return new LetterSection(part.Title, part.IsShort, groups, more, more is null || query.Near?.Commune is not { } commune ? null : PageUrl(commune.Insee, query.Asked with { Kinds = [part.Kind] }));
    }

    private LetterItem Item(SearchItem found, Occurrence? next, LetterPart part, DateOnly? day)
    {
        var content = found.Record.Content;
        // One date of several may be cancelled alone.
        var record = next?.Status is { } own ? found.Record with { Content = content with { Status = own } } : found.Record;
        var card = RecordCard.Of(record, found.DistanceMetres, next is null ? [] : [next], part.Query.From ?? span.Today, span.Today);
        return new LetterItem
        {
            Url = $"{_base}/records/{card.Id}",
            Title = PlainLines.Clip(card.Title, 200),
            Status = card.Status,
            IsOff = card.IsOff,
            When = Line(day is { } under && next?.Start?.Date == under && (next.End is null || next.End.Value.Date == under) ? Hours(next, content) : card.When, 200),
            Where = Line(card.Where, 160),
            Distance = card.Distance,
            Summary = part.IsShort ? null : Line(card.Summary, 300),
            From = PlainLines.Clip(card.From, 120),
            SourceUrl = RecordModel.Safe(found.Record.Sources is [{ Link: { } link }, ..] ? link : content.Link) is { Length: <= 500 } safe ? safe : null,
        };
    }

    // Up to three that most sources speak of: what everybody announces is what nobody should miss.
    private IReadOnlyList<LetterFact> Highlights(IReadOnlyList<LetterAnswer> shown)
    {
        if (shown.FirstOrDefault(a => a.Part.ByDay) is not { Items.Count: >= FewItems } agenda)
            return [];
        return
        [
            .. agenda.Items
                .Select((item, order) => (item.Record, Order: order, Occurrence: Next(item.Record, agenda.Part)))
                .Where(i => i.Occurrence is not null && (i.Occurrence.Status ?? i.Record.Content.Status) is null or RecordStatus.Scheduled or RecordStatus.Moved)
                .OrderByDescending(i => i.Record.Sources.Select(s => s.SourceId).Distinct(StringComparer.Ordinal).Count())
                .ThenByDescending(i => i.Record.Content.Summary is not null)
                .ThenBy(i => i.Order)
                .Take(MostHighlights)
                .OrderBy(i => i.Order)
                .Select(i => new LetterFact(PlainLines.Clip(DateWords.Of(i.Occurrence!, span.Today), 120), PlainLines.Clip(i.Record.Content.Title, 120))),
        ];
    }

    private Occurrence? Next(Record record, LetterPart part)
    {
        if (record.Content.Kind != RecordKind.Event)
            return null;
        var from = part.Query.From ?? span.Today;
        var occurrences = views.Occurrences(record.Content);
        return occurrences.FirstOrDefault(o => (o.End ?? o.Start)?.Date >= from) ?? occurrences.LastOrDefault();
    }

    // What began before is listed under the first day of the letter.
    private DateOnly DayOf(Occurrence? occurrence)
    {
        var from = span.From ?? span.Today;
        return occurrence?.Start?.Date is { } start && (span.From is null || start > from) ? start : from;
    }

    private static string Hours(Occurrence occurrence, RecordContent content) =>
        content.Rule?.Text is { Length: > 0 } rule ? $"{DateWords.Hours(occurrence)} ({rule})" : DateWords.Hours(occurrence);

    private static string? Line(string? text, int most) => text is null ? null : PlainLines.Clip(text, most) is { Length: > 0 } line ? line : null;

    private string CommuneName(string insee) => gazetteer.Find(insee)?.Name ?? insee;

    private string PageUrl(string insee, RecordQuery asked)
    {
        var words = RecordQueryUrl.Format(asked with { Near = null, Limit = null, Sort = null, Cursor = null });
        return words.Length == 0 ? $"{_base}/communes/{insee}" : $"{_base}/communes/{insee}?{words}";
    }

    [GeneratedRegex(@"\A#[0-9a-fA-F]{6}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Colour();
}
