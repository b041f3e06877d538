namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>The short form of a field rule: <c>selector</c> or <c>selector@attribute</c>.</summary>
internal static class FieldRuleText
{
    /// <summary>Parts at the last <c>@</c> that stands outside brackets, parentheses and quotes and isn't escaped (<c>a[href*="@"]</c> and <c>.\@md</c> have none).</summary>
    public static (string Select, string? Attribute) Split(string value)
    {
        var (depth, quote, at) = (0, '\0', -1);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '\\')
                i++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c is '[' or '(')
                depth++;
            else if (c is ']' or ')')
                depth--;
            else if (c == '@' && depth == 0)
                at = i;
        }
        return at < 0 ? (value.Trim(), null) : (value[..at].Trim(), value[(at + 1)..].Trim());
    }
}
