using System.IO.Hashing;
using System.Text;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Identity;

/// <summary>Keys by which a source record is found again, the most trusted first: guid or uid, address, content.</summary>
internal static class SourceKeys
{
    private const int LongestId = 400;

    private static readonly System.Collections.Frozen.FrozenSet<string> Junk = System.Collections.Frozen.FrozenSet.Create(
        StringComparer.Ordinal, "", "a remplir", "a completer", "0", "null", "none", "undefined", "nan", "n a", "na", "nd", "neant", "x", "xx", "xxx", "id", "test", "todo", "inconnu", "unknown", "vide", "false", "true");

    /// <summary>The keys; never empty.</summary>
    public static IReadOnlyList<SourceKey> Of(RawItem item, string title, string? link, LocalMoment? first, string? commune)
    {
        List<SourceKey> keys = new(3);
        var id = item.First(RawField.Id)?.Trim();
        if (id is not null && !IsJunk(id))
            keys.Add(new(IsOfFeed(item) ? KeyScheme.Guid : KeyScheme.Uid, id.Length > LongestId ? Hash(id) : id));
        // An address with nothing but a host is the site's, not the item's.
        if (Links.Canonical(link) is { } canonical && Uri.TryCreate(canonical, UriKind.Absolute, out var uri) && (uri.AbsolutePath.Length > 1 || uri.Query.Length > 1) && canonical != Links.Canonical(item.Page))
            keys.Add(new(KeyScheme.Url, canonical.Length > LongestId ? Hash(canonical) : canonical));
        keys.Add(new(KeyScheme.Content, Hash($"{Folding.FoldWords(title)}\n{first?.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}\n{commune}")));
        return keys;
    }

    /// <summary>True for what sources write where an id should stand: "A REMPLIR" (seen on open-data portals), "0", "-".</summary>
    public static bool IsJunk(string id) => !id.Any(char.IsLetterOrDigit) || Junk.Contains(Folding.FoldWords(id));

    // Feeds give a publication and no machine-readable start; calendars and tables give rows with uids.
    private static bool IsOfFeed(RawItem item) =>
        item.Kind is null && item.First(RawField.Published) is not null && item.First(RawField.Start) is null && item.First(RawField.Rrule) is null;

    private static string Hash(string text) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text)));
}
