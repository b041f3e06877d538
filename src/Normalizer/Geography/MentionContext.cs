using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>What stands around a commune's name in a text, and what it says of it.</summary>
internal readonly ref struct MentionContext
{
    private const int BigTown = 50_000;
    private const int SmallPlace = 3_000;

    private readonly ReadOnlySpan<NameToken> _tokens;
    private readonly WordRoles _roles;
    private readonly int _from;
    private readonly int _end;
    private readonly string? _postalCode;
    private readonly string? _department;
    private readonly bool _capital;
    private readonly bool _locative;
    private readonly bool _of;
    private readonly bool _contracted;

    public MentionContext(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int from, int end, WordRoles roles)
    {
        _tokens = tokens;
        (_roles, _from, _end) = (roles, from, end);
        Start = tokens[from].Start;
        Length = tokens[end - 1].End - Start;
        // "la Baule" is written with its capital behind the article.
        _capital = tokens[from].Capital || (end - from > 1 && RoleAt(from).HasFlag(WordRole.Article) && tokens[from + 1].Capital);
        ShoutedAround = IsShouted(text, tokens, from);
        var before = Before(1);
        _locative = before.HasFlag(WordRole.Locative) || before.HasFlag(WordRole.Announces) || (before.HasFlag(WordRole.Of) && Before(2).HasFlag(WordRole.Announces));
        _contracted = before.HasFlag(WordRole.Contracted);
        _of = before.HasFlag(WordRole.Of) || before.HasFlag(WordRole.Small);
        (_postalCode, _department) = Codes(text, tokens, from, end);
        NamedDepartment = _department is null && _postalCode is null ? Departments.Behind(text, tokens[end - 1].End) : null;
    }

    /// <summary>
    /// The département that stands behind the name in words or after a comma. It picks among namesakes and excludes nothing: in "Nantes, Paris et Lyon" it is none.
    /// </summary>
    public string? NamedDepartment { get; }

    public int Start { get; }

    public int Length { get; }

    /// <summary>True when the text puts something into the commune: "à Donges", "44480 Donges", "Donges (44)".</summary>
    public bool Placed => _postalCode is not null || _locative || _department is not null;

    /// <summary>True when everything around is in capitals, so that a capital says nothing.</summary>
    private bool ShoutedAround { get; }

    /// <summary>True when the name belongs to a street, a club, a person, a feast or a building.</summary>
    public bool NamesSomethingElse
    {
        get
        {
            if (_postalCode is not null)
                return false;
            var before = Before(1);
            if (before.HasFlag(WordRole.Club) && !_locative && !IsOrdinaryWordBefore())
                return true;
            if (InStreetName() || before.HasFlag(WordRole.Title) || IsFamilyName(before))
                return true;
            // "la Saint-Jean", "salle Saint-Nazaire", "église Saint-Malo": a saint, unless the article is the commune's own.
            var isSaint = _end - _from == 2 && Length > 6 && !RoleAt(_from).HasFlag(WordRole.Article) && StartsAsSaint();
            if (isSaint && (_contracted || before.HasFlag(WordRole.Article)))
                return true;
            if (before.HasFlag(WordRole.Venue) && !_locative)
                return true;
            // "Nantes FC"
            return _end < _tokens.Length && _tokens[_end].Joined && _tokens[_end] is { Length: 2, Capital: true } next && _roles[next.Word].HasFlag(WordRole.Club) && !ShoutedAround;
        }
    }

    /// <summary>False when a postcode or a département beside the name speaks against the commune.</summary>
    public bool Allows(Commune commune) =>
        (_postalCode is null || commune.PostalCodes.Contains(_postalCode) || (_postalCode.Length == 5 && SameDepartment(_postalCode, commune)))
        && (_department is null || string.Equals(_department, commune.Department, StringComparison.Ordinal));

    /// <summary>How sure it is that the commune is meant, about 0 to 1.</summary>
    public double Score(Commune commune, double support)
    {
        var words = 0;
        var everyday = true;
        for (var i = _from; i < _end; i++)
        {
            var role = RoleAt(i);
            if ((role & (WordRole.Article | WordRole.Of | WordRole.Small | WordRole.Locative)) != WordRole.None && _end - _from > 1)
                continue;
            words++;
            everyday &= (role & (WordRole.Everyday | WordRole.Venue | WordRole.Way | WordRole.FirstName | WordRole.Announces | WordRole.Title)) != WordRole.None || _tokens[i].Length <= 2;
        }
        var score = words >= 2 ? 0.75 : everyday ? 0.1 : 0.55;
        if (everyday && words >= 2)
            score = 0.5;
        if (!_capital)
            score -= words >= 2 ? 0.2 : 0.35;
        else if (ShoutedAround)
            score -= 0.1;
        if (_postalCode is not null)
            score += 0.6;
        if (_department is not null || (NamedDepartment is not null && NamedDepartment == commune.Department))
            score += 0.45;
        // "au", "du" hold an article: right before Le Mans, wrong before Donges.
        if (_contracted)
            score += !commune.Name.StartsWith("Le ", StringComparison.Ordinal) && !commune.Name.StartsWith("Les ", StringComparison.Ordinal) ? -0.2 : everyday ? 0.1 : 0.3;
        else if (_locative)
            score += everyday && words == 1 ? 0.4 : 0.3;
        else if (_of)
            score += 0.1;
        else if (words == 1 && IsSentenceStart() && everyday)
            score -= 0.1;
        score += support >= 1 ? 0.35 : support >= SourceGround.Near ? 0.25 : support > 0 ? 0.05 : 0;
        if (commune.Population >= BigTown)
            score += 0.15;
        else if (commune.Population < SmallPlace && support < SourceGround.Near && words == 1 && !_locative)
            score -= 0.25;
        // A capitalised word follows unparted: "Florent Dupuis", "Martin Pêcheur".
        if (words == 1 && !ShoutedAround && !_locative && support < SourceGround.Near && _end < _tokens.Length && _tokens[_end] is { Joined: true, Capital: true })
            score -= 0.2;
        return score;
    }

    private WordRole RoleAt(int index) => _roles[_tokens[index].Word];

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

    private bool StartsAsSaint() => _tokens[_from].Length is 2 or 3 or 5 or 6 or 7 && _tokens[_from + 1].Joined && _roles[_tokens[_from].Word].HasFlag(WordRole.Everyday);

    // "stade", "union", "étoile" and "avenir" name clubs only with a capital; "as" and "us" only in capitals, which the length of two and a capital stand for.
    private bool IsOrdinaryWordBefore() => !_tokens[_from - 1].Capital;

    private bool InStreetName()
    {
        for (var distance = 1; distance <= 5; distance++)
        {
            var role = Before(distance);
            if (_from - distance < 0 || !IsJoinedBack(distance))
                return false;
            if (role.HasFlag(WordRole.Way))
                return true;
            // Only small words and the parts of a longer street name may stand between: "rue du Général de Nantes" is rare, "rue du bourg à Donges" is not.
            if (role.HasFlag(WordRole.Locative) || (distance > 1 && (role & (WordRole.Of | WordRole.Article | WordRole.Small | WordRole.Everyday)) == WordRole.None))
                return false;
            if (distance == 1 && (role & (WordRole.Of | WordRole.Article)) == WordRole.None)
                return false;
        }
        return false;
    }

    private bool IsJoinedBack(int distance)
    {
        for (var i = _from - distance + 1; i <= _from; i++)
        {
            if (i <= 0 || !_tokens[i].Joined)
                return false;
        }
        return true;
    }

    private bool IsFamilyName(WordRole before) =>
        before.HasFlag(WordRole.FirstName) && _tokens[_from - 1].Capital && _end - _from == 1 && !_locative
        // "Saint-Pierre Donges": the first name is a saint's.
        && !(_from >= 2 && _tokens[_from - 1].Joined && _tokens[_from - 2].Length is 2 or 5 or 6 && _roles[_tokens[_from - 2].Word].HasFlag(WordRole.Everyday));

    private bool IsSentenceStart() => _from == 0 || !_tokens[_from].Joined;

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

    // "44480 Donges", "Donges 44480", "Donges (44480)", "Donges (44)", "44 - Donges".
    private static (string? PostalCode, string? Department) Codes(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int from, int end)
    {
        string? postal = null, department = null;
        if (from > 0 && Near(text, tokens[from - 1].End, tokens[from].Start) && tokens[from - 1].Length == 5)
            postal = Digits(text, tokens[from - 1]);
        if (end < tokens.Length && Near(text, tokens[end - 1].End, tokens[end].Start))
        {
            var next = tokens[end];
            var bracketed = text[next.Start - 1] == '(' && next.End < text.Length && text[next.End] == ')';
            if (next.Length == 5 && postal is null && (bracketed || !PrecedesAName(text, tokens, end)))
                postal = Digits(text, next) is { } code && IsPostalCode(code) ? code : null;
            else if (bracketed && next.Length is 2 or 3)
                department = Department(text.Slice(next.Start, next.Length));
        }
        return (postal is not null && IsPostalCode(postal) ? postal : null, department);
    }

    // In "rue de Nantes, 44480 Donges" the postcode is Donges's.
    private static bool PrecedesAName(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int postcode) =>
        postcode + 1 < tokens.Length && tokens[postcode + 1].Capital && Near(text, tokens[postcode].End, tokens[postcode + 1].Start);

    private static bool Near(ReadOnlySpan<char> text, int end, int start) => start - end is >= 1 and <= 3 && !text[end..start].ContainsAny(".;\n\r");

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
