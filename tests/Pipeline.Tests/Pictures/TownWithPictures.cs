using System.Globalization;
using System.Net;
using System.Text;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests.Pictures;

/// <summary>A town whose feed has pictures, and what became of them.</summary>
internal sealed class TownWithPictures : IAsyncDisposable
{
    public static readonly Uri Poster = new("http://nouvelles.town.test/affiches/fest-noz.jpg");

    private TownWithPictures(Town town) => Town = town;

    public Town Town { get; }

    /// <summary>The feed.</summary>
    public SourceDefinition News { get; } = Definitions.News("nouvelles");

    /// <summary>The running test's.</summary>
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TownWithPictures> StartAsync() => new(await Town.StartAsync());

    /// <summary>Where a host that has nothing but pictures serves that one.</summary>
    public static Uri AddressOf(string name) => new($"http://images.town.test/{name}.jpg");

    /// <summary>The record's thumbnails; null: none are kept.</summary>
    public KeptPicture? Kept(Record record) => Town.Read(s => s.Pictures.OfRecord(record));

    /// <summary>Full paths of all thumbnails.</summary>
    public string[] Files() => Directory.Exists(Town.PicturesFolder) ? Directory.GetFiles(Town.PicturesFolder, "*", SearchOption.AllDirectories) : [];

    /// <summary>Why pictures of the feed aren't shown.</summary>
    public List<string> Reasons() => [.. Town.Read(s => s.Pictures.RejectionsOf(News.Profile.Id)).Select(r => r.Reason)];

    /// <summary>What the server answered for the address, as <c>status path</c>, in order.</summary>
    public List<string> Asked(Uri address) => [.. Town.Site.Answers.Where(a => a.EndsWith(' ' + address.AbsolutePath, StringComparison.Ordinal))];

    /// <summary>Has the feed say that, and reads it.</summary>
    public Task PublishAsync(params (string Title, Uri? Picture, string? Credit)[] entries) => PublishAsync(News, entries);

    public async Task PublishAsync(SourceDefinition source, params (string Title, Uri? Picture, string? Credit)[] entries)
    {
        var text = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>Nouvelles</title><link>http://nouvelles.town.test/</link>");
        foreach (var (title, picture, credit) in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"<item><title>{title}</title><guid isPermaLink=\"false\">{source.Profile.Id}-{title}</guid><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><description>La mairie vous informe.</description>");
            if (picture is not null)
                text.Append(CultureInfo.InvariantCulture, $"<media:content url=\"{picture}\" medium=\"image\"><media:credit>{WebUtility.HtmlEncode(credit)}</media:credit></media:content>");
            text.Append("</item>");
        }
        Town.Site.Serve(source.Url, text.Append("</channel></rss>").ToString(), "application/rss+xml; charset=utf-8");
        (await Town.RunAsync(source)).Judgement.ShouldBe(RunJudgement.Complete);
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
