using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>How sure a commune is meant by its name.</summary>
internal readonly ref partial struct MentionContext
{
    private const int BigTown = 50_000;
    private const int SmallTown = 10_000;
    private const int KnownTown = 5_000;
    private const int SmallPlace = 3_000;
    private const int LongestBracket = 30;
    private const WordRole NoName = WordRole.Everyday | WordRole.Venue | WordRole.Way | WordRole.FirstName | WordRole.Announces | WordRole.Title | WordRole.Event | WordRole.Goods | WordRole.Qualifies | WordRole.Month | WordRole.Weekday | WordRole.Shop | WordRole.Stop;

    /// <summary>How sure it is that the commune is meant, about 0 to 1. <paramref name="isListed"/>: it stands beside other communes in one list.</summary>
    public double Score(MentionCandidate candidate, SourceGround ground, bool isListed)
    {
        var (commune, kind, accented) = candidate;
        var support = ground.Support(commune);
        var (words, everyday) = Shape();
        var single = words == 1;
        var score = _end - _from >= 3 && words >= 2 ? (everyday ? 0.75 : 0.85) : words >= 2 ? (everyday ? 0.55 : 0.8) : everyday ? 0.2 : 0.6;
        score -= kind switch
        {
            NameKind.Bygone when support < SourceGround.Near && !(commune.Population >= BigTown && BeginsNameOf(commune)) => 0.2,
            NameKind.Short when !_capital && support < SourceGround.Near => 0.35,
            NameKind.Short => 0.1,
            NameKind.WithoutArticle when !_contracted => 0.15,
            _ => 0,
        };
        if (!_capital)
            score -= _writesCapitals ? (single ? 0.55 : 0.35) : _beginsWithCapital ? (single ? 0.4 : 0.15) : single ? 0.15 : 0;
        else if (_isShouted && single)
            score -= 0.1;
        score += Placing(single && everyday);
        if (isListed)
            score += single && everyday ? 0.05 : 0.15;
        if (IsNumbered(commune) || (single && everyday && _capital && _end < _tokens.Length && _tokens[_end].Joined && Is(_end, "centre") && commune.Population >= BigTown))
            score += 0.3; // "Tours centre"
        // "la piste de Saint-Jean" in a text of Guyane: a saint that has a place there too.
        if ((_of || Before(1).HasFlag(WordRole.Venue)) && !_contracted && support <= 0 && _end - _from == 2 && StartsAsSaint() && !IsCoded && NamedDepartment is null && ground.IsKnown)
            score -= 0.3;
        if (single && _end < _tokens.Length && _tokens[_end].Joined && RoleAt(_end).HasFlag(WordRole.Hosting))
            score += everyday ? 0.3 : kind == NameKind.Short ? 0 : 0.2; // "Collioure accueille quatre-vingts peintres"
        score += support >= 1 ? (single && everyday && BeginsSentence(_from) ? 0.2 : 0.35) : support >= SourceGround.Near ? 0.25 : support > 0 ? 0.1 : 0;
        if (commune.Population >= BigTown)
            score += 0.15;
        else if (commune.Population < SmallPlace && support < SourceGround.Near && single && !_locative && !_contracted && !isListed)
            score -= ground.Own is not null && support <= 0 ? 0.3 : 0.15;
        // "au Villard", "au Moustoir": in a source's own country most likely a hamlet or a stadium.
        if (_contracted && !_of && commune.Population < SmallPlace && single && support <= 0)
            score -= ground.Own is not null ? 0.45 : 0.1;
        // "salle de la Loge", "château de la Motte": the article is the common noun's.
        if (everyday && _of && support < SourceGround.Near && !IsCoded && RoleAt(_from).HasFlag(WordRole.Article) && (!_tokens[_from].Capital || _isShouted))
            score -= 0.4;
        // "médiathèque de la Capelle" far from La Capelle: with a small article the name is the building's own.
        else if (_of && ground.Own is not null && support <= 0 && !IsCoded && NamedDepartment is null && RoleAt(_from).HasFlag(WordRole.Article) && (!_tokens[_from].Capital || _isShouted) && BehindPlaceOrEvent().HasFlag(WordRole.Venue))
            score -= 0.65;
        // "Garage de Paris", "Hôtel de Bordeaux" begin a sentence with a capital too: far from there it is a sign.
        if (_of && ground.Own is not null && support <= 0 && !IsCoded && NamedDepartment is null && (Before(2).HasFlag(WordRole.Shop) || Is(_from - 2, "hôtel")) && _tokens[_from - 2].Capital)
            score -= Is(_from - 2, "hôtel") ? 1 : 0.5;
        // "Eu, château-musée": a town at the head, a building behind the comma.
        if (single && everyday && _capital && BeginsSentence(_from) && commune.Population >= KnownTown && _text[End..] is [',', ' ', ..] && _end < _tokens.Length && (RoleAt(_end) & (WordRole.Venue | WordRole.Event)) != WordRole.None && !Is(_end + 1, "comble"))
            score += 0.3;
        // "stade de Marville", "chapelle de Sion", told far from there: a quarter's.
        if (_of && !isListed && commune.Population < SmallPlace && IsBareOfCodes && ground.IsElsewhere(commune) && IsLocalVenue(_from - 2))
            score -= 0.4;
        if (IsSiteName(commune.Population))
            score -= 1.5;
        if (support < SourceGround.Near && IsFeastOfSaint())
            score -= 0.4;
        if (support < SourceGround.Near && (IsOfNoble() || IsOfWork()))
            score -= 0.6;
        // "Clos Lucé", "Manoir Saint-Maur"
        if (support < SourceGround.Near && !_locative && _end - _from <= 2 && !Before(2).HasFlag(WordRole.FirstName) && Before(1) is var noun && noun.HasFlag(WordRole.Estate) && !noun.HasFlag(WordRole.Event) && IsBareOfCodes)
            score -= 0.4;
        if (support < SourceGround.Near && IsInAddressElsewhere(commune))
            score -= 0.5;
        if (!isListed && IsOfEstateElsewhere(commune, ground))
            score -= 1;
        if (support < SourceGround.Near && commune.Population < SmallTown && IsCutShort)
            score -= 1;
        if (single && everyday && GoesOnAsPhrase())
            score -= 0.4;
        // "Lire la suite" is no Liré, whoever writes it; "Chateaubriant" is Châteaubriant to its neighbours.
        if (single && LacksAccent(accented))
            score -= everyday ? 0.4 : support < SourceGround.Near && _writesAccents ? 0.3 : 0;
        // "carottes Vichy", "menuiserie Nantois": an everyday noun right before makes it a name of the thing's.
        if (single && support < SourceGround.Near && commune.Population < BigTown && IsBehindNoun())
            score -= 0.3;
        // A capitalised word follows unparted: "Florent Dupuis", "Martin Pêcheur".
        if (single && !_isShouted && !_locative && support < SourceGround.Near && _end < _tokens.Length && _tokens[_end] is { Joined: true, Capital: true })
            score -= 0.2;
        return score;
    }

    /// <summary>True when a code or a département stands beside the name, or so long a name that nothing else bears it.</summary>
    public bool SpeaksForItself => IsCoded || NamedDepartment is not null || (_end - _from >= 3 && !_of && Shape() is { Words: >= 2, Everyday: false });

    /// <summary>True when the text puts something into the place: "à Donges", "au Mans".</summary>
    public bool IsPlaced => _locative || (_contracted && !_of);

    /// <summary>True for one of several places that a text goes through: "à Donges", "12/07 Le Conquet ;".</summary>
    public bool IsStation => IsPlaced || IsSlot();

    private bool IsBehindNoun()
    {
        if (_from == 0 || !_tokens[_from].Joined || _isShouted || RoleAt(_from).HasFlag(WordRole.Article) || IsCoded || _tokens[_from - 1] is not { Capital: false, Length: > 3 } noun || char.IsDigit(_text[noun.Start]))
            return false;
        // Of a verb ("écrase Lannion") its ending tells.
        var word = _text.Slice(noun.Start, noun.Length);
        return RoleAt(_from - 1) is WordRole.None or WordRole.Everyday or WordRole.Shop or WordRole.Goods && (word[^1] is 's' or 'x' || word.EndsWith("erie"));
    }

    // "Palais des arts", "Tours de manège", "Sens du partage"; "Lure de 10h à 12h" goes on otherwise.
    private bool GoesOnAsPhrase() =>
        _end + 1 < _tokens.Length && _tokens[_end].Joined && _tokens[_end + 1].Joined && RoleAt(_end).HasFlag(WordRole.Of) && !char.IsDigit(_text[_tokens[_end + 1].Start])
        && (RoleAt(_end + 1) & WordRole.Weekday) == WordRole.None && NamedDepartment is null; // "Fleury d'Aude"

    // "ce qui change" is no Changé, "maire" no Mairé; words in capitals often go without accents, and so does the first letter of a name ("Etel").
    private bool LacksAccent(string? accented)
    {
        if (_isShouted || accented is null || accented.Length != _tokens[_end - 1].Length)
            return false;
        var written = _text.Slice(_tokens[_end - 1].Start, accented.Length);
        var hasSmall = false;
        for (var i = 1; i < accented.Length; i++)
        {
            if (accented[i] >= '\u00C0' && written[i] is >= 'A' and < '\u0080')
                hasSmall |= char.IsLower(written[i]);
        }
        return hasSmall;
    }

    /// <summary>Of "moulin de Fleury à Beaumont": true for Fleury, when nothing else speaks for it.</summary>
    public bool NamesVenue(double support) =>
        _of && support < SourceGround.Near && BehindPlaceOrEvent().HasFlag(WordRole.Venue) && _end < _tokens.Length && RoleAt(_end).HasFlag(WordRole.Locative);

    /// <summary>True when only a comma, "et", "ou", "à" or the like parts the name from the commune that ended there.</summary>
    public bool Follows(int end)
    {
        if (end >= Start || Start - end > 30 || AfterBracket(_text[end..Start]).Length > 10)
            return false;
        var words = _from;
        while (words > 0 && _tokens[words - 1].Start >= Start - AfterBracket(_text[end..Start]).Length)
            words--;
        if (AfterBracket(_text[end..Start]).ContainsAny(PhraseEnds))
            return false;
        for (var i = words; i < _from; i++)
        {
            if ((RoleAt(i) & (WordRole.Of | WordRole.Small | WordRole.Article | WordRole.Contracted | WordRole.Locative)) == WordRole.None && !Is(i, "puis", "ni"))
                return false;
        }
        return true;
    }

    // "Crac'h (9h30), Locmariaquer"
    private static ReadOnlySpan<char> AfterBracket(ReadOnlySpan<char> gap) => gap is [' ', '(', ..] && gap.IndexOf(')') is > 0 and var close ? gap[(close + 1)..] : gap;

    /// <summary>True when the name stands in brackets that open right behind what ended there.</summary>
    public bool IsBracketed(int end) => end < Start && Start - end < LongestBracket && _text[end..Start].TrimStart(' ') is ['(', .. var inside] && !inside.Contains(')');

    /// <summary>How many words that are no small ones the name has, and whether all of them are everyday words.</summary>
    private (int Words, bool Everyday) Shape()
    {
        var (words, everyday) = (0, true);
        for (var i = _from; i < _end; i++)
        {
            var role = RoleAt(i);
            // "Entre-Deux" has two words; "de la" has none.
            if ((role & (WordRole.Article | WordRole.Of | WordRole.Small | WordRole.Locative)) != WordRole.None && _end - _from > 1 && !(i == _from && role.HasFlag(WordRole.Small) && _tokens[i].Length > 3))
                continue;
            words++;
            everyday &= (role & NoName) != WordRole.None || _tokens[i].Length <= 2;
        }
        return (words, everyday);
    }

    private double Placing(bool isWeak)
    {
        var score = _postalCode is not null ? 0.6 : _department is not null || NamedDepartment is not null ? 0.45 : 0;
        if (_locative && !Before(1).HasFlag(WordRole.Locative))
            score += 0.5; // "commune de Lens"
        else if (_locative || (_contracted && !_of))
            score += isWeak ? (_capital ? 0.35 : 0.2) : 0.3;
        else if (_contracted)
            score += isWeak ? 0.1 : 0.3;
        else if (_of && _capital && Before(2).HasFlag(WordRole.Civic))
            score += isWeak ? 0.45 : 0.3; // "le maire de Sens"
        else if (_of)
            score += BehindPlaceOrEvent() != WordRole.None && _capital ? (isWeak ? 0.35 : 0.25) : isWeak && _capital ? 0.2 : 0.1;
        else if (isWeak && _capital && IsBehindAddress())
            score += 0.3;
        else if (_capital && (Is(_from - 1, "via") || (Is(_from - 1, "par") && Before(2).HasFlag(WordRole.Stop))))
            score += 0.3; // "passe par Crozon"
        else if (_capital && Is(_from - 1, "sur") && _tokens[_from].Joined && Is(_from - 2, "chercher", "récupérer", "dispo", "disponible", "visible", "livraison", "suis", "habite", "habitant", "main"))
            score += 0.3; // "à venir chercher sur Beaulieu"
        else if (IsSlot() || Before(1).HasFlag(WordRole.Reaching))
            score += isWeak && _capital && IsCell() ? 0.35 : 0.2;
        return score;
    }

    /// <summary>The venue or event that "de" ties to the name within its clause: "salle Couchot de Fains-Véel", "marché de Noël d'Angers".</summary>
    private WordRole BehindPlaceOrEvent()
    {
        for (var distance = 2; distance <= 7 && IsJoinedBack(distance); distance++)
        {
            var role = Before(distance);
            if (role.HasFlag(WordRole.Locative) && distance > 2)
                return WordRole.None;
            if ((role & (WordRole.Event | WordRole.Venue)) != WordRole.None)
                return role;
        }
        return WordRole.None;
    }

    // The name stands alone between marks, or begins what a colon ends: "DONGES | 18h", "– Megève –", "Bruz : marché", a line of a list.
    private bool IsSlot()
    {
        var opens = _from == 0 || _text[_tokens[_from - 1].End..Start].ContainsAny(SlotOpeners) || (_text[Start - 1] == ' ' && Start > 1 && _text[Start - 2] == '-') || (char.IsDigit(_text[_tokens[_from - 1].Start]) && !_text[_tokens[_from - 1].End..Start].ContainsAny(SentenceEnds));
        if (!opens)
            return false;
        var rest = _text[End..].TrimStart(' ');
        return rest.IsEmpty || rest[0] is '\n' or '|' or '–' or '—' or '•' or ':' or ',' or ';' or '.' or ')' or '(' or '!' or '?' || rest.StartsWith("- ");
    }

    // "12/04 | Orange | 20h": a cell of a line, a time behind it.
    private bool IsCell()
    {
        var rest = _text[End..].TrimStart(' ');
        return !rest.IsEmpty && rest[0] is '|' or '–' or '—' or '•' or '-' && _end < _tokens.Length && char.IsDigit(_text[_tokens[_end].Start]);
    }

    // ", salle X" or "(gymnase" right behind the name.
    private bool IsBeforeAddress() =>
        _end < _tokens.Length && !_tokens[_end].Joined && IsPlaceWord(_end) && !_text[End.._tokens[_end].Start].ContainsAny(SentenceEnds);

    // The last part of an address: "3 allée des Oiseaux, Guichen".
    private bool IsBehindAddress()
    {
        if (_from == 0 || (_tokens[_from].Joined && !_locative) || _text[_tokens[_from - 1].End..Start].ContainsAny(SentenceEnds))
            return false;
        if (_locative && (_from < 2 || _text[_tokens[_from - 2].End.._tokens[_from - 1].Start].ContainsAny(SentenceEnds)))
            return false; // "au pied de la collégiale. À Mers": another sentence
        for (var i = _from - (_locative ? 2 : 1); i >= 0 && i >= _from - 8; i--)
        {
            if (IsPlaceWord(i) && (i == 0 || !_tokens[i].Joined || _locative || char.IsDigit(_text[_tokens[i - 1].Start]) || Is(i - 1, "Grande") || (RoleAt(i - 1) & (WordRole.Contracted | WordRole.Article)) != WordRole.None))
                return true;
            if (i > 0 && !_tokens[i].Joined)
                return false;
        }
        return false;
    }

    private bool IsPlaceWord(int index)
    {
        var role = RoleAt(index);
        if ((role & (WordRole.Venue | WordRole.Land)) != WordRole.None)
            return !Is(index + 1, "comble"); // "fait salle comble à Orthez"
        if (role.HasFlag(WordRole.Way))
            return true;
        return char.IsDigit(_text[_tokens[index].Start]) && _tokens[index].Length <= 4 && index + 1 < _tokens.Length && RoleAt(index + 1).HasFlag(WordRole.Way);
    }
}
