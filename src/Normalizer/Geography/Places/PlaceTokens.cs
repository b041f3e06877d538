using System.Runtime.InteropServices;
using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>Where something stands in a text.</summary>
internal readonly record struct PlaceSpan(int Start, int End, int Weight, bool HasNumber)
{
    public int Length => End - Start;
}

/// <summary>A text's words with their roles and the communes named in it, as streets and venues are read of them.</summary>
internal readonly ref struct PlaceTokens
{
    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<NameToken> _tokens;
    private readonly WordRoles _roles;
    private readonly IReadOnlyList<MentionSpan> _communes;

    [ThreadStatic]
    private static List<NameToken>? _read;

    public PlaceTokens(string text, int length, NameTrie names, IReadOnlyList<MentionSpan> communes)
    {
        _text = text.AsSpan(0, length);
        var read = _read ??= new(256);
        read.Clear();
        NameTokens.Read(_text, names.Words, read);
        _tokens = CollectionsMarshal.AsSpan(read);
        (_roles, _communes) = (names.Roles, communes);
    }

    public int Count => _tokens.Length;

    public ReadOnlySpan<char> Text => _text;

    public NameToken this[int index] => _tokens[index];

    public WordRole Role(int index) => (uint)index < (uint)_tokens.Length ? _roles[_tokens[index].Word] : WordRole.None;

    public bool Has(int index, WordRole role) => (Role(index) & role) != WordRole.None;

    public ReadOnlySpan<char> Word(int index) => _text.Slice(_tokens[index].Start, _tokens[index].Length);

    public bool Is(int index, params ReadOnlySpan<string> words)
    {
        if ((uint)index >= (uint)_tokens.Length)
            return false;
        foreach (var word in words)
        {
            if (Word(index).Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    public bool IsDigits(int index) => (uint)index < (uint)_tokens.Length && !Word(index).ContainsAnyExceptInRange('0', '9');

    public bool StartsWithDigit(int index) => (uint)index < (uint)_tokens.Length && char.IsAsciiDigit(_text[_tokens[index].Start]);

    public bool IsCapital(int index) => (uint)index < (uint)_tokens.Length && _tokens[index].Capital;

    /// <summary>What stands between the word and the one before.</summary>
    public ReadOnlySpan<char> Gap(int index) => index == 0 ? _text[.._tokens[0].Start] : _text[_tokens[index - 1].End.._tokens[index].Start];

    /// <summary>True when the word goes on from the one before: parted by a space, a hyphen or an apostrophe, or by the dot of an initial ("G. Brassens", "N.-D.").</summary>
    public bool IsJoined(int index)
    {
        if (index <= 0 || index >= _tokens.Length)
            return false;
        return _tokens[index].Joined || (Gap(index) is "." or ". " && IsAbbreviation(index - 1)) || (Gap(index) is "." or ". " or ".-" && _tokens[index - 1] is { Length: 1 or 2, Capital: true });
    }

    // "av. du Gal Leclerc", "bd. Foch", "pl. St. Jean": the dot is the abbreviation's and ends no sentence.
    private bool IsAbbreviation(int index) =>
        Word(index).Length <= 4 && Abbreviations.AsSpan().IndexOf($" {Word(index)} ", StringComparison.OrdinalIgnoreCase) >= 0;

    private const string Abbreviations = " r av ave bd bld bvd pl ch rte imp sq res rés fbg all chem gal gén mal cdt dr pr st ste ";

    public bool IsGlued(int index) => index > 0 && index < _tokens.Length && Gap(index) is "-" or "'" or "’" or "\u2010" or "\u2011" or ".-";

    /// <summary>True when a commune's name begins with the word.</summary>
    public bool BeginsCommune(int index) => (uint)index < (uint)_tokens.Length && CommuneAt(_tokens[index].Start) is not null;

    /// <summary>True inside the name of a commune.</summary>
    public bool InCommune(int index)
    {
        foreach (var span in _communes)
        {
            if (_tokens[index].Start >= span.Start && _tokens[index].Start < span.Start + span.Length)
                return true;
        }
        return false;
    }

    /// <summary>True inside an e-mail or web address.</summary>
    public bool InNetAddress(int index)
    {
        var (start, end) = (_tokens[index].Start, _tokens[index].End);
        while (start > 0 && !char.IsWhiteSpace(_text[start - 1]))
            start--;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]))
            end++;
        return _text[start..end].Contains('@') || _text[start..end].Contains("://", StringComparison.Ordinal) || _text[start..end].StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The commune whose name begins there.</summary>
    public MentionSpan? CommuneAt(int start)
    {
        foreach (var span in _communes)
        {
            if (span.Start == start)
                return span;
        }
        return null;
    }

    /// <summary>True when the word begins the telling of a time: a weekday, a month, "le 14", "20h30", "14-17 h".</summary>
    public bool BeginsTime(int index)
    {
        if ((uint)index >= (uint)_tokens.Length)
            return false;
        // "mer." is Wednesday, "mer" the sea.
        if (_tokens[index].Length <= 4 && Has(index, WordRole.Weekday | WordRole.Month) && !StartsWithDigit(index + 1) && !(_tokens[index].End < _text.Length && _text[_tokens[index].End] == '.') && Is(index, "mer", "mar", "sept", "mars"))
            return false;
        if (Has(index, WordRole.Weekday | WordRole.Month) && !IsGlued(index) && !(Is(index, "tous") && Is(index - 1, "pour")))
            return true;
        return StartsWithDigit(index) && (_tokens[index].Length > 2 || IsHour(index) || Has(index + 1, WordRole.Month));
    }

    /// <summary>True for "20h30", and for "20" before "h".</summary>
    public bool IsHour(int index) => StartsWithDigit(index) && (Word(index).ContainsAny('h', 'H') || Is(index + 1, "h", "heures"));

    /// <summary>The sentence that the place stands in, by its number.</summary>
    public int Sentence(int start)
    {
        var count = 0;
        for (var i = 0; i + 1 < start && i + 1 < _text.Length; i++)
        {
            // "av. Foch", "J. Brel" and "sam. 14" end no sentence.
            if (_text[i] is '!' or '?' or '\n' || (_text[i] == '.' && char.IsWhiteSpace(_text[i + 1]) && i + 2 < _text.Length && !char.IsLower(_text[i + 2]) && i > 4 && char.IsLetter(_text[i - 1]) && char.IsLetter(_text[i - 2]) && char.IsLetter(_text[i - 3]) && char.IsLetter(_text[i - 4])))
                count++;
        }
        return count;
    }
}
