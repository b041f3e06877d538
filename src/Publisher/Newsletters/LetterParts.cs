using Wiker.Ingest.Model;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>One search of a letter: what it asks, and how its answer is told.</summary>
/// <param name="Kind">The kind that it asks for.</param>
/// <param name="Title">Heading of its section.</param>
/// <param name="Query">The letter's query for this part alone.</param>
/// <param name="ByDay">Grouped under days.</param>
/// <param name="IsShort">Each item in a line or two.</param>
/// <param name="IsLater">A look ahead after the agenda: what the agenda showed isn't told again.</param>
internal sealed record LetterPart(RecordKind Kind, string Title, RecordQuery Query, bool ByDay = false, bool IsShort = false, bool IsLater = false)
{
    /// <summary>The searches of a letter, in the order of its sections.</summary>
    public static IReadOnlyList<LetterPart> Of(RecordQuery query, LetterSpan span, int most)
    {
        if (query is { Weather: true, Kinds.Count: 0 })
            return [];
        var kinds = query.Kinds.Count == 0 ? KindWords.Order : [.. KindWords.Order.Where(query.Kinds.Contains)];
        var plain = query with { When = null, From = null, To = null, Cursor = null, Weather = false };
        var parts = new List<LetterPart>();
        foreach (var kind in kinds)
        {
            var limit = kinds.Count == 1 ? most : Math.Min(most, Share(kind));
            var of = plain with { Kinds = [kind], Limit = limit, Sort = QuerySort.Updated };
            switch (kind)
            {
                case RecordKind.Event:
                    var agenda = of with { Sort = QuerySort.Date };
                    parts.Add(new(kind, span.AgendaTitle, agenda with { From = span.From, To = span.To }, ByDay: true));
                    if (span is { LaterTo: { } laterTo, To: { } to })
                        parts.Add(new(kind, LetterTexts.Later, agenda with { From = to.AddDays(1), To = laterTo, Limit = Math.Min(most, LaterShare) }, IsShort: true, IsLater: true));
                    break;
                case RecordKind.News:
                    parts.Add(new(kind, KindWords.Plural(kind), of with { From = span.NewsFrom, To = span.NewsTo }));
                    break;
                case RecordKind.Offer or RecordKind.Opportunity:
                    parts.Add(new(kind, KindWords.Plural(kind), of));
                    break;
                default:
                    parts.Add(new(kind, KindWords.Plural(kind), of, IsShort: true));
                    break;
            }
        }
        return parts;
    }

    private const int LaterShare = 10;

    private static int Share(RecordKind kind) => kind switch
    {
        RecordKind.Event => 30,
        RecordKind.News => 10,
        _ => 4,
    };
}
