namespace Wiker.Ingest.Normalizer.Fields.Words;

/// <summary>"À la boutique", "au club", "chez le fleuriste", "du marché": words that tell where a thing happens or whose it is, not what it is, weigh less.</summary>
internal static class Circumstances
{
    private static readonly string[] Invitations = [" organise ", " organisent ", " propose ", " proposent ", " vous invite", " invite ", " invitent ", " vous convie", " convie ", " vous propose", " donne rendez-vous", " fête son ", " fête ses ", " assure "];

    /// <summary>Where the verb stands before which a text names its host ("L'APE de l'école organise …"); 0 for none.</summary>
    public static int InvitationIn(string text)
    {
        var first = 0;
        foreach (var verb in Invitations)
        {
            if (text.IndexOf(verb, StringComparison.OrdinalIgnoreCase) is > 0 and var at && (first == 0 || at < first))
                first = at;
        }
        return first;
    }

    /// <summary>The weight of a word at <paramref name="start"/>: 1 for a subject, less behind a preposition.</summary>
    public static double WeightOf(string text, int start)
    {
        var end = start;
        while (end > 0 && text[end - 1] is ' ' or '\'' or '’')
            end--;
        var from = end;
        while (from > 0 && char.IsLetter(text[from - 1]))
            from--;
        var before = text.AsSpan(from, end - from);
        if (before is "la" or "l" or "le" or "les" or "notre" or "votre" or "un" or "une")
        {
            end = from;
            while (end > 0 && text[end - 1] is ' ' or '\'' or '’')
                end--;
            from = end;
            while (from > 0 && char.IsLetter(text[from - 1]))
                from--;
            before = text.AsSpan(from, end - from);
            return before is "à" or "dans" or "chez" or "de" or "devant" or "par" or "sur" or "derrière" or "pour" or "avec" ? 0.35 : 1;
        }
        return before is "au" or "aux" or "à" or "en" or "du" or "des" or "de" or "d" or "dans" or "chez" or "devant" or "sous" or "par" or "pour" ? 0.45 : 1;
    }
}
