using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>Proper names of which a commune's is only a part or a look-alike: months, saints, persons in full, waters, grounds, the names of sites.</summary>
internal readonly ref partial struct MentionContext
{
    private const int LongestSiteName = 4; // words
    private const int City = 200_000; // its quarters are told with its name

    /// <summary>True when neither a postcode nor a département stands beside the name.</summary>
    public bool IsBareOfCodes => !IsCoded && NamedDepartment is null;

    /// <summary>The words of the name without its article.</summary>
    private bool IsOneWord => _end - _from == 1 || (_end - _from == 2 && RoleAt(_from).HasFlag(WordRole.Article));

    // "19-20 Avril", "Mars 2027", "fin Avril", "de Mars à Avril", "Champ de Mars".
    private bool IsMonth()
    {
        if (_end - _from > 1 || !RoleAt(_from).HasFlag(WordRole.Month) || !IsBareOfCodes)
            return false;
        if (_end < _tokens.Length && ((_tokens[_end].Joined && _text[_tokens[_end].Start] is >= '0' and <= '9') || (RoleAt(_end).HasFlag(WordRole.Month) && Start + Length + 3 >= _tokens[_end].Start)))
            return true;
        if (_from == 0 || !_tokens[_from].Joined)
            return false;
        return _text[_tokens[_from - 1].Start] is >= '0' and <= '9' || Is(_from - 1, "début", "mi", "fin", "courant", "en", "d") || Is(_from - 2, "champ", "champs", "fin", "début", "jusqu", "mois")
            || (RoleAt(_from - 1) & (WordRole.Month | WordRole.Weekday)) != WordRole.None || (_locative && Before(2).HasFlag(WordRole.Month));
    }

    // "dédiée à Saint Martin", "la statue de saint Roch"; "la vie de saint Martin de Tours" tells of him too.
    private bool IsOfDevotion()
    {
        if (_end - _from == 2 && StartsAsSaint())
            return Before(_of || _locative ? 2 : 1).HasFlag(WordRole.Devotion) || (Before(2).HasFlag(WordRole.Article) && Before(3).HasFlag(WordRole.Devotion));
        return _of && IsJoinedBack(3) && IsSaint(_from - 3) && !_tokens[_from - 3].Capital && _text[_tokens[_from - 3].End] == ' ' && !Before(4).HasFlag(WordRole.Venue);
    }

    // "Merci à Mathieu Proulx", "Joëlle Saint-Pierre", "Jean de Saint Venant": with a first name before or a family name behind it is somebody's.
    private bool IsOfFullName()
    {
        if (!_capital || !IsBareOfCodes)
            return false;
        if (_end - _from == 1 && RoleAt(_from).HasFlag(WordRole.FirstName) && !_isShouted && _end < _tokens.Length && _tokens[_end] is { Joined: true, Capital: true, Length: > 2 } && RoleAt(_end) == WordRole.None && !IsGlued(_end))
            return true;
        // "Pascal Le Mée": both with a capital.
        return _end - _from == 2 && !_locative && IsFirstName(1) && (StartsAsSaint() || (RoleAt(_from).HasFlag(WordRole.Article) && _tokens[_from].Capital && !_isShouted));
    }

    // "Jean de Saint Venant", "médiathèque Antoine de Saint-Exupéry"; of "lycée Victor Hugo de Besançon" and "l'église San Michele de Murato" the first name belongs to what stands before.
    private bool IsOfNoble() =>
        _of && _capital && IsBareOfCodes && IsFirstName(2) && (Before(3) & (WordRole.Article | WordRole.Contracted | WordRole.Title)) == WordRole.None && !(Before(3).HasFlag(WordRole.FirstName) && Before(4).HasFlag(WordRole.Venue)) && !Is(_from - 3, "san", "santa", "sant", "santu");

    // "les lettres de Balzac", "une sonate de Fauré": its maker's name.
    private bool IsOfWork() => _of && !_contracted && _end - _from == 1 && Before(2).HasFlag(WordRole.Work) && BehindPlaceOrEvent() == WordRole.None && IsBareOfCodes;

    // "Place du 137e RI", "SUN BAR": three letters or fewer in capitals, among words that are not.
    private bool IsAbbreviation() =>
        _end - _from == 1 && Length <= 3 && !_isShouted && !_locative && IsBareOfCodes && !_text.Slice(Start, Length).ContainsAnyExceptInRange('A', 'Z');

    // "vers Rue Lucien Faure": the commune Rue is called so too.
    private bool IsWayItself() =>
        _end - _from == 1 && RoleAt(_from).HasFlag(WordRole.Way) && _end < _tokens.Length && _tokens[_end].Joined && (_tokens[_end].Capital || RoleAt(_end).HasFlag(WordRole.Of)) && IsBareOfCodes;

    // "Espace 3 Lacs": counted.
    private bool IsCounted() =>
        _end - _from == 1 && _from > 0 && _tokens[_from].Joined && _tokens[_from - 1].Length == 1 && _text[_tokens[_from - 1].Start] is >= '2' and <= '9' && (_from == 1 || _tokens[_from - 1].Start - _tokens[_from - 2].End != 1 || _text[_tokens[_from - 1].Start - 1] == ' ') && RoleAt(_from).HasFlag(WordRole.Everyday);

    // "centre hospitalier Sainte-Anne", "montagne Sainte-Geneviève", "groupe scolaire Saint-Jean".
    private bool IsUnderPatron() => _end - _from == 2 && StartsAsSaint() && Before(1).HasFlag(WordRole.Patron) && !_locative;

    // Of "Saint-Pierre Donges" and "Noël de Rennes" the first word is no given name.
    private bool IsFirstName(int distance) =>
        Before(distance) is var role && role.HasFlag(WordRole.FirstName) && (role & (WordRole.Weekday | WordRole.Event | WordRole.Venue | WordRole.Everyday)) == WordRole.None
        && _tokens[_from - distance].Capital && !(_from > distance && IsSaint(_from - distance - 1));

    // "le fleuve Saint-Laurent", "l'Université Laval", "la rivière de Crac'h".
    private bool IsOfWater() =>
        !_locative && (Before(1).HasFlag(WordRole.Nature) || (_of && Before(2).HasFlag(WordRole.Flowing)));

    // "à la Chapelle St Roch", "au Moulin Saint-Jean": a building, by the saint's name behind it.
    private bool IsBuildingOfSaint() => IsOneWord && RoleAt(_end - 1).HasFlag(WordRole.Venue) && _end + 1 < _tokens.Length && _tokens[_end].Joined && IsSaint(_end) && _tokens[_end + 1].Joined;

    // "Bromont (Québec)", "Saint-Lambert, Québec": of another land, which the text tells.
    private bool IsInLandAbroad()
    {
        if (_end >= _tokens.Length || _tokens[_end].Start - End > 3 || !RoleAt(_end).HasFlag(WordRole.Abroad))
            return false;
        var gap = _text[End.._tokens[_end].Start];
        var behind = _text[_tokens[_end].End..];
        return (gap is " (" && behind is [')' or ',', ..]) || (gap is ", " && Is(_end, "Québec", "Canada", "Belgique", "Suisse", "Espagne", "Italie", "Allemagne") && behind.TrimStart(' ') is [] or ['.' or '\n' or ')', ..]);
    }

    // "Fête Saint-Jean", "marché Saint-Aubin": the saint's feast, or the square that bears the name.
    private bool IsFeastOfSaint() => _end - _from == 2 && StartsAsSaint() && Is(_from - 1, "fête", "fêtes", "foire", "feu", "feux", "marché") && _tokens[_from].Joined;

    // "Portes ouvertes | Nanterre Grimpe": behind the bar at a title's end stands the name of the site; of "| Ville de Nanterre" the commune is told.
    private bool IsSiteName(int population)
    {
        if (_from == 0 || _of || _locative || _end >= _tokens.Length || !_tokens[_end].Joined || !_tokens[_end].Capital || _tokens[_end].Length < 3 || RoleAt(_end) != WordRole.None || _isShouted || IsCoded)
            return false;
        var gap = _text[_tokens[_from - 1].End..Start].Trim(" \u00A0");
        if (gap is not ("|" or "·" or "•" or "::" or "»" or "–" or "—" or "-") || _text[Start - 1] is not (' ' or '\u00A0'))
            return false;
        // A dash parts the place from what happens there too: "– Paris Bercy" is a quarter.
        if (gap is "–" or "—" or "-" && (_tokens[_end].Word != Vocabulary.Unknown || population >= City))
            return false;
        var last = _end;
        while (last + 1 < _tokens.Length && last - _from < LongestSiteName && _tokens[last + 1].Joined && !char.IsDigit(_text[_tokens[last + 1].Start]))
            last++;
        return _text[_tokens[last].End..].TrimStart(" \u00A0") is [] or ['\n', ..];
    }

    // "Parc de Villeroy, 91540 Mennecy", "à Marigot, front de mer, 97150 Saint-Martin", "rue des Fossés Saint-Bernard 75005 Paris": in front of the postcode of another département a name is the address's.
    private bool IsInAddressElsewhere(Commune commune)
    {
        if (!IsBareOfCodes || (_locative && commune.Population >= SmallTown))
            return false;
        for (var i = _end; i + 1 < _tokens.Length && i < _end + 8 && !_text[_tokens[i - 1].End.._tokens[i].Start].ContainsAny(SentenceEnds); i++)
        {
            if (_tokens[i].Length == 5 && Digits(_text, _tokens[i]) is { } code)
                return IsPostalCode(code) && _tokens[i + 1].Capital && !SameDepartment(code, commune);
        }
        return false;
    }

    /// <summary>
    /// True for "parc des Mées", "Atelier partagé du Breil", "marché de Talensac": grounds, houses and quarters have proper names of their own, which communes far away bear too.
    /// Of halls, schools and stations the commune is meant.
    /// </summary>
    public bool IsOfEstate => EstateBehind() != WordRole.None;

    private WordRole EstateBehind()
    {
        for (var distance = 2; _of && IsBareOfCodes && distance <= 4 && IsJoinedBack(distance); distance++)
        {
            var role = Before(distance);
            if (role.HasFlag(WordRole.Estate))
                return role;
            if (!_tokens[_from - distance].Capital && (role & (WordRole.Qualifies | WordRole.Describes)) == WordRole.None)
                break;
        }
        return WordRole.None;
    }

    // "parc des Mées", told far from Les Mées; of a market the commune is meant more often.
    private bool IsOfEstateElsewhere(Commune commune, SourceGround ground) =>
        EstateBehind() is var estate && estate != WordRole.None && commune.Population < (estate.HasFlag(WordRole.Event) ? SmallPlace : SmallTown) && ground.IsElsewhere(commune);

    /// <summary>True for "Bloc à Fontain…": a glued ellipsis that may have cut the name off.</summary>
    public bool IsCutShort
    {
        get
        {
            if (_text[End..] is not (['…', ..] or ['.', '.', '.', ..]))
                return false;
            var node = NameTrie.Root;
            for (var i = _from; i < _end; i++)
                node = _names.Step(node, _tokens[i].Word);
            return node != NameTrie.None && _names.MayBeCut(node, _tokens[_end - 1].Word);
        }
    }
}
