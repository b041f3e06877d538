using System.Globalization;

namespace Wiker.Bench.CorpusBench.Reading;

/// <summary>Found of expected.</summary>
internal readonly record struct Tally(int Found, int Expected)
{
    public static Tally Of(IEnumerable<Answer> answers, Func<Answer, bool> isExpected, Func<Answer, bool> isFound)
    {
        var asked = answers.Where(isExpected).ToList();
        return new Tally(asked.Count(isFound), asked.Count);
    }

    public override string ToString() => Expected == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Found} of {Expected}");
}

/// <summary>The sums over some documents.</summary>
internal sealed record CorpusSums(string Name, IReadOnlyList<CorpusDocument> Documents)
{
    private IEnumerable<Answer> Answers => Documents.SelectMany(d => d.Answers);

    public Tally Titles => Tally.Of(Answers, a => a.Expected.Title is not null, a => a.Title);
    public Tally Starts => Tally.Of(Answers, a => a.Expected.Start is not null, a => a.Start);
    public Tally StatedStarts => Tally.Of(Answers, a => a.StartStated, a => a.Start);
    public Tally Links => Tally.Of(Answers, a => a.Expected.Link is not null, a => a.Link);

    /// <summary>By corpus and, for open data, by its part.</summary>
    public static IReadOnlyList<CorpusSums> ByFolder(IEnumerable<CorpusDocument> documents) => [.. documents.GroupBy(d => d.Folder).Select(g => new CorpusSums(g.Key, [.. g]))];

    /// <summary>Documents of which something is expected, by corpus and form.</summary>
    public static IReadOnlyList<CorpusSums> ByForm(IEnumerable<CorpusDocument> documents) =>
    [
        .. from document in documents
           where document.Answers.Count > 0
           group document by (document.Folder, document.Form) into form
           orderby form.Key.Folder descending, form.Key.Form
           select new CorpusSums($"{form.Key.Folder}, {Words(form.Key.Form)}", [.. form]),
    ];

    private static string Words(DocumentForm form) => form switch
    {
        DocumentForm.Feed => "feeds",
        DocumentForm.Calendar => "calendars",
        DocumentForm.StatedPage => "pages with dates in machine form",
        DocumentForm.PlainPage => "pages with dates in words",
        DocumentForm.Data => "tables and JSON",
        _ => "unread",
    };
}

/// <summary>Prints the sums as Markdown.</summary>
internal static class CorpusTable
{
    public static void Write(TextWriter output, IReadOnlyList<CorpusDocument> documents)
    {
        output.WriteLine("| folder | documents | with items | items | records | rejections | threw |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var sums in CorpusSums.ByFolder(documents).Append(new CorpusSums("all", documents)))
        {
            var rows = sums.Documents;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {sums.Name} | {rows.Count} | {rows.Count(d => d.Items > 0)} | {rows.Sum(d => d.Items)} | {rows.Sum(d => d.Records)} | {rows.Sum(d => d.Rejections)} | {rows.Count(d => d.Fault is not null)} |"));
        }
        output.WriteLine();
        output.WriteLine("| of which something is expected | documents | titles found | starts found | of these, stated in machine form | links found |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var sums in CorpusSums.ByForm(documents))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {sums.Name} | {sums.Documents.Count} | {sums.Titles} | {sums.Starts} | {sums.StatedStarts} | {sums.Links} |"));
    }

    /// <summary>Every expected item that was missed in part, a line each.</summary>
    public static void WriteMisses(TextWriter output, IEnumerable<CorpusDocument> documents)
    {
        foreach (var document in documents)
        {
            foreach (var answer in document.Answers.Where(IsMissed))
                output.WriteLine($"{document.Path}: {Missed(answer)}: {answer.Expected.Title} | {answer.Expected.Start} | {answer.Expected.Link}");
        }
    }

    private static bool IsMissed(Answer answer) => Missed(answer).Length > 0;

    private static string Missed(Answer answer) => string.Join(", ", new[]
    {
        answer.Expected.Title is not null && !answer.Title ? "title" : null,
        answer.Expected.Start is not null && !answer.Start ? answer.StartStated ? "stated start" : "start" : null,
        answer.Expected.Link is not null && !answer.Link ? "link" : null,
    }.OfType<string>());
}
