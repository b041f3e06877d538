using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Contacts;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Privacy;

/// <summary>What kind of value somebody asked to have taken out.</summary>
public enum RemovedKind { Phone, Email, Name }

/// <summary>One value that is to be taken out, as a keyed hash: the list names nobody. <paramref name="Words"/>: of how many words a name is, else 0.</summary>
public sealed record RemovedValue(string Hash, RemovedKind Kind, int Words);

/// <summary>
/// The values that people asked to have taken out (<c>model.md</c> §5): masks them in any text, whatever its spelling of phones, case, accents and order of names, HTML entities and tags.
/// Pure; safe for several threads.
/// </summary>
public sealed class RemovalList
{
    /// <summary>Stands where a value was.</summary>
    public const string Mark = "[…]";

    private const int MostNameWords = 6;
    private const int MostPhoneDigits = 15;
    private static readonly HashSet<string> Addresses = new(StringComparer.Ordinal) { RawField.Link, RawField.Image, RawField.Site, RawField.Shop, RawField.Catalogue };

    private static readonly string[] OfPictures = [RawField.Image, RawField.ImageAlt, RawField.Credit];

    private readonly byte[] _key;
    private readonly HashSet<UInt128> _hashes;
    private readonly int[] _nameLengths;
    private readonly bool _hasPhones;
    private readonly bool _hasEmails;

    /// <summary>The list under that key, of 32 bytes.</summary>
    public RemovalList(byte[] key, IReadOnlyCollection<RemovedValue> values, long version = 0)
    {
        Version = version;
        _key = key;
        _hashes = [.. values.Select(v => Short(Convert.FromHexString(v.Hash)))];
        _nameLengths = [.. values.Where(v => v.Kind == RemovedKind.Name).Select(v => v.Words).Distinct()];
        _hasPhones = values.Any(v => v.Kind == RemovedKind.Phone);
        _hasEmails = values.Any(v => v.Kind == RemovedKind.Email);
    }

    /// <summary>Which list it is: one with another version has more values.</summary>
    public long Version { get; }

    /// <summary>True when nobody asked for anything.</summary>
    public bool IsEmpty => _hashes.Count == 0;

    /// <summary>A phone number, an e-mail address, or a name of two to six words, ready for the list; null when the text is none of these.</summary>
    public static RemovedValue? Read(byte[] key, string text)
    {
        text = text.Trim();
        if (text.Contains('@', StringComparison.Ordinal))
            return Emails.Clean(text) is { } email ? Of(RemovedKind.Email, email, 0) : null;
        if (text.Any(char.IsAsciiDigit))
            return Phones.E164(text) is { } phone ? Of(RemovedKind.Phone, phone, 0) : null;
        var words = Words(text).ConvertAll(w => w.Word);
        return words.Count is >= 2 and <= MostNameWords ? Of(RemovedKind.Name, NameForm(words), words.Count) : null;

        RemovedValue Of(RemovedKind kind, string value, int count) => new(Convert.ToHexStringLower(Hash(key, kind, value)), kind, count);
    }

    /// <summary>The text with <see cref="Mark"/> in place of every listed value; the same instance when there is none.</summary>
    public string Mask(string text)
    {
        if (IsEmpty || text.Length < 5)
            return text;
        text = Masked(text, TextView.Visible(text));
        return text.AsSpan().ContainsAny("<&%\\") ? Masked(text, TextView.Literal(text)) : text;
    }

    /// <summary>True when the text holds a listed value.</summary>
    public bool Names(string text) => !ReferenceEquals(Mask(text), text);

    /// <summary>The item with every field masked; an address that holds a value is left out, and a field that held nothing else too; a picture whose address, alternative text or credit holds one is left out whole. The same instance when there is nothing to mask.</summary>
    public RawItem Mask(RawItem item)
    {
        if (IsEmpty)
            return item;
        // Without its words a picture still shows the person, and without its credit it may not be shown.
        var masked = OfPictures.Any(f => item.All(f).Any(Names)) ? OfPictures.Aggregate(item, (left, field) => left.With(field, [])) : item;
        foreach (var (field, values) in masked.Fields)
        {
            if (values.Any(Names))
                masked = masked.With(field, values.Select(v => Addresses.Contains(field) ? Names(v) ? null : v : Mask(v) is var left && left.Trim() != Mark ? left : null));
        }
        if (Names(item.Page))
            masked = masked with { Page = new Uri(item.Page).GetLeftPart(UriPartial.Authority) + "/" };
        return Names(item.Locator) ? masked with { Locator = Mask(item.Locator) } : masked;
    }

