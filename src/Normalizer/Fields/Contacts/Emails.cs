namespace Wiker.Ingest.Normalizer.Fields.Contacts;

/// <summary>
/// E-mail addresses. One that a site hides from robots ("nom [at] club") is never shown (<c>model.md</c> §5): items leave it unread. Only who asks what a bare text says is told it, since the text is their own.
/// </summary>
internal static class Emails
{
    private const int MostInText = 10;

    private static readonly System.Buffers.SearchValues<char> LocalLetters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-");

    private static readonly System.Buffers.SearchValues<char> HostLetters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    private static readonly System.Collections.Frozen.FrozenSet<string> Webmail = System.Collections.Frozen.FrozenSet.Create(
        StringComparer.Ordinal,
        "gmail.com", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "neuf.fr", "laposte.net", "hotmail.fr", "hotmail.com", "outlook.fr", "outlook.com", "live.fr", "yahoo.fr", "yahoo.com", "bbox.fr", "aol.com", "icloud.com", "me.com", "numericable.fr", "club-internet.fr", "protonmail.com", "proton.me", "gmx.fr", "aliceadsl.fr", "cegetel.net", "msn.com");

    // What stands before the @ of bodies' own mailboxes, at webmail hosts too.
    private static readonly string[] Bodies =
        ["mairie", "contact", "info", "accueil", "secretariat", "secretaire", "president", "bureau", "club", "asso", "association", "comite", "amicale", "ecole", "ape", "apel", "bibliotheque", "mediatheque", "communication", "culture", "sport", "ccas", "tourisme", "animation", "reservation", "inscription", "billetterie", "administration", "commune", "ville", "office", "foyer", "amap", "judo", "foot", "tennis", "basket", "hand", "theatre", "chorale", "musique", "ludotheque", "centre", "creche", "service", "bonjour", "hello", "urbanisme", "festival", "boutique", "commande", "direction"];

    /// <summary>The address in lower case, without "mailto:"; null when it is none.</summary>
    public static string? Clean(string text)
    {
        var address = text.Trim();
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            address = address[7..];
        var query = address.IndexOf('?', StringComparison.Ordinal);
        if (query >= 0)
            address = address[..query];
        address = address.Trim().Trim('<', '>').ToLowerInvariant();
        return IsAddress(address) ? address : null;
    }

    /// <summary>The addresses of a text with their places.</summary>
    public static List<(string Address, int Start, int End)> Find(string text, int most = MostInText)
    {
        List<(string, int, int)> found = [];
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && found.Count < most; at = at + 1 < text.Length ? text.IndexOf('@', at + 1) : -1)
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && at - start < 64 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+'))
                start--;
            while (end < text.Length && end - at < 120 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
                end++;
            var address = text[start..end].Trim('.', '-').ToLowerInvariant();
            if (IsAddress(address))
                found.Add((address, start, end));
        }
        return found;
    }

    /// <summary>The addresses that a text hides: "nom (at) club.fr", "nom [arobase] club [point] fr", "nom arobase club.fr".</summary>
    public static List<(string Address, int Start, int End)> FindHidden(string text, int most = MostInText)
    {
        List<(string, int, int)> found = [];
        foreach (var mark in (ReadOnlySpan<string>)["(at)", "[at]", "{at}", "(arobase)", "[arobase]", "{arobase}", "(a)", "[a]", "(@)", "[@]", " arobase ", " chez le fournisseur "])
        {
            for (var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase); at > 0 && found.Count < most; at = text.IndexOf(mark, at + mark.Length, StringComparison.OrdinalIgnoreCase))
            {
                var start = at;
                while (start > 0 && text[start - 1] == ' ')
                    start--;
                var end = start;
                while (start > 0 && end - start < 64 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+'))
                    start--;
                var (host, stop) = HiddenHost(text, at + mark.Length);
                var address = $"{text[start..end]}@{host}".ToLowerInvariant();
                if (end > start && IsAddress(address))
                    found.Add((address, start, stop));
            }
        }
        return found;
    }

    // "club [point] fr", "club.fr"
    private static (string Host, int End) HiddenHost(string text, int from)
    {
        var host = new System.Text.StringBuilder();
        var i = from;
        while (i < text.Length && text[i] == ' ')
            i++;
        while (i < text.Length && host.Length < 120)
        {
            if (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '.' or '-')
            {
                host.Append(text[i++]);
                continue;
            }
            var dot = Array.Find(Dots, d => text.AsSpan(i).StartsWith(d, StringComparison.OrdinalIgnoreCase));
            if (dot is null)
                break;
            host.Append('.');
            i += dot.Length;
        }
        return (host.ToString().Trim('.', '-'), i);
    }

    private static readonly string[] Dots = [" (point) ", " [point] ", " (dot) ", " [dot] ", "(point)", "[point]", "(dot)", "[dot]", " point "];

    /// <summary>True for an address that bears a person's name or sits with a webmail host under no body's word.</summary>
    public static bool IsOfPerson(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var (local, host) = (address[..at], address[(at + 1)..]);
        var parts = local.Split('.', '-', '_');
        if (Array.Exists(Bodies, word => local.StartsWith(word, StringComparison.Ordinal) || Array.Exists(parts, part => part == word)))
            return false;
        if (Webmail.Contains(host))
            return true;
        // prenom.nom@, p.nom@: two words, neither a body's.
        return parts.Length == 2 && parts.All(part => part.Length > 0 && part.All(char.IsAsciiLetterLower)) && local.Contains('.', StringComparison.Ordinal);
    }

    private static bool IsAddress(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at != address.LastIndexOf('@') || address.Length > 190)
            return false;
        var host = address.AsSpan(at + 1);
        var dot = host.LastIndexOf('.');
        return dot > 0 && host.Length - dot > 2 && !host.Contains("..", StringComparison.Ordinal) && !address.AsSpan(0, at).ContainsAnyExcept(LocalLetters) && !host.ContainsAnyExcept(HostLetters);
    }
}
