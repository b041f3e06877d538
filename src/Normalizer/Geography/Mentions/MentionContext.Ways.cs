namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>Where one comes from and where one only asks: rides, bookings, matches, what was before.</summary>
internal readonly ref partial struct MentionContext
{
    private const int Phrase = 10; // words

    // "Billetterie : Maison de la presse, 5 rue Thiers, Hennebont", "Siège : …", "Billets en vente à l'office de tourisme d'Ornans"; "adressez-vous à L'Aigle"
    private bool IsBookedAt()
    {
        for (var i = _from - 1; i >= 0 && i >= _from - Phrase; i--)
        {
            var gap = _text[_tokens[i].End.._tokens[i + 1].Start];
            if (gap.ContainsAny(".!?\n;"))
                return false;
            if (!RoleAt(i).HasFlag(WordRole.Booking))
                continue;
            if (gap.Contains(':') || (i + 2 <= _from && Is(i + 1, "social") && _text[_tokens[i + 1].End.._tokens[i + 2].Start].Contains(':')))
                return BeginsSentence(i) || !_tokens[i].Joined;
            if (Is(i, "siège") && (Is(i + 1, "est") || Is(i + 2, "est")))
                return true;
            if ((Is(i + 1, "en") && Is(i + 2, "vente")) || (Is(i, "adressez", "adresser") && i < _from - 1 && !IsBeforeAddress()) || (Is(i + 1, "à", "au", "auprès") && BeginsSentence(i)))
                return true;
        }
        return false;
    }

    // "Mugron contre Hagetmau", "affronte Guingamp"
    private bool IsOpposed() =>
        (!_of && !IsPlaced && _from > 0 && _tokens[_from].Joined && Is(_from - 1, "affronte", "affrontent", "affrontera", "affronteront", "défie", "défiera")) ||
        (!IsPlaced && !_of && _end + 1 < _tokens.Length && Is(_end, "contre") && _tokens[_end].Joined && _tokens[_end + 1].Capital) || (!_of && Is(_from - 1, "contre") && _tokens[_from].Joined);

    // "Exempt : Pontivy"
    private bool IsRuledOut() => !IsPlaced && !_of && Is(_from - 1, "exempt", "exempts", "exempte");

    // "Parti de Lannemezan à l'aube, le troupeau"; a fire is where it broke out.
    private bool IsGone()
    {
        if (!_of || !IsJoinedBack(2) || !Is(_from - 2, "parti", "partie", "partis", "parties"))
            return false;
        for (var i = _end; i < _tokens.Length && i < _end + Phrase && !_text[_tokens[i - 1].End.._tokens[i].Start].ContainsAny(".!?;\n"); i++)
        {
            if (Is(i, "feu", "incendie"))
                return false;
        }
        return true;
    }

    // "Fête à Bruz ? Non : à Guichen"
    private bool IsQuestioned() =>
        (_end < _tokens.Length && Is(_end, "non") && _tokens[_end].Capital && _text[End.._tokens[_end].Start].Trim(" \u00A0") is "?");

    // "Covoit possible de Fumel pour la conférence"
    private bool IsOfRide() => _of && (IsRide(_from - 2) || IsRide(_from - 3)) && IsJoinedBack(2) && IsForElsewhere(byCoach: false);

    // "On se retrouve à Gourin, …, pour covoiturer"
    private bool IsForRide()
    {
        for (var i = _end; i < _tokens.Length && i < _end + Phrase + 2 && !_text[_tokens[i - 1].End.._tokens[i].Start].ContainsAny(".!?;\n"); i++)
        {
            if (IsRide(i))
                return Is(i - 1, "pour", "en");
        }
        return false;
    }

    private bool IsRide(int index) => index >= 0 && _text[_tokens[index].Start.._tokens[index].End].StartsWith("covoit", StringComparison.OrdinalIgnoreCase);

    // "Après Cahors et Rodez, l'exposition s'installe à Villefranche"
    private bool IsAfter() => _from > 0 && Is(_from - 1, "après") && BeginsSentence(_from - 1) && !_of && !Is(_end, "ce", "c");

    // "Exposition « Saint-Malo au temps des corsaires »": what is told of.
    private bool IsInTitle()
    {
        var before = _text[Math.Max(0, Start - LongestTitle)..Start];
        var opens = before.LastIndexOf('«');
        if (opens < 0 || before[opens..].Contains('»'))
            return false;
        var rest = _text[End..Math.Min(_text.Length, End + LongestTitle)];
        var closes = rest.IndexOf('»');
        return closes > 0 && !rest[..closes].ContainsAny(SentenceEnds) && (rest[..closes].Trim(" \u00A0").Length > 0 || before[(opens + 1)..].Trim(" \u00A0").Length > 0);
    }

    // "Le club d'échecs de Lannemezan organise son tournoi à Tarbes": who does it.
    private bool IsWhoOrganises() => _end < _tokens.Length && _tokens[_end].Joined && Is(_end, "organise", "organisent", "organisera", "propose", "proposent", "proposera", "présente", "présentent", "présentera", "recherche", "ont", "ira", "iront", "visitera", "visiteront", "part", "partent", "partira");

    // "Maire de Saint-James pendant trois mandats, il y recevra la médaille"
    private bool IsWhereItWillBe()
    {
        for (var i = _end; i + 1 < _tokens.Length && i < _end + Phrase + 2 && !_text[_tokens[i - 1].End.._tokens[i].Start].ContainsAny(SentenceEnds); i++)
        {
            // "Les lycéens de Koné y prendront part" go elsewhere.
            if (Is(i, "y") && IsFuture(i + 1))
                return _text[End.._tokens[i].Start].Contains(',');
        }
        return false;
    }

    // "quitte Savenay et consulte à Donges", "quitte Uzès pour s'installer à Nîmes"
    private bool IsQuit() => Before(1).HasFlag(WordRole.Leaving) && (Is(_end, "et") || (Is(_end, "pour") && Is(_end + 1, "s", "se")));

    // "Départ de Laval à 6 h en autocar pour le marché de Noël d'Angers"; "pour une boucle de 12 km" is back.
    private bool IsForElsewhere(bool byCoach)
    {
        var isByCoach = false;
        for (var i = _end; i + 1 < _tokens.Length && i < _end + Phrase && !_text[_tokens[i - 1].End.._tokens[i].Start].ContainsAny(".!?;\n"); i++)
        {
            isByCoach |= Is(i, "car", "autocar", "bus", "minibus", "train");
            if (Is(i, "pour"))
                return (isByCoach == byCoach || RoleAt(Math.Min(i + 2, _tokens.Length - 1)).HasFlag(WordRole.Event)) && !Is(i + 2, "boucle", "randonnée", "rando", "balade", "marche", "circuit", "parcours", "sortie", "tour") && !char.IsDigit(_text[_tokens[i + 1].Start]);
        }
        return false;
    }

    // "demeurant à Redon", "il vivait depuis vingt ans à Redon", "vingt-deux ans à Paris"
    private bool IsHome()
    {
        if (!IsPlaced)
            return false;
        for (var i = _from - 2; i >= 0 && i > _from - 8 && !_text[_tokens[i].End.._tokens[i + 1].Start].ContainsAny(ClauseEnds); i--)
        {
            if (Is(i, "demeurant", "vivait", "vivant", "habitait", "habitant", "résidait", "résidant") || (i == _from - 2 && Is(i, "ans", "années") && !Is(i - 2, "de")))
                return true;
        }
        return false;
    }

    // "bien connue à Bapaume"
    private bool IsKnownAt() => IsPlaced && IsJoinedBack(2) && Is(_from - 2, "connu", "connue", "connus", "connues", "célèbre", "célèbres") && !Is(_from - 3, "est", "sont");

    // "est arrivé cette nuit à Colomiers"; of "départ de Bruz, arrivée à Redon" it happens in both
    private bool IsArrival()
    {
        for (var i = _from - 2; i >= 0 && i >= _from - 5 && _tokens[i + 1].Joined; i--)
        {
            if (Is(i, "arrivé", "arrivée", "arrivés", "arrivées"))
                return Is(i - 1, "est", "sont");
            if (Is(i, "arrivera", "arriveront"))
                return true;
        }
        return false;
    }

    // "décédé à l'hôpital de Lisieux"
    private bool IsOfDeath()
    {
        for (var i = _from - 3; i >= 0 && i > _from - 8 && !_text[_tokens[i].End.._tokens[i + 1].Start].ContainsAny(ClauseEnds); i--)
        {
            if (Is(i, "décédé", "décédée", "décès", "hospitalisé", "hospitalisée", "né", "née"))
                return true;
        }
        return false;
    }
}
