using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Site;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>Turns what the searches of one letter found into what its templates see. No I/O.</summary>
internal sealed class LetterModels(
    UnderstoodQuery query, LetterSpan span, Uri baseUrl, Gazetteer gazetteer, Territories territories, Taxonomy taxonomy, RuleDates dates, Forecast? forecast, TimeProvider time)
{
    private const string DefaultAccent = "#0b5c8a";
    private const int FewItems = 6;
    private const int MostHighlights = 3;
    private const int MostPreheader = 140;
    private const int MostWeatherDays = 7;
    private const int PictureWidth = 240;

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
            Notice = query.Warning == "no-point" ? LetterTexts.NoPoint : null,
            Weather = Weather(),
            Accent = commune is null ? DefaultAccent : AccentColour.Of(territories.Of(commune))?.Css ?? DefaultAccent,
            Highlights = highlights,
            Sections = sections,
            Reasons = LetterWords.Reasons(query, place, filter, span, id => taxonomy.Themes.FirstOrDefault(t => t.Id == id)?.Label ?? id, CommuneName),
            Attributions = [.. CommuneWords.Attributions(shown.SelectMany(a => a.Items).Select(i => i.Record)).Select(a => PlainLines.Clip(a, 160))],
            PageUrl = commune is null ? null : PageUrl(commune.Insee, query.Asked),
            PageTitle = commune is null ? null : LetterTexts.SeePage(commune.Name),
            Texts = LetterTemplateTexts.Of(DateWords.Date(CommuneTime.Today(time, query.Timezone))),
        };
    }

    // Only the days that the letter is about; words of others in one line each.
    private LetterWeather? Weather()
    {
        if (forecast?.Within(span.From, span.To) is not { } asked)
            return null;
        var told = WeatherWords.Of(asked, span.Today, MostWeatherDays);
        return new LetterWeather(
            WeatherTexts.LetterTitle, [.. told.Days.Select(d => new LetterFact(d.Day, PlainLines.Clip(d.Line, 200)))], told.Given, PlainLines.Clip(told.Attribution, 200), told.AttributionUrl);
    }

    private LetterSection Section(LetterAnswer answer)
    {
        var part = answer.Part;
        var items = answer.Items.Select(i => (Item: i, Card: Card(i, part))).ToList();
        IReadOnlyList<LetterGroup> groups = part.ByDay
            // What began before the letter's days comes after them: it can wait.
            ? [.. items.GroupBy(i => i.Card.Day).OrderBy(g => g.Key ?? DateOnly.MaxValue).Select(g => new LetterGroup(
                g.Key is { } day ? DateWords.NearDay(day, span.Today) : SiteTexts.Ongoing, [.. g.Select(i => Item(i.Item, i.Card, part))]))]
            : [new LetterGroup(null, [.. items.Select(i => Item(i.Item, i.Card, part))])];
        var left = answer.Total - answer.Items.Count;
        var more = left <= 0 ? null
            // Those that the agenda showed may be among the rest: no number is sure.
            : part.IsLater ? LetterTexts.MoreLater
            : LetterWords.More(part.Kind, left);
        return new LetterSection(part.Title, part.IsShort, groups, more, more is null || query.Near?.Commune is not { } commune ? null : PageUrl(commune.Insee, query.Asked with { Kinds = [part.Kind] }));
    }

    private LetterItem Item(SearchItem found, RecordCard card, LetterPart part)
    {
        // Several names can't stand on the link of one.
        var link = found.Record.Sources is [{ Link: var only }] ? only : null;
        return new LetterItem
        {
            Url = $"{_base}/records/{card.Id}",
            Title = PlainLines.Clip(card.Title, 200),
            Status = card.Status,
            IsOff = card.IsOff,
            When = Line(part.ByDay && card.Day is not null ? card.Hours : card.When, 200),
            Where = Line(card.Where, 160),
            Distance = card.Distance,
            Summary = part.IsShort ? null : Line(card.Summary, 300),
            From = PlainLines.Clip(card.From, 120),
            SourceUrl = WebAddress.Safe(link) is { Length: <= 500 } safe ? safe : null,
            Picture = part.IsShort || card.Picture is not { } picture ? null : Picture(picture),
        };
    }

    private LetterPicture Picture(PictureModel picture)
    {
        var width = Math.Min(PictureWidth, picture.Width);
        return new(_base + picture.Small, width, Math.Max(1, picture.Height * width / picture.Width), PlainLines.Clip(picture.Alt, 300), PlainLines.Clip(picture.Credit, 200));
    }

    // Up to three that most sources speak of: what everybody announces is what nobody should miss.
    private IReadOnlyList<LetterFact> Highlights(IReadOnlyList<LetterAnswer> shown)
    {
        if (shown.FirstOrDefault(a => a.Part.ByDay) is not { Items.Count: >= FewItems } agenda)
            return [];
        return
        [
            .. agenda.Items
                .Select((item, order) => (item.Record, Order: order, Card: Card(item, agenda.Part)))
                .Where(i => !i.Card.IsOff && i.Card is { When: not null, Day: not null })
                .OrderByDescending(i => i.Record.Sources.Select(s => s.SourceId).Distinct(StringComparer.Ordinal).Count())
                .ThenByDescending(i => i.Card.Summary is not null)
                .ThenBy(i => i.Order)
                .Take(MostHighlights)
                .OrderBy(i => i.Order)
                .Select(i => new LetterFact(PlainLines.Clip(i.Card.When!, 120), PlainLines.Clip(i.Card.Title, 120))),
        ];
    }

    private RecordCard Card(SearchItem item, LetterPart part) => RecordCard.Of(item, part.Query.From ?? span.Today, part.Query.To, span.Today, dates);

    private static string? Line(string? text, int most) => text is null ? null : PlainLines.Clip(text, most) is { Length: > 0 } line ? line : null;

    private string CommuneName(string insee) => gazetteer.Find(insee)?.Name ?? insee;

    private string PageUrl(string insee, RecordQuery asked)
    {
        var words = RecordQueryUrl.Format(asked with { Near = null, Limit = null, Sort = null, Cursor = null });
        return words.Length == 0 ? $"{_base}/communes/{insee}" : $"{_base}/communes/{insee}?{words}";
    }
}
