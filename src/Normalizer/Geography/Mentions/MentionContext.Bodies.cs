namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>What bears a commune's name beside people, streets and clubs: lands, groupings of communes, offices, papers, food.</summary>
internal readonly ref partial struct MentionContext
{
    /// <summary>True when the name belongs to a land, a grouping of communes, an office, a paper.</summary>
    public bool IsBorne => _postalCode is null && (IsOfBearer() || IsOfGrouping());

    /// <summary>True for "et de La Ferté-Bernard" behind the name that ended there.</summary>
    public bool GoesOnFrom(int end)
    {
        // "l'université de Cergy-Pontoise"
        if (Start == end + 1 && _text[end] == '-')
            return true;
        if (!_of || Start - end > 10 || _from < 2)
            return false;
        var gap = _text[end..Start].Trim();
        return gap.StartsWith("et ") || gap.StartsWith("ou ") || gap.StartsWith(", d");
    }

    // "le bagad de Vannes", "le cercle celtique de Spézet", "le pays d'Auray", "le canton de Pouzauges"; but "3e arrondissement de Lyon", and "des chanteurs venus d'Olmeto" come from there.
    private bool IsOfBearer()
    {
        if (IsLieuDit())
            return true;
        if (!_of || _from < 2 || IsOfSomePlayers())
            return false;
        if (IsHamlet() || IsPaper() || IsOfCommunity())
            return true;
        if (Before(2).HasFlag(WordRole.Bearer))
            return !(Is(_from - 2, "arrondissement") && IsOrdinal(_from - 3)) && !(Is(_from - 2, "chu", "chru") && Before(3).HasFlag(WordRole.Contracted) && !Before(3).HasFlag(WordRole.Of)); // "transportée au CHU d'Angers"
        return Before(3).HasFlag(WordRole.Bearer) && (Before(2) & ~(WordRole.Qualifies | WordRole.ClubKind)) == WordRole.None && !_tokens[_from - 2].Capital && !IsComing(_from - 2) && !IsOfUs(_from - 2);
    }

    // "communauté de communes de Nozay"
    private bool IsOfCommunity() => _from > 3 && IsJoinedBack(4) && Is(_from - 2, "communes") && Is(_from - 4, "communauté");

    // "3e", "IIIe", "premier"
    private bool IsOrdinal(int index) => index >= 0 && (char.IsDigit(_text[_tokens[index].Start]) || Is(index, "premier") || (_tokens[index].Length <= 5 && _text[_tokens[index].Start] is 'I' or 'V' or 'X'));

    // "Ensemble faisons de Bruz un village fleuri": a verb.
    private bool IsOfUs(int index) => _text.Slice(_tokens[index].Start, _tokens[index].Length) is var word && (word.EndsWith("ons") || word.EndsWith("ez"));

    private bool IsComing(int index)
    {
        var word = _text.Slice(_tokens[index].Start, _tokens[index].Length);
        return word.StartsWith("venu", StringComparison.OrdinalIgnoreCase) || word.StartsWith("arrivé", StringComparison.OrdinalIgnoreCase) || word.StartsWith("originaire", StringComparison.OrdinalIgnoreCase) || word.StartsWith("natif", StringComparison.OrdinalIgnoreCase);
    }

    // "Dijon Métropole", "Vannes agglo", "Saint-Brieuc Armor Agglomération", "Lamballe Terre & Mer", "Le Grand Poitiers"
    private bool IsOfGrouping()
    {
        if (_from > 0 && _tokens[_from].Joined && Is(_from - 1, "Grand") && _tokens[_from - 1].Capital && _capital && !_isShouted)
            return true;
        // "agglomération Royan Atlantique", "CC de Miribel"
        if (_from > 0 && _tokens[_from].Joined && ((Before(1).HasFlag(WordRole.Bearer) && Is(_from - 1, "agglomération", "agglomeration", "métropole", "metropole", "intercommunalité")) || IsShortForGrouping(_from - (_of ? 2 : 1))))
            return true;
        for (var i = _end; i < _tokens.Length && i < _end + 3 && _tokens[i].Joined; i++)
        {
            if (RoleAt(i).HasFlag(WordRole.Grouping) && (_tokens[i].Capital || (i == _end && _capital && !Is(i, "plus", "communauté"))))
                return !_isShouted || i == _end;
            if (!_tokens[i].Capital)
                break;
        }
        return _end < _tokens.Length && _tokens[_end].Joined && !_isShouted && ((Is(_end, "Terre") && _end + 1 < _tokens.Length && Is(_end + 1, "Mer")) || (Is(_end, "la") && Is(_end + 1, "mer") && _from + 1 == _end));
    }

    private bool IsShortForGrouping(int index) => index >= 0 && _text.Slice(_tokens[index].Start, _tokens[index].Length) is "CC" or "CA" or "CU" && IsJoinedBack(_from - index);

    // "répond au nom de Vesoul", "un poulain nommé Cahors"
    private bool IsGivenName() =>
        Before(1).HasFlag(WordRole.Naming) || (_of && !_contracted && _from > 3 && IsJoinedBack(4) && Is(_from - 2, "nom") && Is(_from - 3, "au") && _text.Slice(_tokens[_from - 4].Start, _tokens[_from - 4].Length).StartsWith("répond", StringComparison.OrdinalIgnoreCase));

    // "hameau de Clairac"; "hameau du Perray-en-Yvelines" belongs to a commune.
    private bool IsHamlet() => _end - _from == 1 && Is(_from - 2, "hameau", "quartier", "lieu-dit");

    // "Le Courrier de Mantes", "L'Écho d'Ancenis", "Le Petit Bleu d'Agen": a paper, with its capital behind an article.
    private bool IsPaper() =>
        Before(2).HasFlag(WordRole.Paper) && _tokens[_from - 2].Capital && !_isShouted && _from > 2 && !BeginsSentence(_from - 2) && ((Before(3) & (WordRole.Article | WordRole.Contracted)) != WordRole.None || Is(_from - 3, "Petit"));

    // "lieu-dit La Croix-Blanche", "hameau Saint-Roch": a hamlet's own name.
    private bool IsLieuDit() =>
        _from > 0 && IsJoinedBack(1) && !_locative && !_of && ((Is(_from - 1, "dit") && Is(_from - 2, "lieu")) || Is(_from - 1, "lieudit", "hameau", "hameaux", "quartier", "quartiers"));

    // "des joueurs de Sartène" come from there, "les joueurs de Laval" are the club's.
    private bool IsOfSomePlayers() => _from > 2 && IsJoinedBack(2) && Is(_from - 3, "des", "quelques", "plusieurs");

    // "du munster et du cantal", "saint-nectaire, pont-l'évêque": in small letters, where the writer sets capitals or names one food after another.
    private bool IsFare()
    {
        if (_capital || IsPlaced || (_of && BehindPlaceOrEvent() != WordRole.None))
            return false;
        if (_end - _from == 1)
            return RoleAt(_from).HasFlag(WordRole.Fare);
        var isHyphened = _text.Slice(Start, Length).Contains('-');
        return isHyphened && (_writesCapitals || NamesFare(_from - 6, _from) || NamesFare(_end, _end + 6));
    }

    private bool NamesFare(int from, int to)
    {
        for (var i = Math.Max(0, from); i < Math.Min(to, _tokens.Length); i++)
        {
            if (!_tokens[i].Capital && RoleAt(i).HasFlag(WordRole.Fare))
                return true;
        }
        return false;
    }
}
