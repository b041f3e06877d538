using Wiker.Ingest.Model;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>What is wrong with a page's query, in the reader's language; the API says the same to developers.</summary>
internal static class QueryFaultWords
{
    private const int MostTold = 8;
    private const int LongestWord = 40;

    /// <summary>One sentence for each faulty word, each once.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<QueryFault> faults) => [.. faults.Select(Of).Distinct(StringComparer.Ordinal).Take(MostTold)];

    private static string Of(QueryFault fault) => fault.Parameter switch
    {
        "radius" => SiteTexts.FaultRadius,
        "kind" => SiteTexts.FaultKind,
        "theme" => SiteTexts.FaultTheme,
        "to" when fault.Message.Contains("before", StringComparison.Ordinal) => SiteTexts.FaultDays,
        "from" or "to" => SiteTexts.FaultDay(fault.Parameter),
        "when" => SiteTexts.FaultWhen,
        "q" => SiteTexts.FaultText,
        "cursor" => SiteTexts.FaultCursor,
        "sort" => SiteTexts.FaultSort,
        "status" => SiteTexts.FaultStatus,
        var known when QueryWord.Find(known) is not null => SiteTexts.FaultOther(known),
        var unknown => SiteTexts.FaultUnknownWord(unknown.Length > LongestWord ? unknown[..LongestWord] + "…" : unknown),
    };
}
