using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>One field rule of a definition, its selectors and expression compiled once.</summary>
internal sealed class FieldSelector
{
    /// <summary>More values of one field in one row are a selector gone astray.</summary>
    private const int MaxValues = 200;

    private static readonly TimeSpan MatchTime = TimeSpan.FromSeconds(1);
    private static readonly string[] LazyImageAttributes = ["data-src", "data-lazy-src", "data-original", "data-srcset", "srcset"];

    private readonly string _field;
    private readonly FieldRule _rule;
    private readonly ISelector? _select;
    private readonly ISelector? _remove;
    private readonly ISelector? _under;
    private readonly Regex? _match;

    public FieldSelector(string field, FieldRule rule)
    {
        _field = field;
        _rule = rule;
        _select = Compile(rule.Select);
        _remove = Compile(rule.Remove);
        _under = Compile(rule.Under);
        _match = CompileMatch(rule.Match);
    }

    /// <summary>False when the rule has a selector that isn't CSS; it then finds nothing.</summary>
    public bool IsUsable => IsRead(_select, _rule.Select) && IsRead(_remove, _rule.Remove) && IsRead(_under, _rule.Under);

    /// <summary>Compiles a CSS selector; null when there is none or it isn't one.</summary>
    public static ISelector? Compile(string? selector)
    {
        if (string.IsNullOrWhiteSpace(selector))
            return null;
        try
        {
            return new CssSelectorParser().ParseSelector(selector);
        }
        catch (DomException)
        {
            return null;
        }
    }

    /// <summary>The values found in <paramref name="scope"/>: the first that isn't blank, or all where the field may repeat; the default when none is.</summary>
    public IEnumerable<string> Find(IElement scope, HtmlPage page)
    {
        if (_rule.Value is not null)
            return [_rule.Value];
        if (_under is not null)
            return Under(scope, page);
        var repeats = HtmlFields.Repeating.Contains(_field);
        var found = new List<string>();
        foreach (var element in Matches(scope))
        {
            if (Polished(ValueOf(element, page)) is not { } value)
                continue;
            found.Add(value);
            if (!repeats || found.Count == MaxValues)
                break;
        }
        return found.Count == 0 && _rule.Default is { } fallback ? [fallback] : found;
    }

    /// <summary>The first element that it selects, or null.</summary>
    public IElement? FirstMatch(IElement scope) => Matches(scope).FirstOrDefault();

    /// <summary>The heading's words before the row's own; either alone where the other is missing: a programme names the day once, and a line of it only the hour.</summary>
    private IEnumerable<string> Under(IElement scope, HtmlPage page)
    {
        var heading = page.Headings.Above(scope, _under!) is { } above ? ElementText.Line(above) : null;
        var own = _rule is { Select: null, Attribute: null } ? null : Matches(scope).Select(e => ValueOf(e, page)).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
        return Polished(string.Join(' ', new[] { heading, own }.Where(w => !string.IsNullOrWhiteSpace(w)))) is { } value ? [value] : _rule.Default is { } fallback ? [fallback] : [];
    }

    private static bool IsRead(ISelector? compiled, string? written) => compiled is not null || string.IsNullOrWhiteSpace(written);

    private IEnumerable<IElement> Matches(IElement scope)
    {
        if (!IsUsable)
            yield break;
        // A rule without a selector, such as "@href" in rows of links, speaks of the row itself; so does one that only the row matches.
        if (_select is null || _select.Match(scope, null))
            yield return scope;
        if (_select is null)
            yield break;
        var walker = new ElementWalk(scope);
        while (walker.Next() is { } element)
        {
            if (_select.Match(element, scope))
                yield return element;
        }
    }

    private string? Polished(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        if (_match is null)
            return value.Trim();
        try
        {
            var match = _match.Match(value);
            var kept = !match.Success ? null : FieldRules.FirstGroup(match);
            return string.IsNullOrWhiteSpace(kept) ? null : kept.Trim();
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private string? ValueOf(IElement element, HtmlPage page)
    {
        if (_rule.Attribute is { Length: > 0 } attribute)
            return OfAttribute(element, attribute, page);
        if (HtmlFields.Addresses.Contains(_field))
            return OfAttribute(element, "href", page) ?? OfAttribute(element, "src", page) ?? Inside(element, page);
        if (HtmlFields.Contacts.Contains(_field) && HtmlFields.BareContact(element.GetAttribute("href")) is { } contact)
            return contact;
        if (HtmlFields.MachineDates.Contains(_field) && TimeIn(element) is { } stated)
            return stated;
        if (_field is RawField.Body or RawField.Summary)
            return BodyMarkup.Of(element, Removed(element), page);
        var text = ElementText.Of(element, Removed(element));
        return _field is RawField.When or RawField.Place or RawField.Address or RawField.OpeningHours ? text : text.Replace('\n', ' ');
    }

    private string? OfAttribute(IElement element, string attribute, HtmlPage page)
    {
        var value = element.GetAttribute(attribute);
        if (_field is RawField.Image)
            return page.Resolve(ImageSource(element, value));
        if (HtmlFields.Addresses.Contains(_field))
            return page.Resolve(value);
        if (HtmlFields.Contacts.Contains(_field) && HtmlFields.BareContact(value) is { } contact)
            return contact;
        return _field is RawField.Body or RawField.Summary && value is not null ? WebUtility.HtmlEncode(value) : value;
    }

    /// <summary>Pictures loaded late have a placeholder in <c>src</c> and the address elsewhere.</summary>
    private static string? ImageSource(IElement element, string? source)
    {
        if (!string.IsNullOrWhiteSpace(source) && !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return FirstCandidate(source);
        foreach (var attribute in LazyImageAttributes)
        {
            if (element.GetAttribute(attribute) is { Length: > 0 } late && !late.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
                return FirstCandidate(late);
        }
        return null;
    }

    /// <summary>The first address of a <c>srcset</c>; a plain address is itself.</summary>
    private static string FirstCandidate(string source)
    {
        var trimmed = source.AsSpan().Trim();
        var end = trimmed.IndexOf(", ", StringComparison.Ordinal) is var comma and >= 0 ? comma : trimmed.Length;
        var candidate = trimmed[..end].TrimEnd();
        var space = candidate.LastIndexOf(' ');
        // "photo 2.jpg" has a blank of its own, "photo.jpg 2x" and "photo.jpg 300w" a descriptor.
        return (space > 0 && candidate[^1] is 'w' or 'x' && char.IsAsciiDigit(candidate[space + 1]) ? candidate[..space] : candidate).ToString();
    }

    private string? Inside(IElement element, HtmlPage page) => _field is RawField.Image
        ? element.QuerySelector("img") is { } image ? OfAttribute(image, "src", page) : null
        : page.Resolve(element.QuerySelector("a[href]")?.GetAttribute("href")) ?? PlainAddress(ElementText.Line(element));

    private static string? PlainAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    private static string? TimeIn(IElement element) =>
        (element.LocalName == "time" ? element : element.QuerySelector("time[datetime]"))?.GetAttribute("datetime");

    private HashSet<INode>? Removed(IElement element) => _remove is null ? null : [.. ElementWalk.Within(element).Where(e => _remove.Match(e, element))];

    private static Regex? CompileMatch(string? expression)
    {
        if (string.IsNullOrEmpty(expression))
            return null;
        try
        {
            return new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MatchTime);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // Lint refuses such a rule; one that slipped through must not take a wrong value.
            return new Regex("[^\\s\\S]", RegexOptions.NonBacktracking, MatchTime);
        }
    }
}
