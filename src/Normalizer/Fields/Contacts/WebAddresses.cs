namespace Wiker.Ingest.Normalizer.Fields.Contacts;

/// <summary>Web addresses written in prose: "www.marais-vivants.fr", "https://…", "facebook.com/club".</summary>
internal static class WebAddresses
{
    private const int MostInText = 10;
    private static readonly string[] Openers = ["https://", "http://", "www.", "facebook.com/", "instagram.com/", "helloasso.com/", "youtube.com/"];

    /// <summary>The addresses, absolute, in the order of the text; the sentence's own full stop is none of theirs.</summary>
    public static List<string> Find(string text)
    {
        List<string> found = [];
        if (!text.AsSpan().ContainsAny(Signs))
            return found;
        for (var i = 0; i < text.Length && found.Count < MostInText; i++)
        {
            if ((i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or '/' or '@' or '-')) || Array.Find(Openers, o => text.AsSpan(i).StartsWith(o, StringComparison.OrdinalIgnoreCase)) is not { } opener)
                continue;
            var end = i;
            while (end < text.Length && end - i < 300 && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ';' or ')' or '"' or '»' or '>' or '<' or '|' or '…' or '’'))
                end++;
            var written = text[i..end].TrimEnd('.', '!', '?', ':', '\'');
            if (written.Length > opener.Length + 3 && Links.Absolute(opener.StartsWith("http", StringComparison.Ordinal) ? written : "https://" + written, null) is { } address && new Uri(address).Host.Contains('.', StringComparison.Ordinal))
                found.Add(address);
            i = end;
        }
        return found;
    }

    private static readonly System.Buffers.SearchValues<string> Signs = System.Buffers.SearchValues.Create(["http", "www.", ".com/"], StringComparison.OrdinalIgnoreCase);
}
