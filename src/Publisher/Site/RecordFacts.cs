using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>The facts of a record in words.</summary>
internal static class RecordFacts
{
    private const int MostDates = 8;

    /// <summary>The facts in the order in which people ask for them; what isn't known is left out.</summary>
    public static IReadOnlyList<RecordFact> Of(RecordContent content, IReadOnlyList<Occurrence> occurrences, SchoolCalendar calendar, DateOnly today)
    {
        var facts = new List<RecordFact>();
        if (content.Kind == RecordKind.Event)
            AddTimes();
        Add(SiteTexts.FactWhere, content.Places.Select(p => new FactValue(Address(p))));
        Add(SiteTexts.FactPrice, Texts(content.Price));
        Add(SiteTexts.FactPublished, Texts(content.Published is { } published ? DateWords.Date(published.Day) : null));
        Add(SiteTexts.FactUntil, Texts(content.Until is { } until ? DateWords.Day(until, today) : null));
        Add(SiteTexts.FactWanted, Texts(content.Wanted));
        Add(SiteTexts.FactSurface, Texts(content.SurfaceM2 is { } surface ? Surface(surface) : null));
        Add(SiteTexts.FactRent, Texts(content.Rent));
        Add(SiteTexts.FactDeadline, Texts(content.Deadline is { } deadline ? DateWords.Day(deadline, today) : null));
        Add(SiteTexts.FactActivities, Texts(content.Activities is { Count: > 0 } activities ? string.Join(", ", activities) : null));
        Add(SiteTexts.FactHours, Texts(content.OpeningHours is { } hours ? DateWords.Capital(OpeningHoursWords.Of(hours)) : null));
        Add(SiteTexts.FactAudience, Texts(content.Audience));
        Add(SiteTexts.FactTrade, Texts(content.Trade is { Count: > 0 } trade ? string.Join(", ", trade.Select(KindWords.Of)) : null));
        Add(SiteTexts.FactPhone, content.Contacts.Phones.Select(p => new FactValue(KindWords.Phone(p.Value), PhoneHref(p.Value))));
        Add(SiteTexts.FactEmail, content.Contacts.Emails.Select(e => new FactValue(e.Value, "mailto:" + Uri.EscapeDataString(e.Value).Replace("%40", "@", StringComparison.Ordinal))));
        Add(SiteTexts.FactSite, content.Contacts.Sites.Concat(content.Contacts.Social).Distinct(StringComparer.Ordinal).Select(Site));
        Add(SiteTexts.FactShop, content.Shop is { } shop ? [Site(shop)] : []);
        Add(SiteTexts.FactCatalogue, content.Catalogue is { } catalogue ? [Site(catalogue)] : []);
        Add(SiteTexts.FactSiren, Texts(content.Siren));
        Add(SiteTexts.FactRna, Texts(content.Rna));
        return facts;

        // What comes back is its rule first; the days that the rule gives are examples.
        void AddTimes()
        {
            var isRuled = content is { Rule: not null, Occurrences: null or { Count: 0 } };
            if (isRuled)
                Add(SiteTexts.FactRule, Texts(RuleText()));
            Add(isRuled && facts.Count > 0 ? SiteTexts.FactNext : SiteTexts.FactWhen, [.. Dates(occurrences, today), .. Remarks(content, occurrences, calendar, today)]);
            if (!isRuled)
                Add(SiteTexts.FactRule, Texts(RuleText()));
        }

        string? RuleText() => RuleWords.Whole(content, calendar, today) is { } whole ? DateWords.Capital(whole) : null;

        void Add(string name, IEnumerable<FactValue> values)
        {
            FactValue[] told = [.. values.Where(v => !string.IsNullOrWhiteSpace(v.Text)).Distinct()];
            if (told.Length > 0)
                facts.Add(new RecordFact(name, told));
        }
    }

    /// <summary>A place on one line: venue, street, postcode and commune; its own words when nothing of it was understood.</summary>
    public static string Address(Place place)
    {
        var town = string.Join(' ', new[] { place.PostalCode, place.Commune?.Name }.OfType<string>());
        var line = string.Join(", ", new[] { place.Venue, place.Street, town }.Where(w => !string.IsNullOrWhiteSpace(w)));
        return line.Length > 0 ? line : place.Raw ?? "";
    }

    /// <summary>A surface ("42,5 m²").</summary>
    public static string Surface(double squareMetres) => $"{squareMetres.ToString("0.#", SiteTexts.Language)}\u00A0m²";

    // What is past is of no use to somebody who wants to go; it is shown only when nothing comes after.
    private static IEnumerable<FactValue> Dates(IReadOnlyList<Occurrence> occurrences, DateOnly today)
    {
        Occurrence[] coming = [.. occurrences.Where(o => o.LastDay() >= today)];
        if (coming.Length == 0)
            coming = [.. occurrences.TakeLast(MostDates)];
        var lines = DateLines.Of(coming, today);
        var told = lines.Take(MostDates).Select(l => new FactValue(DateWords.Capital(l.Words)));
        return lines.Skip(MostDates).Sum(l => l.Days) switch
        {
            0 => told,
            1 => told.Append(new FactValue(SiteTexts.OneMoreDate)),
            var more => told.Append(new FactValue(SiteTexts.MoreDates(more))),
        };
    }

    private static IEnumerable<FactValue> Remarks(RecordContent content, IReadOnlyList<Occurrence> occurrences, SchoolCalendar calendar, DateOnly today)
    {
        if (content.Status == RecordStatus.Postponed)
            yield return new FactValue(SiteTexts.WhenPostponed);
        else if (occurrences.Count == 0 && content.Rule is null)
            yield return new FactValue(SiteTexts.WhenUnknown);
        if (occurrences.Count > 0 && RuleWords.Remark(content, calendar, today) is { } remark)
            yield return new FactValue(remark);
    }

    private static IEnumerable<FactValue> Texts(string? text) => text is null ? [] : [new FactValue(text)];

    private static FactValue Site(string address) =>
        WebAddress.Safe(address) is { } safe ? new FactValue(WebAddress.Shown(safe), safe) : new FactValue(address);

    private static string? PhoneHref(string e164) => e164.Length is > 3 and < 20 && e164[0] == '+' && e164.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? "tel:" + e164 : null;
}
