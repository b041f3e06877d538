using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>What a list shows of a record, in plain French: contacts of persons never.</summary>
public sealed record RecordCard
{
    private const int MostSourcesNamed = 3;
    private const double WorthTellingMetres = 950;

    /// <summary>ULID.</summary>
    public required string Id { get; init; }
    /// <summary>Its title.</summary>
    public required string Title { get; init; }
    /// <summary>When, in words; null when it has no time.</summary>
    public required string? When { get; init; }
    /// <summary>The hours alone, for a list under the heading of their day; null when only the day is known.</summary>
    public required string? Hours { get; init; }
    /// <summary>Where, in words; null when unknown.</summary>
    public required string? Where { get; init; }
    /// <summary>How far, in words ("4 km"); null without a centre, and in the town itself.</summary>
    public required string? Distance { get; init; }
    /// <summary>Its summary, when its rights let it leave.</summary>
    public required string? Summary { get; init; }
    /// <summary>What happened to it, when that is more than "it takes place".</summary>
    public required string? Status { get; init; }
    /// <summary>True when it will not take place as announced.</summary>
    public required bool IsOff { get; init; }
    /// <summary>Names of its sources, the first few.</summary>
    public required string From { get; init; }
    /// <summary>Its picture; null when there is none to show.</summary>
    public PictureModel? Picture { get; init; }
    /// <summary>The day under which an agenda lists it; null for other kinds, and for what began before the days that are shown.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>The card of a record.</summary>
    /// <param name="item">The record and its distance.</param>
    /// <param name="from">First day that the list shows.</param>
    /// <param name="to">Last day that the list shows; null: open.</param>
    /// <param name="today">The day that it is seen from.</param>
    /// <param name="dates">Gives the dates of rules.</param>
    public static RecordCard Of(SearchItem item, DateOnly from, DateOnly? to, DateOnly today, RuleDates dates)
    {
        var content = item.Record.Content;
        var next = content.Kind == RecordKind.Event ? Next(content, from, to, dates) : null;
        var sessions = Sessions(content, next);
        // A tag speaks for all sessions of the day, or for none.
        var isShared = sessions.All(s => s.Status == next?.Status);
        var status = (isShared ? next?.Status : null) ?? content.Status;
        if (isShared)
            sessions = [.. sessions.Select(s => s with { Status = null })];
        return new RecordCard
        {
            Id = item.Record.Id,
            Title = content.Title,
            When = content.Kind == RecordKind.Event ? EventTime(content, next, sessions, dates.Calendar, today) : Time(content, today),
            Hours = EventHours(content, next, sessions, dates.Calendar, today),
            Where = PlaceLine(content),
            Distance = item.DistanceMetres is { } metres and >= WorthTellingMetres ? KindWords.Distance(metres) : null,
            Summary = content.Summary,
            Status = KindWords.Notice(status),
            IsOff = status is RecordStatus.Cancelled or RecordStatus.Postponed,
            From = Sources(item.Record),
            Picture = PictureModel.Of(item.Record, item.Picture),
            Day = next?.Start?.Date is { } day && day >= from ? day : null,
        };
    }

    /// <summary>The first occurrence that overlaps the days, those of its rule among them; else the last one that is known. Null when none is known.</summary>
    public static Occurrence? Next(RecordContent content, DateOnly from, DateOnly? to, RuleDates dates)
    {
        var known = content.Occurrences ?? [];
        var first = known.FirstOrDefault(o => o.LastDay() >= from && (to is null || o.Start is null || o.Start.Value.Date <= to));
        if (dates.Of(content, from, to ?? from.AddDays(Recurrences.DaysAhead), most: 1) is [var next] && (first is null || next.Start < first.Start))
            first = next;
        return first ?? (known is [.., var last] ? last : null);
    }

    private static string? PlaceLine(RecordContent content)
    {
        if (content.Places is not [var place, ..])
            return null;
        var line = string.Join(", ", new[] { place.Venue ?? place.Street, place.Commune?.Name }.Where(w => !string.IsNullOrWhiteSpace(w)));
        return line.Length > 0 ? line : place.Raw;
    }

    // All that takes place on the next day by the hour; whatever else the next time is stands alone.
    private static Occurrence[] Sessions(RecordContent content, Occurrence? next)
    {
        if (next is null)
            return [];
        if (!DateWords.IsTimed(next) || content.Occurrences is not { Count: > 1 } known || !known.Contains(next))
            return [next];
        return [.. known.Where(o => DateWords.IsTimed(o) && o.Start?.Date == next.Start?.Date)];
    }

    private static string? EventTime(RecordContent content, Occurrence? next, Occurrence[] sessions, SchoolCalendar calendar, DateOnly today)
    {
        if (next is null)
            return RuleWords.Whole(content, calendar, today);
        var told = DateWords.Of(sessions, today) + OtherDates(content, next);
        // Brackets don't stand in brackets.
        return Often(content, next, calendar, today) is not { } often ? told : often.Contains('(', StringComparison.Ordinal) ? $"{told}, {often}" : $"{told} ({often})";
    }

    private static string? EventHours(RecordContent content, Occurrence? next, Occurrence[] sessions, SchoolCalendar calendar, DateOnly today)
    {
        if (next is null)
            return RuleWords.Whole(content, calendar, today);
        var told = DateLines.Hours(sessions, today) + OtherDates(content, next);
        if (Often(content, next, calendar, today) is { } often)
            told += told.Length > 0 ? $", {often}" : often;
        return told.Trim() is { Length: > 0 } words ? words : null;
    }

    private static string? Often(RecordContent content, Occurrence next, SchoolCalendar calendar, DateOnly today) =>
        RuleWords.FillsRange(content, next) ? RuleWords.HoursOf(content) : RuleWords.Of(content, calendar, today) ?? content.Rule?.Text;

    // What comes back by a rule is told by its rule.
    private static string OtherDates(RecordContent content, Occurrence next) =>
        (content.Rule is not null ? 0 : content.Occurrences?.Select(o => o.Start?.Date).Where(d => d > next.Start?.Date).Distinct().Count() ?? 0) switch
        {
            0 => "",
            1 => $" ({SiteTexts.OneMoreDate})",
            var more => $" ({SiteTexts.MoreDates(more)})",
        };

    private static string? Time(RecordContent content, DateOnly today) => content.Kind switch
    {
        RecordKind.News => content.Published is { } published ? SiteTexts.CardPublished(DateWords.Date(published.Day)) : null,
        RecordKind.Offer => content.Until is { } until ? SiteTexts.CardUntil(DateWords.Day(until, today)) : null,
        RecordKind.Opportunity => content.Deadline is { } deadline ? SiteTexts.CardDeadline(DateWords.Day(deadline, today)) : null,
        _ => null,
    };

    private static string Sources(Record record)
    {
        string[] names = [.. record.Sources.Select(s => s.Name).Distinct(StringComparer.Ordinal)];
        var told = string.Join(", ", names.Take(MostSourcesNamed));
        return names.Length > MostSourcesNamed ? $"{told} +{(names.Length - MostSourcesNamed).ToString(SiteTexts.Language)}" : told;
    }
}
