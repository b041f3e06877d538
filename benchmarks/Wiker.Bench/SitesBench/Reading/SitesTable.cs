using Wiker.Bench.CorpusBench.Reading;
#pragma warning disable IDE0005 // the test project, which compiles this file too, has it among its global usings
using Wiker.Ingest.Model;
#pragma warning restore IDE0005

namespace Wiker.Bench.SitesBench.Reading;

/// <summary>What was expected of a site in one kind, and found by its definitions; an item that two definitions read counts once.</summary>
internal sealed record SiteSums(string Site, string Kind, IReadOnlyList<Answer> Answers, int Definitions)
{
    public Tally Titles => Tally.Of(Answers, a => a.Expected.Title is not null, a => a.Title);
    public Tally Starts => Tally.Of(Answers, a => a.Expected.Start is not null, a => a.Start);

    /// <summary>By site and kind.</summary>
    public static IReadOnlyList<SiteSums> Of(IReadOnlyList<SiteSource> read) =>
    [
        .. from source in read
           from answer in source.Answers
           group (source, answer) by (source.Site, answer.Answer.Expected.Kind) into sums
           orderby sums.Key.Site, sums.Key.Kind
           select new SiteSums(sums.Key.Site, Words(sums.Key.Kind), Once(sums.Select(s => s.answer)), sums.Select(s => s.source.Definition.Profile.Id).Distinct().Count()),
    ];

    private static List<Answer> Once(IEnumerable<SiteAnswer> answers) =>
        [.. answers.GroupBy(a => (a.Page.File, a.Answer.Expected)).Select(same => same.OrderByDescending(a => a.Missed is null).First().Answer)];

    private static string Words(RecordKind kind) => kind switch
    {
        RecordKind.Event => "events",
        RecordKind.News => "news",
        _ => "associations",
    };
}

/// <summary>Prints the sums as Markdown.</summary>
internal static class SitesTable
{
    public static void Write(TextWriter output, IReadOnlyList<SiteSource> read)
    {
        var sums = SiteSums.Of(read);
        output.WriteLine("| site | kind | definitions | expected | titles found | starts found |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var row in sums.Append(new SiteSums("all", "", [.. sums.SelectMany(s => s.Answers)], read.Count)))
            output.WriteLine(FormattableString.Invariant($"| {row.Site} | {row.Kind} | {row.Definitions} | {row.Answers.Count} | {row.Titles} | {row.Starts} |"));
    }

    /// <summary>Every expected item that lacks its title or start, and every run that failed, a line each.</summary>
    public static void WriteMisses(TextWriter output, IReadOnlyList<SiteSource> read)
    {
        foreach (var source in read)
        {
            output.WriteLine($"{source.Definition.Profile.Id}: {source.Report.Judgement}, {source.Report.Items} items, {source.Records.Count} records; {source.Report.Detail}");
            foreach (var missed in source.Answers.Where(a => a.Missed is not null))
                output.WriteLine($"  {missed}");
        }
    }
}
