using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Contacts;

/// <summary>Ways to reach somebody, and whether that is a body or a person.</summary>
internal static class ContactReading
{
    private static readonly string[] SocialHosts = ["facebook.com", "instagram.com", "twitter.com", "x.com", "linkedin.com", "youtube.com", "tiktok.com", "mastodon", "bsky.app", "helloasso.com", "pinterest.", "t.me", "threads.net"];

    private static readonly string[] BodyWords = ["mairie", "accueil", "secretariat", "association", "club", "office", "comite", "standard", "bureau", "ecole", "mediatheque", "bibliotheque", "centre", "foyer", "service", "boutique", "magasin", "restaurant", "billetterie", "federation", "ccas"];

    private static readonly string[] PersonWords = ["mme", "mmes", "m", "mr", "mlle", "monsieur", "madame", "mesdames", "presidente", "president", "chez"];

    /// <summary>Contacts of an item: its fields first, then its text when the fields give none of the sort.</summary>
    public static Model.Contacts Read(RawItem item, string prose, FieldNotes notes)
    {
        List<Contact> phones = [];
        foreach (var text in item.All(RawField.Phone).Take(20))
            AddPhones(phones, text, notes);
        List<Contact> emails = [];
        foreach (var text in item.All(RawField.Email).Take(20))
        {
            if (Emails.Clean(text) is { } address)
                Add(emails, new(address, Emails.IsOfPerson(address) ? ContactOwner.Person : OwnerBefore(text, 0, ContactOwner.Body)));
            else
                notes.Refuse("contacts", "email-invalid", text);
        }
        var told = OfText(prose);
        phones.AddRange(told.Phones.Where(p => !phones.Exists(known => known.Value == p.Value)));
        emails.AddRange(told.Emails.Where(e => !emails.Exists(known => known.Value == e.Value)));
        List<string> sites = [];
        List<string> social = [];
        foreach (var text in item.All(RawField.Site).Take(20))
        {
            if (Links.Absolute(text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? text : "https://" + text, null) is { } site && site.Contains('.', StringComparison.Ordinal))
                AddSite(site, sites, social);
            else
                notes.Refuse("contacts", "url-invalid", text);
        }
        return phones.Count + emails.Count + sites.Count + social.Count == 0 ? Model.Contacts.None : new(phones, emails, sites, social);
    }

    /// <summary>Contacts that a text tells; <paramref name="isBare"/>: all that a reader's own text holds, web addresses and e-mails hidden from robots too, which no record may show (<c>model.md</c> §5).</summary>
    public static Model.Contacts OfText(string text, bool isBare = false)
    {
        List<Contact> phones = [];
        foreach (var (number, start, _) in Phones.Find(text))
            Add(phones, new(number, OwnerBefore(text, start, Phones.IsMobile(number) ? ContactOwner.Person : ContactOwner.Body)));
        List<Contact> emails = [];
        foreach (var (address, start, _) in isBare ? Emails.Find(text).Concat(Emails.FindHidden(text)) : Emails.Find(text))
            Add(emails, new(address, Emails.IsOfPerson(address) ? ContactOwner.Person : OwnerBefore(text, start, ContactOwner.Body)));
        List<string> sites = [];
        List<string> social = [];
        foreach (var address in isBare ? WebAddresses.Find(text) : [])
            AddSite(address, sites, social);
        return phones.Count + emails.Count + sites.Count + social.Count == 0 ? Model.Contacts.None : new(phones, emails, sites, social);
    }

    /// <summary>
    /// The text with the phones and addresses that are persons' (by <paramref name="known"/>, else by its own words) left out: a summary stands in lists, feeds and letters, where they may not
    /// (<c>model.md</c> §5). The same text when it holds none.
    /// </summary>
    public static string WithoutPersons(string text, Model.Contacts known)
    {
        var told = OfText(text);
        bool IsPersons(string value, IReadOnlyList<Contact> of, IReadOnlyList<Contact> own) => (of.FirstOrDefault(c => c.Value == value) ?? own.FirstOrDefault(c => c.Value == value)) is { Of: ContactOwner.Person };
        var gone = Phones.Find(text).Where(p => IsPersons(p.E164, known.Phones, told.Phones)).Select(p => (p.Start, p.End))
            .Concat(Emails.Find(text).Where(e => IsPersons(e.Address, known.Emails, told.Emails)).Select(e => (e.Start, e.End)))
            .OrderByDescending(s => s.Start);
        foreach (var (start, end) in gone)
            text = $"{text[..start]}…{text[end..]}";
        return text;
    }

