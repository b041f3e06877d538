using System.Text.RegularExpressions;

namespace Wiker.Ingest.Crawlers.Readers.Html;

/// <summary>
/// Why a page that came with status 200 holds none of the items sought. Judged from its title and headings, never from the prose of a real page;
/// a page of a few words is its own heading.
/// </summary>
internal static partial class PageVerdict
{
    private const int BareText = 300;
    private const int LongestEvidence = 160;

    /// <summary>Words of the page that show that it is an error, login or challenge page; null when nothing does.</summary>
    public static string? ErrorEvidence(HtmlPage page)
    {
        var headings = new List<string>();
        if (page.Title is { Length: > 0 } title)
            headings.Add(title);
        headings.AddRange(page.Document.QuerySelectorAll("h1").Take(3).Select(ElementText.Line));
        if (page.Document.QuerySelector("h1, h2") is null && page.Document.Body is { } body && ElementText.Line(body) is { Length: > 0 and < BareText } bare)
            headings.Add(bare);
        foreach (var heading in headings)
        {
            if (Error().Match(heading) is { Success: true })
                return Evidence(heading);
            if (Login().IsMatch(heading) && page.Document.QuerySelector("input[type=password]") is not null)
                return Evidence(heading);
        }
        return page.Document.QuerySelector("#challenge-form, #cf-challenge-running, #challenge-running, #cf-wrapper #cf-error-details") is not null
            ? Evidence(page.Title ?? "challenge page")
            : null;
    }

    /// <summary>True when the page itself says that there is nothing to show ("Aucun événement à venir").</summary>
    public static bool SaysEmpty(HtmlPage page)
    {
        if (page.Main is not { } main)
            return false;
        // Only short lines: a sentence inside an article may well speak of having no news.
        foreach (var line in ElementText.Of(main).Split('\n'))
        {
            if (line.Length <= LongestEvidence && Nothing().IsMatch(line))
                return true;
        }
        return false;
    }

    private static string Evidence(string text) => text.Length <= LongestEvidence ? text : text[..LongestEvidence] + "…";

    [GeneratedRegex(
        """
        \b(erreur|error|http)\s*:?\s*[45]\d\d\b|^\s*[45]\d\d\b\s*($|[-–—:|]|not|page|erreur|error|forbidden|internal|bad|service)|[-–—:|(]\s*404\s*(\)|$)
        |page\s+(introuvable|inexistante|inconnue|indisponible|non\s+trouv)|(page|contenu|article)\s+(n['’]existe|demand\S+\s+(n['’]|est\s+introuvable))|\bnot\s+found\b|cette\s+page\s+n['’]
        |error\s+establishing\s+a\s+database|database\s+(connection\s+)?error|erreur\s+(de|lors\s+de\s+la)\s+connexion\s+[àa]\s+la\s+base|fatal\s+error\b|erreur\s+(critique|fatale|interne)|internal\s+server\s+error|critical\s+error
        |((ce|notre|le)\s+site|site\s+(web|internet)|^\s*site|page)\s+(est\s+)?(actuellement\s+|temporairement\s+)?(en\s+(cours\s+de\s+)?(maintenance|construction)|indisponible|suspendu)|maintenance\s+mode|under\s+(maintenance|construction)|^\s*(en\s+)?maintenance(\s+en\s+cours)?\s*$
        |service\s+(temporairement\s+)?(indisponible|unavailable)|bad\s+gateway|gateway\s+time-?out|account\s+(has\s+been\s+)?suspended|compte\s+suspendu
        |access\s+denied|acc[eè]s\s+(refus[ée]|interdit)\s*($|[-–—:|!.])|\bforbidden\b|attention\s+required|just\s+a\s+moment|checking\s+your\s+browser|verify\s+you\s+are\s+human|are\s+you\s+a\s+robot|v[ée]rification\s+(de\s+s[ée]curit[ée]\s+en\s+cours|que\s+vous\s+[êe]tes)|security\s+check|enable\s+javascript\s+and\s+cookies
        |^\s*index\s+of\s+/|ce\s+(nom\s+de\s+)?domaine\s+(est\s+)?([àa]\s+vendre|expir)|domain(\s+name)?\s+(is\s+|has\s+)?(for\s+sale|expired|parked)|welcome\s+to\s+nginx|apache2?\s+.{0,20}default\s+page
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Error();

    [GeneratedRegex(@"\b(connexion|se\s+connecter|connectez-vous|identification|identifiez-vous|authentification|log\s?in|sign\s?in|mot\s+de\s+passe|acc[eè]s\s+(membre|r[ée]serv))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Login();

    [GeneratedRegex(
        """
        \b(aucune?s?|pas\s+(encore\s+)?(d['’]|de\s|d\s)|z[ée]ro|\b0|no(\s+upcoming|\s+scheduled|\s+current)?|there\s+are\s+no)\s*([\w'’-]+\s+){0,3}
        ([ée]v[èée]nements?|[ée]venements?|actualit[ée]s?|actus?|articles?|r[ée]sultats?|manifestations?|rendez-vous|annonces?|sorties?|animations?|spectacles?|contenus?|publications?|offres?|dates?|activit[ée]s?
        |events?|news|results?|meetings?|posts?|entries)\b
        |\brien\s+([àa]|de)\s+(signaler|pr[ée]vu|l['’]affiche|programm|afficher)|^\s*nothing\s+(found|scheduled)
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Nothing();
}
