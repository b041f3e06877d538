using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>What else than a commune its name can be.</summary>
internal readonly ref partial struct MentionContext
{
    private const int LongestAcronym = 5;

    /// <summary>True when the name belongs to a street, a club, a person, a saint, a shop's sign, goods, a river, a département, an address of the net, or is a piece of a longer name.</summary>
    public bool NamesSomethingElse =>
        IsOfTheNet() || IsLabel() || IsDelegatedOf() || (_postalCode is null && (InStreetName() || IsFragment() || IsArticled() || BeginsSign() || IsOfClub() || IsOfPerson() || IsOfSaint() || IsOfSign() || IsOfGoods() || IsFare() || IsGivenName() || IsAbroad()
            || IsMonth() || IsOfDevotion() || IsOfFullName() || IsOfWater() || IsBuildingOfSaint() || IsUnderPatron() || IsAbbreviation() || IsWayItself() || IsCounted()
            || IsOfShore() || IsOfWorkBy() || IsInTitleOfWork() || IsOfBuildingSign() || IsOneOfHamlets() || IsOfTeam() || IsOfGivenToo()));

    /// <summary>True for a name that has a namesake abroad which is better known: in a text that speaks of foreign lands it is meant.</summary>
    public bool HasNamesakeAbroad => _end - _from == 1 && RoleAt(_from).HasFlag(WordRole.AbroadToo) && !IsCoded && NamedDepartment is null;

    private bool IsAbroad() => IsBareOfCodes && ((IsOneWord && RoleAt(_end - 1).HasFlag(WordRole.Abroad)) || IsInLandAbroad() || IsInLandBehind());

    // "retraite@mairie-pau.example", "saint-nazaire.fr"
    private bool IsOfTheNet()
    {
        if (End + 1 < _text.Length && _text[End] == '.' && char.IsLower(_text[End + 1]))
            return true;
        for (var i = Start - 1; i >= 0 && !char.IsWhiteSpace(_text[i]); i--)
        {
            if (_text[i] is '@' or '_' || (_text[i] == '.' && i + 1 < Start && char.IsLower(_text[i + 1])) || (_text[i] == '/' && i > 0 && _text[i - 1] == '/'))
                return true;
        }
        for (var i = End; i < _text.Length && !char.IsWhiteSpace(_text[i]); i++)
        {
            if (_text[i] == '@')
                return true;
        }
        return false;
    }

    // "le Cher", "la Vienne", "l'Indre": a commune without an article in its name takes none; "en Mayenne": it takes no "en" either, but for two by custom.
    private bool IsArticled()
    {
        if (_from == 0 || !_tokens[_from].Joined)
            return false;
        if (Is(_from - 1, "en"))
            return !Is(_from, "Avignon", "Arles");
        // Everybody there says "l'Entre-Deux" and "l'île de Sein", and the register has no article.
        if (Is(_from - 1, "l") && (Is(_from, "Entre") || (_end - _from > 2 && Is(_from, "Île", "Ile"))))
            return false;
        return RoleAt(_from - 1) is var before && before.HasFlag(WordRole.Article) && !before.HasFlag(WordRole.Contracted);
    }

    // "Sillé-Plage", "Isabelle-d'Orléans", "Saint-Rémy-de-X": a hyphen binds the name to what is no commune.
    private bool IsFragment()
    {
        if ((_from > 0 && IsGlued(_from) && !EndsName(_from - 1)) || IsPunned())
            return true;
        if (_from > 1 && RoleAt(_from - 1).HasFlag(WordRole.Of) && _tokens[_from].Joined && IsGlued(_from - 1))
            return true;
        // "la liaison Roscoff-Plymouth"
        return _end < _tokens.Length && IsGlued(_end) && !EndsName(_end) && !(Before(1).HasFlag(WordRole.Reaching) && _capital && _tokens[_end].Capital);
    }

    // "Anim'Saint-Loup", "Paris'Cup": an apostrophe that elides nothing, as signs have it.
    private bool IsPunned()
    {
        if (End + 1 < _text.Length && _text[End] is '\'' or '\u2019' && char.IsLetter(_text[End + 1]))
            return true;
        return _from > 0 && Start == _tokens[_from - 1].End + 1 && _text[Start - 1] is '\'' or '\u2019' && _tokens[_from - 1].Length > 2
            && !_text[_tokens[_from - 1].Start.._tokens[_from - 1].End].EndsWith("qu", StringComparison.OrdinalIgnoreCase);
    }

    private bool IsGlued(int index) => _tokens[index].Start == _tokens[index - 1].End + 1 && _text[_tokens[index].Start - 1] is '-' or '\u2010' or '\u2011';

    private bool EndsName(int index) => _names.Step(NameTrie.Root, _tokens[index].Word) is var node && node != NameTrie.None && _names.Ends(node) && _tokens[index].Length > 3;

    private bool IsOfClub()
    {
        if (_from > 0 && _tokens[_from].Joined && !_locative)
        {
            // "stade", "union", "étoile" and "avenir" name clubs only with a capital; "as" and "us" only in capitals, which the length of two and a capital stand for.
            if (Before(1).HasFlag(WordRole.Club) && _tokens[_from - 1].Capital)
                return true;
            if (IsAcronym(_from - 1) && Before(1) is WordRole.None or WordRole.Club)
                return true;
            if (_of && !_isShouted && (IsNameOfClub() || IsFirm(_from - 2)))
                return true;
        }
        // "Nantes FC", "Angers SCO"
        return _end < _tokens.Length && _tokens[_end].Joined && IsAcronym(_end) && _roles[_tokens[_end].Word].HasFlag(WordRole.Club);
    }

    // "le Stade de Reims", "Étoile sportive de Redon", "Vélo-club de Morlaix"; but "stade de Pierry" is a place, and "le club de Pierry" one of that commune.
    private bool IsNameOfClub()
    {
        var head = Before(2).HasFlag(WordRole.ClubKind) ? 3 : 2;
        if (Before(head).HasFlag(WordRole.Club) && _tokens[_from - head].Capital && !(BeginsSentence(_from - head) && Before(head).HasFlag(WordRole.Venue)))
            return true;
        // "FC Val de Lys"
        if (Before(3).HasFlag(WordRole.Club) && IsAcronym(_from - 3) && _tokens[_from - 2].Capital)
            return true;
        return _from >= 3 && IsJoinedBack(2) && Is(_from - 2, "club") && _tokens[_from - 2].Joined && (IsGlued(_from - 2) || _tokens[_from - 3].Capital || RoleAt(_from - 3).HasFlag(WordRole.ClubKind))
            && (RoleAt(_from - 3) & (WordRole.Article | WordRole.Small | WordRole.Of | WordRole.Locative)) == WordRole.None;
    }

    // "GAEC des Deux Rives", "EARL de Clairac"
    private bool IsFirm(int index) => index >= 0 && IsJoinedBack(2) && _text.Slice(_tokens[index].Start, _tokens[index].Length) is "GAEC" or "EARL" or "SCEA" or "SARL" or "EURL" or "SCI" or "SAS";

    // "Paris Match", "Lyon Capitale", "Vannes Habitat": a paper or a firm that begins with the town's name.
    private bool BeginsSign() =>
        _end < _tokens.Length && _tokens[_end].Joined && _tokens[_end].Capital && !_isShouted && RoleAt(_end).HasFlag(WordRole.SignEnd);

    private bool IsAcronym(int index) =>
        !_isShouted && _tokens[index].Length is >= 2 and <= LongestAcronym && !_text.Slice(_tokens[index].Start, _tokens[index].Length).ContainsAnyExceptInRange('A', 'Z');

    private bool IsOfPerson()
    {
        if (Before(1).HasFlag(WordRole.Title) || (_from > 0 && RoleAt(_from - 1).HasFlag(WordRole.Title) && _text[_tokens[_from - 1].End..Start] is "." or ". " or ".\u00A0"))
            return true;
        if (_end < _tokens.Length && _tokens[_end].Joined && Is(_end, "Frères", "Fils", "Sœurs"))
            return true;
        if (_from == 0 || _end - _from > 1 || _locative || !_tokens[_from].Joined || !_tokens[_from - 1].Capital || !_capital)
            return false;
        var before = Before(1);
        // "Saint-Pierre Donges": the first name is a saint's.
        if (before.HasFlag(WordRole.FirstName))
            return !(_from >= 2 && _tokens[_from - 1].Joined && IsSaint(_from - 2));
        // "présenté par Odilon Redon": inside a sentence two capitals in a row, the first no word that we know, are a person's.
        return before == WordRole.None && !_isShouted && !BeginsSentence(_from - 1) && (_tokens[_from - 1].Joined || IsApposed(_from - 1)) && !EndsName(_from - 1);
    }

    // "Le maillot jaune, Adrien Roubaix,"
    private bool IsApposed(int index) => index > 1 && _text[_tokens[index - 1].End.._tokens[index].Start] is ", " && !_tokens[index - 1].Capital && !char.IsDigit(_text[_tokens[index - 1].Start]);

    // "la Saint-Jean", "salle Saint-Nazaire", "école primaire Saint-Malo": a saint, unless the article is the commune's own.
    private bool IsOfSaint()
    {
        // "saint Martin" with a small s and no hyphen is the man.
        if (!_locative && IsSaint(_from) && !_tokens[_from].Capital && _end - _from == 2 && _tokens[_from + 1].Capital && _text[_tokens[_from].End] == ' ')
            return true;
        var before = Before(1);
        if (before.HasFlag(WordRole.Venue) && !before.HasFlag(WordRole.Announces) && !_locative && (_end - _from <= 2 || !_capital))
            return true;
        var isSaint = _end - _from == 2 && Length > 6 && !RoleAt(_from).HasFlag(WordRole.Article) && StartsAsSaint();
        // "STADE MUNICIPAL SAINT GAUDENS": a town hall's stadium has no patron.
        if (isSaint && _isShouted && Is(_from - 1, "municipal", "municipale", "communal", "communale", "intercommunal", "intercommunale"))
            return false;
        return isSaint && (_contracted || before.HasFlag(WordRole.Article) || (before.HasFlag(WordRole.Qualifies) && Before(2).HasFlag(WordRole.Venue)));
    }

    private bool StartsAsSaint() => IsSaint(_from) && _tokens[_from + 1].Joined;

    private bool IsSaint(int index) => Is(index, "saint", "sainte", "st", "ste", "saints", "saintes");

    // "au Café de Paris", "le Bistrot de Libourne", "Glacier La Belle Chantilly": the sign's own words begin with a capital.
    private bool IsOfSign()
    {
        var hasCapitalArticle = false;
        for (var distance = 1; distance <= 5; distance++)
        {
            var role = Before(distance);
            var index = _from - distance;
            if (index < 0 || !IsJoinedBack(distance))
                return false;
            if (role.HasFlag(WordRole.Shop))
                return hasCapitalArticle || (_tokens[index].Capital && !BeginsSentence(index) && !_isShouted);
            // "au Café le Moderne d'Aubusson": behind the sign's own name "de" tells where it is.
            if (_of && distance >= 2 && role == WordRole.None && _tokens[index].Capital && !_isShouted)
                return false;
            hasCapitalArticle |= role.HasFlag(WordRole.Article) && _tokens[index].Capital && !_isShouted && !BeginsSentence(index);
            if ((role & (WordRole.Of | WordRole.Article | WordRole.Qualifies)) == WordRole.None && !_tokens[index].Capital)
                return false;
        }
        return false;
    }

    // "savon de Marseille"; in "foire aux oignons de Saint-Benoît" the place is meant.
    private bool IsOfGoods()
    {
        if (!_of || _contracted || !Before(2).HasFlag(WordRole.Goods))
            return false;
        for (var distance = 3; distance <= 5 && IsJoinedBack(distance); distance++)
        {
            if ((Before(distance) & (WordRole.Event | WordRole.Venue)) != WordRole.None)
                return false;
        }
        return true;
    }

    private bool InStreetName()
    {
        for (var distance = 1; distance <= 5; distance++)
        {
            var role = Before(distance);
            if (_from - distance < 0 || !IsJoinedBack(distance))
                return false;
            // "les rues de Bruz", "place du village de Gordes": all its streets, the one in its midst.
            if (Is(_from - distance, "rues", "ruelles") || (_of && distance == 2 && Is(_from - 2, "village", "bourg", "mairie")))
                return false;
            // "parvis de la gare de Niort", "rue de l'église de Bruz": small letters tell what it leads to, and where that is.
            if (_of && distance == 2 && role.HasFlag(WordRole.Venue) && !role.HasFlag(WordRole.Way) && !_tokens[_from - 2].Capital && !_isShouted)
                return false;
            if (role.HasFlag(WordRole.Way) || (Is(_from - distance, "point") && Is(_from - distance - 1, "rond")))
                return !IsSide(_from - distance);
            // Only small words and the parts of a longer street name may stand between: "rue du Général de Nantes" is rare, "rue du bourg à Donges" is not.
            if (role.HasFlag(WordRole.Locative) || (distance > 1 && (role & (WordRole.Of | WordRole.Article | WordRole.Small | WordRole.Everyday | WordRole.Title | WordRole.FirstName)) == WordRole.None))
                return false;
            if (distance == 1 && (role & (WordRole.Of | WordRole.Article | WordRole.FirstName)) == WordRole.None)
                return false;
        }
        return false;
    }

    // "du côté de Bourgneuf" is no slope.
    private bool IsSide(int index) => Is(index, "côté", "coté") || (Is(index, "cote") && Is(index - 1, "du", "autre", "d"));

    private bool IsJoinedBack(int distance)
    {
        for (var i = _from - distance + 1; i <= _from; i++)
        {
            if (i <= 0 || !_tokens[i].Joined)
                return false;
        }
        return true;
    }
}