    private static void AddPhones(List<Contact> phones, string text, FieldNotes notes)
    {
        var found = Phones.Find(text);
        foreach (var (number, start, _) in found)
            Add(phones, new(number, OwnerBefore(text, start, Phones.IsMobile(number) ? ContactOwner.Person : ContactOwner.Body)));
        if (found.Count > 0)
            return;
        if (Phones.E164(text) is { } one)
            Add(phones, new(one, Phones.IsMobile(one) ? ContactOwner.Person : ContactOwner.Body));
        else
            notes.Refuse("contacts", "phone-invalid", text);
    }

    private static void Add(List<Contact> contacts, Contact contact)
    {
        var known = contacts.FindIndex(c => c.Value == contact.Value);
        if (known < 0)
            contacts.Add(contact);
        else if (contact.Of == ContactOwner.Person)
            contacts[known] = contact; // told once as a person's, it stays a person's
    }

    // "Contact : Mme Martin 06…" names a person, "Mairie : 02…" a body. A mobile is a body's only where the words just before it say so.
    private static ContactOwner OwnerBefore(string text, int start, ContactOwner unknown)
    {
        var from = Math.Max(0, start - 60);
        var line = text.LastIndexOf('\n', Math.Max(0, start - 1));
        from = Math.Max(from, line + 1);
        // Another sentence's town hall doesn't own this number.
        var sentence = text.LastIndexOf(". ", Math.Max(0, start - 1), StringComparison.Ordinal);
        from = Math.Max(from, sentence < 0 || IsTitleOrLabel(text, sentence) ? from : sentence + 2);
        if (from >= start)
            return unknown;
        var written = text[from..start];
        var words = Folding.FoldWords(written).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var near = words.AsSpan(Math.Max(0, words.Length - 6));
        foreach (var word in near)
        {
            if (Array.IndexOf(PersonWords, word) >= 0)
                return ContactOwner.Person;
        }
        if (LooksLikeName(written))
            return ContactOwner.Person;
        foreach (var word in near)
        {
            if (Array.IndexOf(BodyWords, word) >= 0)
                return ContactOwner.Body;
        }
        return unknown;
    }

    // "M. Exemple", "Tél. 02…": these dots end no sentence.
    private static bool IsTitleOrLabel(string text, int dot)
    {
        var space = text.LastIndexOf(' ', Math.Max(0, dot - 1));
        return dot - space <= 5;
    }

    // "Jeanne MARTIN au 02…", "Contact : Paul Durand, 02…": two capitalized words at the end, none of them a body's.
    private static bool LooksLikeName(string written)
    {
        var words = written.Split([' ', ':', ',', '(', ')', '.', '-', '–'], StringSplitOptions.RemoveEmptyEntries);
        var last = words.Length - 1;
        while (last >= 0 && Folding.Fold(words[last]) is "au" or "tel" or "telephone" or "portable" or "mobile" or "par" or "mail" or "ou" or "a")
            last--;
        if (last < 1 || !IsNameLike(words[last]) || !IsNameLike(words[last - 1]))
            return false;
        for (var i = Math.Max(0, last - 3); i <= last; i++)
        {
            var folded = Folding.Fold(words[i]);
            if (Array.IndexOf(BodyWords, folded) >= 0 || folded is "contact" or "renseignements" or "reservation" or "reservations" or "infos" or "salle" or "rue" or "place" or "france" or "saint" && i >= last - 1)
                return false;
        }
        return true;
    }

    private static bool IsNameLike(string word) => word.Length > 2 && char.IsUpper(word[0]) && word.Skip(1).All(c => char.IsLetter(c) || c == '\'');

    private static void AddSite(string site, List<string> sites, List<string> social)
    {
        var host = new Uri(site).Host;
        var list = Array.Exists(SocialHosts, h => host.Contains(h, StringComparison.OrdinalIgnoreCase) && (h.EndsWith('.') || !h.Contains('.', StringComparison.Ordinal) || host.EndsWith(h, StringComparison.OrdinalIgnoreCase))) ? social : sites;
        if (!list.Contains(site, StringComparer.Ordinal) && list.Count < 10)
            list.Add(site);
    }
}
