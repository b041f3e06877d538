using System.Text;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Documents;
using Wiker.Ingest.Crawlers.Sources;
#pragma warning disable IDE0005 // the test project, which compiles this file too, has it among its global usings
using Wiker.Ingest.Model;
#pragma warning restore IDE0005
using Wiker.Ingest.Normalizer;

namespace Wiker.Bench.CorpusBench.Reading;

/// <summary>
/// Reads every document of a folder of corpora as a crawl would that has no definition for it: served from loopback, fetched, sniffed, read, normalized.
/// A document lies at least two folders deep; what lies higher speaks about the documents.
/// </summary>
internal sealed class CorpusWalk(string corpora, IReadOnlyList<ISourceReader> readers, Normalization normalization)
{
    private readonly IReadOnlyDictionary<string, ExpectedDocument> _expected = Expectations.Load(corpora);

    /// <summary>Every document, by path. An exception of a reader or of the normalizer is the document's fault and ends only its own reading.</summary>
    public async Task<IReadOnlyList<CorpusDocument>> ReadAsync(CancellationToken cancellationToken)
    {
        string[] paths = [.. Documents().Order(StringComparer.Ordinal)];
        var read = new CorpusDocument[paths.Length];
        await using var server = await CorpusServer.StartAsync(corpora, paths, cancellationToken);
        using var fetcher = new PoliteFetcher(server.Fetching, TimeProvider.System);
        await Parallel.ForAsync(0, paths.Length, cancellationToken, async (i, ct) =>
        {
            var outcome = await fetcher.FetchAsync(new FetchRequest(CorpusServer.AddressOf(paths[i])), ct);
            read[i] = outcome is FetchOutcome.Fetched fetched ? ReadSafely(paths[i], fetched.Page) : new() { Path = paths[i], Fault = $"not fetched: {outcome}" };
        });
        return read;
    }

    private IEnumerable<string> Documents() =>
        from file in Directory.EnumerateFiles(corpora, "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(corpora, file).Replace('\\', '/')
        where path.Count(c => c == '/') >= 2
        select path;

    private CorpusDocument ReadSafely(string path, FetchedPage page)
    {
        try
        {
            return Read(path, page);
        }
        catch (Exception e)
        {
            return new CorpusDocument { Path = path, Fault = e.ToString() };
        }
    }

    private CorpusDocument Read(string path, FetchedPage page)
    {
        var expected = _expected.Of(path);
        var profile = new SourceProfile
        {
            Id = "corpus",
            Name = "corpus",
            Language = expected.Language,
            Timezone = expected.Timezone,
            Licence = new SourceLicence("none", Reuse.Full, "corpus"),
        };
        var read = DocumentReading.Read(page, Path.GetFileName(path), readers, profile);
        var (items, records, rejections) = (0, 0, 0);
        var made = new List<MadeItem>();
        foreach (var finding in read.Outcome is ReadOutcome.Items found ? found.Findings : [])
        {
            if (finding is Finding.Refused)
                rejections++;
            if (ItemOf(finding) is not { } item)
                continue;
            var normalized = normalization.Normalize(item, profile, expected.Now);
            items++;
            records += normalized.Records.Count;
            rejections += normalized.Rejections.Count;
            if (expected.Items.Count > 0)
                made.Add(new MadeItem([.. normalized.Records.Select(r => r.Content)]));
        }
        var text = Encoding.Latin1.GetString(page.Body.Span); // dates in machine form are ASCII in every charset
        var form = FormOf(read.Kind, expected, text);
        return new CorpusDocument
        {
            Path = path,
            Form = form,
            Unread = items > 0 ? null : read.Outcome.ToString(),
            Items = items,
            Records = records,
            Rejections = rejections,
            Answers = Scoring.Of(expected, made, form, text, page.Url),
        };
    }

    private static RawItem? ItemOf(Finding finding) => finding switch
    {
        Finding.Found found => found.Item,
        Finding.Follow follow => follow.Listing,
        _ => null,
    };

    private static DocumentForm FormOf(SourceKind? kind, ExpectedDocument expected, string text) => kind switch
    {
        null => DocumentForm.None,
        SourceKind.Feed => DocumentForm.Feed,
        SourceKind.Calendar => DocumentForm.Calendar,
        SourceKind.Html => expected.Items.Any(i => Scoring.IsStated(i, DocumentForm.PlainPage, text, expected.Timezone)) ? DocumentForm.StatedPage : DocumentForm.PlainPage,
        _ => DocumentForm.Data,
    };
}
