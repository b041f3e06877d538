using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>Fields of forms ("Ville : Tours"), lands abroad that stand behind a name, titles of works, shores of rivers, and who plays.</summary>
internal readonly ref partial struct MentionContext
{
    private const int LongestTitle = 60; // letters of a title between its marks
    private const int LabelAndCode = 24; // letters: "37000 / Code commune : "

    // "Ville : Tours", "Commune: Donges", "Lieu : …": the word before the colon names a field.
    private bool IsLabel()
    {
        var end = _end < _tokens.Length ? _tokens[_end].Start : _text.Length;
        return _end - _from == 1 && IsLabelWord(_from) && _text[End..end].TrimStart(" \u00A0") is [':', ..];
    }

    private bool IsLabelWord(int index) => Is(index, "ville", "commune", "localité", "localite", "adresse", "lieu", "cp");

    /// <summary>True for the commune of a form's field: "Ville : Tours".</summary>
    private bool IsLabelled => IsTownLabel(_text, _tokens, _from);

    private static bool IsTownLabel(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int from)
    {
        if (from == 0 || text[tokens[from - 1].End..tokens[from].Start].Trim(" \u00A0") is not ":")
            return false;
        var label = text[tokens[from - 1].Start..tokens[from - 1].End];
        return label.Equals("ville", StringComparison.OrdinalIgnoreCase) || label.Equals("commune", StringComparison.OrdinalIgnoreCase) || label.StartsWith("localit", StringComparison.OrdinalIgnoreCase);
    }

    // "CP : 37000 / Ville : Tours": the code of the field before is the town's.
    private static string? CodeOfLabel(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int from) =>
        from > 1 && tokens[from - 2].Length == 5 && tokens[from].Start - tokens[from - 2].End <= LabelAndCode && IsTownLabel(text, tokens, from) ? Digits(text, tokens[from - 2]) : null;

    // "Valence d'Agen (82400)": what is said behind the name to tell it from others stands before its code.
    private static string? CodeBehindTail(ReadOnlySpan<char> text, ReadOnlySpan<NameToken> tokens, int end)
    {
        if (end + 2 >= tokens.Length || !tokens[end].Joined || !tokens[end + 1].Joined || !tokens[end + 1].Capital || tokens[end + 2].Length != 5 || text[tokens[end + 1].End..tokens[end + 2].Start] is not " (")
            return null;
        return text[tokens[end].Start..tokens[end].End] is "d" or "de" or "en" or "sur" ? Digits(text, tokens[end + 2]) : null;
    }

    // "La Haye, aux Pays-Bas,", "Liège, en Belgique.", "Valence (en Espagne)"
    private bool IsInLandBehind()
    {
        if (_end + 1 >= _tokens.Length || !Is(_end, "en", "au", "aux") || _text[End.._tokens[_end].Start] is not (", " or " (" or " "))
            return false;
        var (land, last) = (_end + 1, _end + 1);
        if (!_tokens[land].Joined || !_tokens[land].Capital)
            return false;
        if (!RoleAt(land).HasFlag(WordRole.Abroad))
        {
            var isTwoWords = land + 1 < _tokens.Length && _tokens[land + 1].Joined
                && ((Is(land, "Pays") && Is(land + 1, "Bas")) || (Is(land, "Royaume", "Etats", "États") && Is(land + 1, "Uni", "Unis")) || (Is(land, "Burkina") && Is(land + 1, "Faso")));
            if (!isTwoWords && !Is(land, "Afrique", "Asie", "Amérique", "Hollande", "Inde", "Chine", "Japon", "Russie", "Ukraine", "Turquie", "Mali", "Bénin", "Togo", "Cameroun", "Madagascar", "Maroc", "Vietnam", "Hongrie", "Croatie", "Slovaquie", "Slovénie", "Moldavie", "Suède", "Norvège", "Danemark", "Finlande", "Mexique", "Brésil", "Sarre", "Rhénanie", "Moravie", "Bohême", "Flandre", "Wallonie"))
                return false;
            last = isTwoWords ? land + 1 : land;
        }
        return _text[_tokens[last].End..] is [] or [',' or '.' or ')' or ';' or ':' or '!' or '?' or '\n', ..];
    }

    // "berges de l'Isle", "bords de Vire", "la crue de l'Oust": a river's, and rivers bear the names of communes.
    private bool IsOfShore() => _of && IsBareOfCodes && Is(_from - 2, "berge", "berges", "bord", "bords", "rive", "rives", "gorges", "méandres", "crue", "crues", "lit") && !(Is(_from - 2, "bord", "bords") && Is(_from - 3, "à")) && !_contracted;

    // "Notre-Dame de Paris de Victor Hugo": who made it stands behind.
    private bool IsOfWorkBy() =>
        _of && IsBareOfCodes && !_contracted && _end + 2 < _tokens.Length && _tokens[_end].Joined && _tokens[_end + 1].Joined && _tokens[_end + 2].Joined && RoleAt(_end).HasFlag(WordRole.Of)
        && RoleAt(_end + 1).HasFlag(WordRole.FirstName) && _tokens[_end + 1].Capital && _tokens[_end + 2].Capital && !_isShouted && (Before(2) & (WordRole.Event | WordRole.Venue | WordRole.Civic)) == WordRole.None;

    // "le film « Les Demoiselles de Rochefort »": a part of a title between its marks, behind what it is the title of.
    private bool IsInTitleOfWork()
    {
        var before = _text[Math.Max(0, Start - LongestTitle)..Start];
        var opens = before.LastIndexOfAny("«“");
        if (opens < 0 || before[opens..].ContainsAny('»', '”'))
            return false;
        opens += Start - before.Length;
        var inside = _text[(opens + 1)..Start].Trim(" \u00A0");
        if (inside.IsEmpty || !_text[End..Math.Min(_text.Length, End + LongestTitle)].ContainsAny('»', '”'))
            return false;
        for (var i = _from - 1; i >= 0 && _from - i < 12; i--)
        {
            if (_tokens[i].End <= opens && (RoleAt(i).HasFlag(WordRole.Work) || Is(i, "film", "films", "livre", "comédie", "documentaire", "série", "album", "opérette", "opéra", "recueil", "récit", "pièce", "BD", "tome")))
                return opens - _tokens[i].End < LongestTitle / 2 && !_text[_tokens[i].End..opens].ContainsAny(".!?»");
        }
        return false;
    }

    // "résidence Les Jardins de Biarritz": the sign's own words, with their capital, lead to the name.
    private bool IsOfBuildingSign()
    {
        if (!_of || !IsBareOfCodes || _isShouted)
            return false;
        for (var distance = 2; distance <= 5 && IsJoinedBack(distance); distance++)
        {
            if (Is(_from - distance, "résidence", "residence", "lotissement", "programme"))
                return distance > 2 && _tokens[_from - 2].Capital;
            if (!_tokens[_from - distance].Capital && (Before(distance) & (WordRole.Article | WordRole.Of)) == WordRole.None)
                return false;
        }
        return false;
    }

    // "hameaux Le Petit Paris, Montauban et Cantegrel"
    private bool IsOneOfHamlets()
    {
        for (var i = _from - 1; i >= 0 && _from - i < 9 && !_locative && !_of && IsBareOfCodes; i--)
        {
            if (_text[_tokens[i].End.._tokens[i + 1].Start].ContainsAny(SentenceEnds))
                return false;
            if (Is(i, "hameaux", "dits"))
                return true;
            if (!_tokens[i].Capital && (RoleAt(i) & (WordRole.Article | WordRole.Of | WordRole.Small)) == WordRole.None)
                return false;
        }
        return false;
    }

    // "Aurillac HB 24 – 29 Cahors Lot HB", "Angers Volley", "En Avant Guingamp"
    private bool IsOfTeam()
    {
        if (_from > 1 && _tokens[_from].Joined && Is(_from - 1, "Avant") && Is(_from - 2, "En"))
            return true;
        if (_locative || IsCoded)
            return false;
        // "l'AS Morteau-Montlebon": bound to the club's name
        if (_from > 1 && IsGlued(_from) && IsAcronym(_from - 2) && RoleAt(_from - 2).HasFlag(WordRole.Club))
            return true;
        // "Le Petit Deauville"
        if (!_of && _from > 1 && _tokens[_from].Joined && _capital && !_isShouted && Is(_from - 1, "Petit", "Petite") && _tokens[_from - 1].Capital && RoleAt(_from - 2).HasFlag(WordRole.Article))
            return true;
        for (var i = _end; i < _tokens.Length && i < _end + 2 && _tokens[i].Joined && _tokens[i].Capital; i++)
        {
            if (IsSportLetters(i) || (!_isShouted && Is(i, "Handball", "Volley", "Basket", "Rugby", "Football", "Hockey", "Natation", "Athlétisme") && !_of))
                return true;
        }
        return false;
    }

    private bool IsSportLetters(int index)
    {
        var letters = _text.Slice(_tokens[index].Start, _tokens[index].Length);
        return letters is "HB" or "HBC" or "FC" or "XV" or "XIII" or "VBC" || (!_isShouted && letters is "RC" or "VB" or "BB" or "BC" or "TT" or "AC" or "SC" or "HC" or "AS" or "UC" or "FCO" or "SCO");
    }

    // "L'Oie, commune déléguée d'Essarts-en-Bocage": a part of the commune that is named behind.
    private bool IsDelegatedOf() =>
        _end + 2 < _tokens.Length && _tokens[_end].Start - End <= 3 && Is(_end, "commune") && Is(_end + 1, "déléguée", "associée", "deleguee", "associee") && RoleAt(_end + 2).HasFlag(WordRole.Of);

    // "Nancy Chartres" and "Nancy Tarbes" are persons: a given name that is a town's too, right before a name.
    private bool IsGivenToo(int index) => Is(index, "Nancy", "Tracy", "Lourdes") && _tokens[index].Capital && !_isShouted;

    private bool IsOfGivenToo()
    {
        if (_end - _from > 1)
            return false;
        if (_from > 0 && _text[_tokens[_from - 1].End..Start] is " " && IsGivenToo(_from - 1))
            return true;
        return IsGivenToo(_from) && _end < _tokens.Length && _tokens[_end].Capital && _text[End.._tokens[_end].Start] is " " && EndsName(_end);
    }

    // Venues that every quarter has, and that nobody comes to from afar.
    private bool IsLocalVenue(int index) =>
        IsJoinedBack(2) && Is(index, "stade", "gymnase", "piscine", "salle", "chapelle", "église", "école", "collège", "lycée", "médiathèque", "bibliothèque", "usine", "parking", "terrain", "halle");
}