    /// <summary>
    /// What was read of an item, without the contacts that are listed: a number that reading understands in a spelling that masking doesn't is no way round. The same instance when there is none.
    /// </summary>
    public IReadOnlyList<SourceRecord> Mask(IReadOnlyList<SourceRecord> records) =>
        !records.Any(r => IsListed(r.Content.Contacts)) ? records : [.. records.Select(r => r with { Content = r.Content with { Contacts = Left(r.Content.Contacts) } })];

    private bool IsListed(Contacts contacts) => (_hasPhones || _hasEmails) && (contacts.Phones.Any(IsListedPhone) || contacts.Emails.Any(IsListedEmail));

    private Contacts Left(Contacts contacts) =>
        contacts with { Phones = [.. contacts.Phones.Where(p => !IsListedPhone(p))], Emails = [.. contacts.Emails.Where(e => !IsListedEmail(e))] };

    private bool IsListedPhone(Contact phone) => IsListed(RemovedKind.Phone, phone.Value);

    private bool IsListedEmail(Contact email) => IsListed(RemovedKind.Email, email.Value);

    private string Masked(string text, TextView view)
    {
        var found = Find(view.Text);
        if (found.Count == 0)
            return text;
        var gone = new bool[text.Length];
        var marks = new HashSet<int>();
        foreach (var (start, end) in found)
        {
            marks.Add(view.From(start));
            for (var i = start; i < end; i++)
                gone.AsSpan(view.From(i), view.To(i) - view.From(i)).Fill(true);
        }
        var masked = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (marks.Contains(i) && gone[i])
                masked.Append(Mark);
            if (!gone[i])
                masked.Append(text[i]);
        }
        return masked.ToString();
    }

    private List<(int Start, int End)> Find(string text)
    {
        var found = new List<(int, int)>();
        if (_hasEmails)
            found.AddRange(Emails.Find(text, int.MaxValue).Concat(Emails.FindHidden(text, int.MaxValue)).Where(e => IsListed(RemovedKind.Email, e.Address)).Select(e => (e.Start, e.Start + text.AsSpan(e.Start, e.End - e.Start).TrimEnd(".-").Length)));
        if (_hasPhones)
            FindPhones(text, found);
        if (_nameLengths.Length > 0)
            FindNames(text, found);
        return found;
    }

    // From each 0 or +: every length that a number may have, since what follows may be the next one.
    private void FindPhones(string text, List<(int, int)> found)
    {
        for (var start = text.AsSpan().IndexOfAny('0', '+'); start >= 0 && start < text.Length;)
        {
            var after = start + 1;
            var digits = 0;
            for (var i = start; i < text.Length && digits < MostPhoneDigits; i++)
            {
                if (char.IsAsciiDigit(text[i]))
                {
                    if (++digits >= 9 && Phones.E164(text[start..(i + 1)].Replace('_', ' ').Replace('·', ' ')) is { } number && IsListed(RemovedKind.Phone, number))
                    {
                        found.Add((start, i + 1));
                        after = i + 1;
                        break;
                    }
                }
                else if (i > start && text[i] is not (' ' or '.' or '-' or '/' or '\u00A0' or '\u202F' or '(' or ')' or '\n' or '\r' or '\t' or '_' or '·' or (>= '\u2010' and <= '\u2015') or '\u2212'))
                {
                    break;
                }
            }
            var next = after < text.Length ? text.AsSpan(after).IndexOfAny('0', '+') : -1;
            start = next < 0 ? -1 : after + next;
        }
    }

    private void FindNames(string text, List<(int, int)> found)
    {
        var words = Words(text);
        foreach (var length in _nameLengths)
        {
            for (var i = 0; i + length <= words.Count; i++)
            {
                if (IsListed(RemovedKind.Name, NameForm(words.GetRange(i, length).Select(w => w.Word))))
                    found.Add((words[i].Start, words[i + length - 1].End));
            }
        }
    }

    // "Jean MODELE" and "Modèle, Jean" are one person.
    private static string NameForm(IEnumerable<string> words) => string.Join(' ', words.Order(StringComparer.Ordinal));

    private static List<(string Word, int Start, int End)> Words(string text)
    {
        var words = new List<(string, int, int)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsOfWord(text[i]))
                continue;
            var start = i;
            while (i < text.Length && IsOfWord(text[i]))
                i++;
            words.Add((Folding.Fold(text.AsSpan(start, i - start)), start, i));
        }
        return words;
    }

    private static bool IsOfWord(char c) => char.IsLetter(c) || c is >= '\u0300' and < '\u0370';

    private bool IsListed(RemovedKind kind, string value) => _hashes.Contains(Short(Hash(_key, kind, value)));

    private static byte[] Hash(byte[] key, RemovedKind kind, string value) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}:{value}"));

    private static UInt128 Short(byte[] hash) => BinaryPrimitives.ReadUInt128BigEndian(hash);
}
