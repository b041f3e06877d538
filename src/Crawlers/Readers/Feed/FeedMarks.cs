using System.Text.Json;
using System.Xml.Linq;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>
/// How our own feeds are marked, so that one that comes back as somebody's source is refused instead of feeding itself.
/// The publisher writes <see cref="Generator"/> as RSS or Atom generator, and a member <see cref="JsonMember"/> into JSON Feed.
/// </summary>
public static class FeedMarks
{
    /// <summary>Text of the generator element in RSS and Atom; a version may follow it.</summary>
    public const string Generator = "Wiker.Ingest";

    /// <summary>Custom member of a JSON feed (its specification asks for the underscore).</summary>
    public const string JsonMember = "_wiker";

    private const string Prefix = "wiker";
    private const string HeaderLikeElement = "x-wiker";

    internal static string? OwnMark(XElement root, XElement channel)
    {
        foreach (var generator in channel.Elements().Concat(root.Elements()).Where(e => e.Name.LocalName == "generator"))
        {
            if (Names(generator.Value) || Names((string?)generator.Attribute("uri")))
                return $"generator \"{generator.Value.Trim()}\"";
        }
        foreach (var element in channel.Elements())
        {
            if (element.Name.LocalName == HeaderLikeElement || (element.Name.Namespace != XNamespace.None && element.GetPrefixOfNamespace(element.Name.Namespace) == Prefix))
                return $"element {Prefix}:{element.Name.LocalName}";
        }
        return null;
    }

    internal static string? OwnMark(string member, JsonElement value) => member switch
    {
        JsonMember => $"member {JsonMember}",
        "generator" when value.ValueKind == JsonValueKind.String && Names(value.GetString()) => $"generator \"{value.GetString()}\"",
        _ => null,
    };

    internal static ReadOutcome Refusal(string mark) => new ReadOutcome.ErrorPage($"our own feed: {mark}; a feed of Wiker.Ingest is refused as a source, since its records would come back as their own source");

    private static bool Names(string? text) => text?.Contains(Generator, StringComparison.OrdinalIgnoreCase) == true;
}
