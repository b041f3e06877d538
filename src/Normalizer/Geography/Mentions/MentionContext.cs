using System.Buffers;
using System.Globalization;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>Codes and département beside a name, and whether everything around is in capitals.</summary>
internal readonly record struct MentionFacts(string? PostalCode, string? Department, string? NamedDepartment, bool IsShouted);

/// <summary>What stands around a commune's name in a text. What it says of the name is judged in the other parts of this type: what else the name can be, how sure it is, how much happens there.</summary>
internal readonly ref partial struct MentionContext
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".!?;,:(\n");
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?;:\n");
    private static readonly SearchValues<char> PhraseEnds = SearchValues.Create(".!?\n;:(");
    private static readonly SearchValues<char> SlotOpeners = SearchValues.Create("\n|–—•*:,;(");
    private static readonly SearchValues<char> Ordinals = SearchValues.Create("0123456789XVI");
    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<NameToken> _tokens;
    private readonly NameTrie _names;
    private readonly WordRoles _roles;
    private readonly int _from;
    private readonly int _end;
    private readonly string? _postalCode;
    private readonly string? _department;
    private readonly bool _capital;
    private readonly bool _locative;
    private readonly bool _of;
    private readonly bool _contracted;
    private readonly bool _isShouted;
    private readonly bool _writesCapitals;
    private readonly bool _writesAccents;
    private readonly bool _beginsWithCapital;

    /// <summary>What stands around the name from one word to before another; <paramref name="facts"/> as <see cref="Facts"/> gave them before, null the first time.</summary>
    public MentionContext(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int from, int end, NameTrie names, TextManner manner, MentionFacts? facts = null)
    {
        _text = text;
        _tokens = tokens;
        (_names, _roles, _from, _end, _writesCapitals, _writesAccents, _beginsWithCapital) = (names, names.Roles, from, end, manner.WritesCapitals, manner.WritesAccents, manner.BeginsWithCapital);
        Start = tokens[from].Start;
        Length = tokens[end - 1].End - Start;
        // "la Baule" is written with its capital behind the article, "l'île de Sein" behind the noun.
        _capital = tokens[from].Capital || (end - from > 1 && RoleAt(from).HasFlag(WordRole.Article) && tokens[from + 1].Capital) || (end - from > 2 && tokens[end - 1].Capital && Is(from, "île", "mont"));
        var before = Before(1);
        _locative = before.HasFlag(WordRole.Locative) || before.HasFlag(WordRole.Announces) || (before.HasFlag(WordRole.Of) && Before(2).HasFlag(WordRole.Announces));
        _contracted = before.HasFlag(WordRole.Contracted);
        _of = before.HasFlag(WordRole.Of);
        Facts = facts ?? FactsOf(text, tokens, from, end);
        (_postalCode, _department, NamedDepartment, _isShouted) = Facts;
    }

    /// <summary>What takes longest to see, kept for the next look.</summary>
    public MentionFacts Facts { get; }

    /// <summary>
    /// The département that stands behind the name in words or after a comma. It picks among namesakes and excludes nothing: in "Nantes, Paris et Lyon" it is none.
    /// </summary>
    public string? NamedDepartment { get; }

    public int Start { get; }

    public int Length { get; }

    public int End => Start + Length;

    /// <summary>True when a postcode or a département's code stands beside the name: whatever else it looks like, a commune is meant.</summary>
    public bool IsCoded => _postalCode is not null || _department is not null;

    /// <summary>False when a postcode, a département or an article beside the name speaks against the commune; <paramref name="article"/> as <see cref="NameEntry.Article"/> has it.</summary>
    public bool Allows(Commune commune, string? article) =>
        (_postalCode is null || commune.PostalCodes.Contains(_postalCode) || (_postalCode.Length == 5 && SameDepartment(_postalCode, commune)))
        && (_department is null || string.Equals(_department, commune.Department, StringComparison.Ordinal) || IsArrondissementOf(commune))
        // "au", "du" hold an article: right before Le Mans, wrong before Donges.
        && (!_contracted || HoldsArticle(commune, article) || _postalCode is not null || IsNumbered(commune));

    /// <summary>
    /// Of a shortened name: false when the text goes on in a way that the commune's name does not ("Châlons en Champage" is no Châlons-sur-Vesle).
    /// </summary>
    public bool GoesOnAs(Commune commune)
    {
        if (_end + 1 >= _tokens.Length || !_tokens[_end].Joined || !_tokens[_end + 1].Joined || !_tokens[_end + 1].Capital || !(RoleAt(_end).HasFlag(WordRole.Of) || Is(_end, "en", "sur", "sous")) || _isShouted)
            return true;
        var words = NameTokens.Words(commune.Name);
        return words.Contains(_text.Slice(_tokens[_end].Start, _tokens[_end].Length).ToString().ToLowerInvariant());
    }

    /// <summary>True when the commune's name begins with the one that is written: "Évry" of Évry-Courcouronnes.</summary>
    public bool BeginsNameOf(Commune commune)
    {
        var (name, written) = (NameTokens.Words(commune.Name), NameTokens.Words(_text.Slice(Start, Length)));
        return written.Count < name.Count && name.Take(written.Count).SequenceEqual(written);
    }

    // "75004 PARIS 04": two digits that look like a département.
    private bool IsArrondissementOf(Commune commune) => commune.Insee is "75056" or "69123" or "13055" && string.CompareOrdinal(_department, "20") <= 0;

    /// <summary>True for "Lyon 2ème", "Paris XIe": the number of an arrondissement.</summary>
    public bool IsNumbered(Commune commune)
    {
        if (commune.Insee is not ("75056" or "69123" or "13055") || _end >= _tokens.Length || !_tokens[_end].Joined)
            return false;
        var word = _text.Slice(_tokens[_end].Start, _tokens[_end].Length);
        var digits = word.IndexOfAnyExcept(Ordinals);
        return digits is 1 or 2 or 3 or 4 && word[digits..] is "e" or "er" or "ème" or "è" or "eme";
    }

    private static MentionFacts FactsOf(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int from, int end)
    {
        var (postalCode, department) = Codes(text, tokens, from, end);
        return new(postalCode, department, department is null && postalCode is null ? Departments.Behind(text, tokens[end - 1].End, from > 0 && tokens[from - 1].Length == 1 && text[tokens[from - 1].Start] is 'à' or 'À' or 'a' or 'A') : null, IsShouted(text, tokens, from));
    }

    private bool HoldsArticle(Commune commune, string? article)
    {
        var isPlural = _tokens[_from - 1].Length == 3 && _text[_tokens[_from - 1].End - 1] is 's' or 'S' or 'x' or 'X';
        // "au Fuilet", which belongs to another commune today; "salle des Quatre-Vents" has its article from the winds.
        if (article is not null && !(_of && BehindPlaceOrEvent().HasFlag(WordRole.Venue)))
            return article == (isPlural ? "les" : "le");
        // Everybody says "aux Saintes-Maries-de-la-Mer", and the register has no article.
        return commune.Name.StartsWith(isPlural ? "Les " : "Le ", StringComparison.OrdinalIgnoreCase) || (isPlural && commune.Name.StartsWith("Saintes-", StringComparison.OrdinalIgnoreCase)) || RoleAt(_from).HasFlag(WordRole.Article);
    }

    private WordRole RoleAt(int index) => _roles[_tokens[index].Word];

    /// <summary>The role of the word so many before the name, none when punctuation parts them.</summary>
    private WordRole Before(int distance)
    {
        var index = _from - distance;
        if (index < 0)
            return WordRole.None;
        for (var i = index + 1; i <= _from; i++)
        {
            if (!_tokens[i].Joined)
                return WordRole.None;
        }
        return RoleAt(index);
    }

    private bool Is(int index, params ReadOnlySpan<string> words)
    {
        if ((uint)index >= (uint)_tokens.Length)
            return false;
        var written = _text.Slice(_tokens[index].Start, _tokens[index].Length);
        foreach (var word in words)
        {
            if (written.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>True when nothing but punctuation that ends a sentence, or the beginning, stands before the word, so that its capital says nothing.</summary>
    private bool BeginsSentence(int index)
    {
        if (index == 0)
            return true;
        var gap = _text[_tokens[index - 1].End.._tokens[index].Start];
        return gap.ContainsAny(".!?\n") || gap.ContainsAny("«“\"•*");
    }

    private static bool SameDepartment(string postalCode, Commune commune) =>
        commune.Department switch
        {
            "2A" or "2B" => postalCode.StartsWith("20", StringComparison.Ordinal),
            var department => postalCode.StartsWith(department, StringComparison.Ordinal),
        };

    private static bool IsShouted(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int from)
    {
        var (upper, lower) = (0, 0);
        for (var i = Math.Max(0, from - 3); i < Math.Min(tokens.Length, from + 5); i++)
        {
            if (tokens[i].Length < 3)
                continue;
            foreach (var c in text.Slice(tokens[i].Start, tokens[i].Length))
            {
                if (char.IsUpper(c))
                    upper++;
                else if (char.IsLower(c))
                    lower++;
            }
        }
        return upper > 3 * lower;
    }

    // "44480 Donges", "Donges 44480", "Donges (44480)", "Donges (44)", "Donges 06,", "44 - Donges".
    private static (string? PostalCode, string? Department) Codes(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int from, int end)
    {
        string? postal = null, department = null;
        if (from > 0 && Near(text, tokens[from - 1].End, tokens[from].Start))
        {
            if (tokens[from - 1].Length == 5)
                postal = Digits(text, tokens[from - 1]);
            else if (tokens[from - 1].Length == 3 && from > 1 && tokens[from - 2].Length == 2 && tokens[from - 1].Start == tokens[from - 2].End + 1) // "67 000 Strasbourg"
                postal = Digits(text, tokens[from - 2]) + Digits(text, tokens[from - 1]) is { Length: 5 } split ? split : null;
        }
        postal ??= CodeOfLabel(text, tokens, from);
        if (end < tokens.Length && Near(text, tokens[end - 1].End, tokens[end].Start))
        {
            var next = tokens[end];
            var bracketed = text[next.Start - 1] == '(' && next.End < text.Length && text[next.End] is ')' or ',' or ' ';
            if (next.Length == 5 && postal is null && (bracketed || !PrecedesAName(text, tokens, end)))
                postal = Digits(text, next) is { } code && IsPostalCode(code) ? code : null;
            else if ((bracketed && next.Length is 2 or 3 && text[next.End] == ')') || IsBareDepartment(text, tokens, end))
                department = Department(text.Slice(next.Start, next.Length));
        }
        if (postal is null && department is null)
            postal = CodeBehindTail(text, tokens, end);
        return (postal is not null && IsPostalCode(postal) ? postal : null, department);
    }

    // "vends bois, Contes 06, 80 € le stère": two digits after a space, and the clause ends.
    private static bool IsBareDepartment(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int index) =>
        tokens[index].Length == 2 && text[tokens[index].Start - 1] == ' ' && tokens[index].Joined && text[tokens[index].Start] is >= '0' and <= '9'
        && (tokens[index].End == text.Length || (text[tokens[index].End] is ',' or ')' or '\n' && (tokens[index].End + 1 == text.Length || !char.IsDigit(text[tokens[index].End + 1]))));

    // In "rue de Nantes, 44480 Donges" the postcode is Donges's.
    private static bool PrecedesAName(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int postcode) =>
        postcode + 1 < tokens.Length && tokens[postcode + 1].Capital && tokens[postcode + 1].Joined;

    private static bool Near(ReadOnlySpan<char> text, int end, int start) => start - end is >= 1 and <= 3 && !text[end..start].ContainsAny(SentenceEnds);

    private static bool IsPostalCode(string digits) => digits is not ['0', '0', ..] && int.Parse(digits, CultureInfo.InvariantCulture) is >= 1000 and <= 98999;

    private static string? Digits(ReadOnlySpan<char> text, NameToken token) =>
        text.Slice(token.Start, token.Length) is var digits && !digits.ContainsAnyExceptInRange('0', '9') ? digits.ToString() : null;

    private static string? Department(ReadOnlySpan<char> code) => code switch
    {
        ['2', 'A' or 'a'] => "2A",
        ['2', 'B' or 'b'] => "2B",
        [>= '0' and <= '9', >= '0' and <= '9'] when code is not "00" => code.ToString(),
        ['9', '7' or '8', >= '0' and <= '9'] => code.ToString(),
        _ => null,
    };
}
