using System.Text.RegularExpressions;
using Wiker.Ingest.Crawlers.Readers.Feed;

namespace Wiker.Ingest.Crawlers.Readers.Fields;

/// <summary>What came with status 200 in the place of data: a page, a file of another program.</summary>
internal static class WrongContent
{
    /// <summary>Bodies beyond it aren't read: no source of a commune is that large, and an item's index must fit in memory.</summary>
    public const int MaxBytes = 128 * 1024 * 1024;

    private const int Looked = 16 * 1024;
    private const int MaxEvidence = 160;
    private static readonly Regex Title = new("<title[^>]{0,200}>(?<words>[^<]{1,400})", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The outcome of a body that can't be data by its first bytes; null when it may be.</summary>
    public static ReadOutcome? Of(ReadOnlySpan<byte> body) => body switch
    {
        [] => new ReadOutcome.Broken("empty"),
        [0x50, 0x4B, 3, 4, ..] => new ReadOutcome.Broken("a packed file (xlsx, ods or zip)"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => new ReadOutcome.Broken("a workbook of old Excel (xls)"),
        [0x25, 0x50, 0x44, 0x46, ..] => new ReadOutcome.Broken("a PDF"),
        [0x1F, 0x8B, ..] => new ReadOutcome.Broken("a packed file (gzip)"),
        { Length: > MaxBytes } => new ReadOutcome.Broken($"larger than {MaxBytes / 1024 / 1024} MB"),
        _ => null,
    };

    /// <summary>The outcome of a text that is markup: a page that stands in the place of data says so in its title. Null when it isn't markup.</summary>
    public static ReadOutcome? Of(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.Length == 0)
            return new ReadOutcome.Broken("blank");
        if (start[0] != '<')
            return null;
        var head = start[..Math.Min(start.Length, Looked)].ToString();
        if (Title.Match(head) is { Success: true } title && FeedText.Line(title.Groups["words"].Value) is { } words)
            return new ReadOutcome.ErrorPage(Short(words));
        return head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            ? new ReadOutcome.ErrorPage(Short(FeedText.Line(head) ?? "a page without words"))
            : new ReadOutcome.Broken("XML or markup");
    }

    /// <summary>The beginning of a text, as evidence.</summary>
    public static string Short(string text) => text.Length <= MaxEvidence ? text : text[..MaxEvidence] + "…";
}
