using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Pipeline;

/// <summary>A hash of what an item says, whatever its position in the page and the page of the list: equal hashes need no second normalization.</summary>
internal static class RawHash
{
    public static string Of(RawItem item) =>
        Of(JsonSerializer.Serialize(item with { Locator = "", Page = "" }, ModelJson.Stored.RawItem));

    public static string Of(string text) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text)));
}
