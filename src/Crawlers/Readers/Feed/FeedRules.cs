using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>
/// A source's own field rules over the elements of an item: <c>name</c>, <c>prefix:name</c> or a path <c>a/b</c>; over a JSON item a dotted path.
/// What a rule finds replaces what the reader found by itself.
/// </summary>
internal sealed class FeedRules
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly (string Field, FieldRule Rule, Regex? Match, Regex? Remove)[] _rules;

    public FeedRules(FeedBlock? block) =>
        _rules = [.. (block?.Fields ?? new Dictionary<string, FieldRule>()).Select(f => (f.Key, f.Value, Expression(f.Value.Match), Expression(f.Value.Remove)))];

    public RawItem AddTo(RawItem raw, XElement item) => AddTo(raw, rule => Elements(item, rule.Select!).Select(e => rule.Attribute is { } name ? Attribute(e, name) : e.HasElements ? FeedText.Html(e) : e.Value));

    public RawItem AddTo(RawItem raw, JsonElement item) => AddTo(raw, rule => JsonFeedValues.At(item, rule.Select!));

    private RawItem AddTo(RawItem raw, Func<FieldRule, IEnumerable<string?>> find)
    {
        foreach (var (field, rule, match, remove) in _rules)
        {
            List<string?> values = [];
            if (rule.Value is not null)
                values.Add(rule.Value);
            else if (rule.Select is not null)
                values.AddRange(find(rule).Select(v => Shape(v, match, remove)).Where(v => !string.IsNullOrWhiteSpace(v)));
            if (values.Count == 0 && rule.Default is not null)
                values.Add(rule.Default);
            if (values.Count > 0)
                raw = raw.With(field, values);
        }
        return raw;
    }

    private static string? Shape(string? value, Regex? match, Regex? remove)
    {
        if (value is null)
            return null;
        try
        {
            var kept = remove is null ? value : remove.Replace(value, "");
            if (match is null)
                return kept;
            var found = match.Match(kept);
            return !found.Success ? null : FieldRules.FirstGroup(found);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static IEnumerable<XElement> Elements(XElement item, string path)
    {
        IEnumerable<XElement> found = [item];
        foreach (var step in path.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            found = found.SelectMany(e => e.Elements()).Where(e => IsNamed(e, step));
        return path.Contains('/', StringComparison.Ordinal) || found.Any() ? found : item.Descendants().Where(e => IsNamed(e, path));
    }

    private static bool IsNamed(XElement element, string step)
    {
        var colon = step.IndexOf(':', StringComparison.Ordinal);
        if (!string.Equals(element.Name.LocalName, step[(colon + 1)..], StringComparison.OrdinalIgnoreCase))
            return false;
        if (colon < 0)
            return true;
        var prefix = step[..colon];
        return element.Name.NamespaceName == XmlNames.ForPrefix(prefix) || element.GetNamespaceOfPrefix(prefix) == element.Name.Namespace;
    }

    private static string? Attribute(XElement element, string name) => element.Attributes().FirstOrDefault(a => string.Equals(a.Name.LocalName, name, StringComparison.OrdinalIgnoreCase))?.Value;

    // The catalogue refuses bad expressions with file and line; here one is as if it weren't there.
    private static Regex? Expression(string? pattern)
    {
        try
        {
            return string.IsNullOrEmpty(pattern) ? null : new Regex(pattern, Plain, Patience);
        }
        catch (Exception bad) when (bad is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
