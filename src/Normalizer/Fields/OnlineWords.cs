using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Whether something happens on the net only. A form, a payment or a ticket on the net is no happening.</summary>
internal static class OnlineWords
{
    private const int Reach = 60;

    private static readonly PhraseTree<bool> Meetings = Filled(
        "en visio", "en visioconférence", "visioconférence", "par visio", "apéro visio", "webinaire", "webconférence", "web conférence", "classe virtuelle", "réunion virtuelle", "au virtuel", "en virtuel", "en distanciel", "en live sur", "en direct sur internet", "en direct sur facebook", "en direct sur youtube", "en direct sur instagram", "en direct sur notre page", "en direct sur notre chaîne", "en direct sur la page", "en direct sur la chaîne", "en direct sur le compte", "en facebook live",
        "tournoi en ligne", "partie en ligne", "parties en ligne",
        "sur zoom", "via zoom", "lien zoom", "sur teams", "via teams", "sur jitsi", "sur discord", "sur twitch", "sur google meet", "sur skype", "sur internet", "à distance", "derrière son écran", "derrière votre écran", "depuis chez vous", "depuis votre canapé");

    private static readonly PhraseTree<bool> Only = Filled(
        "uniquement en ligne", "exclusivement en ligne", "entièrement en ligne", "uniquement en visio", "uniquement en visioconférence", "exclusivement en visio", "exclusivement en visioconférence", "uniquement sur internet", "uniquement à distance", "uniquement sur zoom", "uniquement en distanciel");

    private static readonly PhraseTree<bool> OnLine = Filled("en ligne");

    private static readonly PhraseTree<bool> Happenings = Filled(
        "conférence", "atelier", "réunion", "tournoi", "concours", "formation", "rencontre", "séance", "permanence", "cours", "débat", "stage", "café", "concert", "lecture", "visite", "quiz", "loto", "assemblée", "vernissage", "échange", "spectacle", "club");

    private static readonly PhraseTree<bool> Besides = Filled(
        "ou en visio", "ou en visioconférence", "et en visio", "ou à distance", "ou sur zoom", "ou par visio", "ainsi qu en visio", "ou en ligne", "et en ligne", "retransmis", "retransmise", "rediffusé", "inscription en ligne", "inscriptions en ligne", "inscription sur internet", "inscriptions sur internet",
        "réservation en ligne", "réservations en ligne", "billetterie en ligne", "billets en ligne", "paiement en ligne", "formulaire en ligne", "démarche en ligne", "démarches en ligne", "vente en ligne", "boutique en ligne", "achat en ligne", "réserver en ligne", "inscrire en ligne",
        "renseignements sur internet", "à distance de", "en ligne sur", "enquête en ligne", "questionnaire en ligne", "catalogue en ligne", "règlement en ligne", "commande en ligne", "commandes en ligne", "consultable en ligne", "disponible en ligne", "est en ligne", "sont en ligne", "mise en ligne");

    /// <summary>Where the words that say it stand; null when the text doesn't say it, or says that one may also come.</summary>
    public static (int Start, int Length)? Find(string text)
    {
        if (IsOnly(text) is { } only)
            return only;
        if (Besides.Find(text).Count > 0)
            return null;
        if (Meetings.Find(text) is [var meeting, ..])
            return (meeting.Start, meeting.Length);
        foreach (var hit in OnLine.Find(text))
        {
            var from = Math.Max(0, hit.Start - Reach);
            if (Happenings.Find(text[from..hit.Start]).Count > 0)
                return (hit.Start, hit.Length);
        }
        return null;
    }

    /// <summary>Where the words stand that say that it happens nowhere else: whatever building the text names beside them is none of its place.</summary>
    public static (int Start, int Length)? IsOnly(string text) => Only.Find(text) is [var only, ..] ? (only.Start, only.Length) : null;

    private static PhraseTree<bool> Filled(params ReadOnlySpan<string> phrases)
    {
        var tree = new PhraseTree<bool>();
        foreach (var phrase in phrases)
            tree.Add(phrase, true);
        return tree;
    }
}
