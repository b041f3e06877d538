using System.Globalization;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Templates;
using Wiker.Ingest.Publisher.Views;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Feeds;

/// <summary>Makes of an answer what the feed templates see.</summary>
internal sealed class FeedModels(TemplateRendering templates, RecordViews views, RecordPoints points, RuleDates dates)
{
    private const int MostTimes = 5;
    public const string ItemTemplate = "feeds/item.html.scriban";
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly string Version = typeof(FeedModels).Assembly.GetName().Version?.ToString(3) ?? "0";

    public FeedModel Of(SearchAnswer answer, AnswerAddresses addresses, CancellationToken cancellationToken)
    {
        FeedItem[] items = [.. views.Of(answer, addresses.Base).Zip(answer.Items, (view, item) => Item(view, item, addresses, cancellationToken))];
        var updated = answer.Items.Count == 0 ? DateTimeOffset.UnixEpoch : answer.Items.Max(i => i.Record.Updated);
        return new FeedModel
        {
            Title = AnswerTitle.Of(answer.Query),
            Description = "Ce qui se passe près de chez vous, réuni depuis les sites des communes, des associations et des commerces.",
            HomeUrl = addresses.Home,
            SelfUrl = addresses.Self,
            NextUrl = addresses.Next,
            Version = Version,
            Updated = Rfc3339(updated),
            UpdatedRfc822 = Rfc822(updated),
            Items = items,
        };
    }

    private FeedItem Item(RecordView view, SearchItem found, AnswerAddresses addresses, CancellationToken cancellationToken)
    {
        var (record, picture) = (found.Record, Picture(view, found));
        var (when, rights) = (When(view, RuleWords.Whole(record.Content, dates.Calendar, DateWords.AnyDay)), Rights(view));
        var where = string.Join(" ; ", view.Places.Select(PlaceWords.Of).Where(p => p.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(3));
        var link = Escaping.SafeAddress(view.Link) is var safe and not "#" ? safe : null;
        var text = new FeedItemText(
            when,
            where,
            KindWords.Notice(view.Status),
            view.Summary,
            view.Body is { } body ? new Markup(body) : null,
            view.Price,
            view.DistanceKm is { } km ? string.Create(French, $"à {km:0.#} km") : null,
            link,
            view.Sources is [var first, ..] ? first.Name : "Wiker",
            rights,
            picture);
        var published = view.Published?.ForSorting ?? view.Created;
        var point = points.Of(record);
        return new FeedItem
        {
            Id = "urn:ulid:" + view.Id,
            Title = KindWords.Notice(view.Status) is { } status ? $"{status} : {view.Title}" : view.Title,
            Url = addresses.Record(view.Id),
            SourceUrl = link,
            Text = string.Join('\n', new[] { when, where, view.Summary }.Where(t => !string.IsNullOrEmpty(t))),
            Html = templates.Render(ItemTemplate, OutputType.Html, text, cancellationToken),
            Published = Rfc3339(published),
            PublishedRfc822 = Rfc822(published),
            Updated = Rfc3339(view.Updated),
            Categories = [WireWord.Of(view.Kind), .. view.Themes],
            Lat = point?.Lat.ToString("0.######", CultureInfo.InvariantCulture),
            Lon = point?.Lon.ToString("0.######", CultureInfo.InvariantCulture),
            SourceName = text.SourceName,
            Rights = rights,
            Language = view.Language,
            Picture = picture,
        };
    }

    private static FeedPicture? Picture(RecordView view, SearchItem found) =>
        view.Image is { } image && found.Picture is { } kept ? new FeedPicture(image.Url, kept.Large.Width, kept.Large.Height, image.Alt!, image.Credit!, image.Licence, PictureViews.CreditOf(image)) : null;

    private static string When(RecordView view, string? rule) => view switch
    {
        // The rule says more than the dates that it gives.
        EventView when rule is not null => DateWords.Capital(rule),
        EventView e => DateWords.Capital(DateWords.Of(e.Occurrences, DateWords.AnyDay, MostTimes)),
        OfferView { Until: { } until } => "Jusqu’au " + DateWords.Day(until, DateWords.AnyDay),
        OpportunityView { Deadline: { } deadline } => "Réponse jusqu’au " + DateWords.Day(deadline, DateWords.AnyDay),
        _ => "",
    };

    private static string Rights(RecordView view) =>
        string.Join(" ; ", view.Sources.Select(s => LicenceWords.Beside(s.Attribution, s.Licence)).Distinct(StringComparer.Ordinal));

    private static string Rfc3339(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Rfc822(DateTimeOffset moment) => moment.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}

/// <summary>Absolute addresses of one answer.</summary>
internal sealed record AnswerAddresses(string Base, string Self, string? Next)
{
    public string Home => Base + "/";
    public string Record(string id) => $"{Base}/records/{id}";
}
