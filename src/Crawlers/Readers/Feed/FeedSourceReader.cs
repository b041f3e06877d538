using System.Xml.Linq;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Text;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed, repairing what templates and servers break.</summary>
public sealed class FeedSourceReader : ISourceReader
{
    /// <summary>A feed is a list of news; beyond this it is somebody's database dump.</summary>
    internal const int MaxItems = 10_000;
    private const int MaxCharacters = 16_000_000;

    /// <inheritdoc/>
    public SourceKind Kind => SourceKind.Feed;

    /// <inheritdoc/>
    public ReadOutcome Read(FetchedPage page, SourceDefinition source, RawItem? listing)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(source);
        var decoded = DocumentText.Decode(page).Text;
        var tooLong = decoded.Length > MaxCharacters;
        var text = (tooLong ? decoded[..MaxCharacters] : decoded).TrimStart([' ', '\t', '\r', '\n', '\uFEFF', '\u200B', '\0']);
        if (text.Length == 0)
            return new ReadOutcome.Broken("an empty document");
        if (text[0] == '{')
            return JsonFeedReader.Read(text, page, source);
        var root = XmlTree.TryLoad(text, out var fault);
        var cut = tooLong;
        if (root is null || !FeedShape.IsFeed(root))
        {
            if (FeedShape.HtmlEvidence(text) is { } evidence)
                return new ReadOutcome.ErrorPage(evidence);
            if (FeedShape.StartOf(text) is not { } start)
                return new ReadOutcome.Broken(root is null ? $"no feed: {fault}" : $"no feed: the root element is <{root.Name.LocalName}>");
            if (XmlRepair.Repair(text[start..]) is not { } repaired || (root = XmlTree.TryLoad(repaired.Text, out fault)) is null)
                return new ReadOutcome.Broken($"cut or broken beyond repair: {fault}");
            cut |= repaired.Cut;
        }
        return ReadChannel(root, cut, page, source);
    }

    private static ReadOutcome ReadChannel(XElement root, bool cut, FetchedPage page, SourceDefinition source)
    {
        var channel = root.Elements().FirstOrDefault(e => e.Name.LocalName == "channel") ?? root;
        if (FeedMarks.OwnMark(root, channel) is { } mark)
            return FeedMarks.Refusal(mark);
        List<XElement> items = [.. FeedShape.Items(root, channel).Take(MaxItems)];
        if (items.Count == 0)
            return cut ? new ReadOutcome.Broken("cut before the end of its first item") : new ReadOutcome.Empty();

        var site = channel.Elements().FirstOrDefault(e => e.Name.LocalName == "link" && e.Name.Namespace == channel.Name.Namespace && !string.IsNullOrWhiteSpace(e.Value))?.Value;
        var basis = FeedLinks.Absolute(site, page.Url) is { } home ? new Uri(home) : page.Url;
        var language = FeedText.Line(channel.Elements().FirstOrDefault(e => e.Name.LocalName == "language")?.Value) ?? (string?)root.Attribute(XNamespace.Xml + "lang");
        var scope = new FeedScope(page, source, basis, language, new FeedRules(source.Feed));
        return new ReadOutcome.Items(Findings(items, scope, cut));
    }

    private static IEnumerable<Finding> Findings(List<XElement> items, FeedScope scope, bool cut)
    {
        var words = ItemWords.ReadAll(items);
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var finding in FeedItemReader.Read(items[i], words[i], i + 1, scope))
                yield return finding;
        }
        if (cut)
            yield return Cut(scope.Source, items.Count + 1);
    }

    /// <summary>The refusal that tells of a document that ended too early.</summary>
    internal static Finding Cut(SourceDefinition source, int number) =>
        new Finding.Refused(new Rejection(source.Profile.Id, $"item {number}", null, "document-cut", "document cut: it ends before its elements are closed; the items before were read"));
}
