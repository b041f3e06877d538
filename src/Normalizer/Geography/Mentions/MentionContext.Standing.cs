namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>What the text makes of the commune in what it tells.</summary>
internal readonly ref partial struct MentionContext
{
    /// <summary>
    /// What the text makes of the commune: whether it happens there, or people come from there, go through it, compare with it. <paramref name="previous"/>: the standing of
    /// the commune named right before, which a list hands on.
    /// </summary>
    public Standing StandingAfter(Standing? previous)
    {
        if (IsBookedAt())
            return Standing.Booked;
        if (_postalCode is not null || IsLabelled)
            return Standing.Address;
        var near = IsPlaced ? InClause(6) : WordRole.None;
        // "ni Lorient", "plus au Robert", "et non à Vannes"; "Pas de passage à Ruffey en août."
        if (_from > 0 && (Is(_from - 1, "ni") || (IsPlaced && ((_from > 1 && _tokens[_from - 1].Joined && Is(_from - 2, "plus", "pas", "non")) || IsDenied()))) || IsRuledOut())
            return Standing.Denied;
        if (IsQuestioned())
            return Standing.Left;
        // "déplacée de Basse-Goulaine à Vertou"
        if (_of && IsJoinedBack(2) && Before(2).HasFlag(WordRole.Moved))
            return Standing.Left;
        // "repli à la salle de Bruz en cas de pluie", "initialement prévu à Redon"
        if ((IsPlaced || _of) && (InClause(8).HasFlag(WordRole.Instead) || IsLeft()))
            return Standing.Left;
        if (IsOfRide() || IsGone() || IsQuit() || (IsPlaced && IsForRide()) || (_of && Before(2).HasFlag(WordRole.Leaving) && IsForElsewhere(byCoach: true)))
            return Standing.Gone;
        if (IsInTitle())
            return Standing.Compared;
        if (IsPlaced && (IsCleft() || near.HasFlag(WordRole.Calling)))
            return Standing.Called;
        if (IsWhereItWillBe())
            return Standing.Called;
        if (IsOpposed())
            return Standing.Opposed;
        if (IsAfter() || IsKnownAt() || IsHome())
            return Standing.Origin;
        if (IsPlaced && IsArrival())
            return Standing.Destination;
        // "Entre Saumur et Chinon, Montsoreau vous ouvre ses caves"; but "route coupée entre Donges et Savenay".
        if (Is(_from - 1, "entre") && (BeginsSentence(_from - 1) || Is(_from - 2, "chemin")))
            return Standing.Measured;
        if (IsPlaced && Is(_from - 2, "qu"))
            return Standing.Compared;
        if (IsPlaced && Is(_from - 2, "merci", "bravo"))
            return Standing.People;
        // "départ de Laval", "quitte Quiberon"
        if (_of && Before(2).HasFlag(WordRole.Leaving) || Before(1).HasFlag(WordRole.Leaving))
            return Standing.Departure;
        if (_of && Is(_from - 2, "retour") && IsJoinedBack(2))
            return Standing.Return;
        if (_of && IsJoinedBack(2) && Is(_from - 2, "secteur", "alentours", "hauteur"))
            return Standing.Around;
        if (_text[End..].TrimStart(' ') is ['>' or '→', ..] or ['-', '>', ..])
            return Standing.SetOut;
        if (_text[..Start].TrimEnd(' ') is [.., '>' or '→'])
            return Standing.Destination;
        if (IsBeforeAddress())
            return Standing.Address;
        if (IsDateline())
            return Standing.Dateline;
        if (IsPlaced && (IsOrigin() || IsPassed()))
            return Standing.Origin;
        // "Entre Saumur et Chinon, Montsoreau vous ouvre ses caves": the verb in the singular has one subject.
        if (Hosts() is var verb and > 0 && !_text.Slice(_tokens[verb].Start, _tokens[verb].Length).EndsWith("nt", StringComparison.OrdinalIgnoreCase) && (_from == 0 || !Is(_from - 1, "et")))
            return Standing.Host;
        // "de Bruz à Guichen", "relie Millau à Creissels": both ends of a way.
        if (previous is { } same)
            return same;
        if (IsBehindAddress())
            return Standing.Address;
        if (IsPlaced || (_capital && Is(_from - 1, "dans") && _tokens[_from].Joined))
            return near.HasFlag(WordRole.Stop) || Is(_from - 1, "vers") || Is(_from - 2, "prends") || (Is(_from - 2, "nuit") && !Is(_from - 3, "cette", "la")) ? Standing.Stop : Standing.Placed;
        if (_of)
            return OfWhat();
        if (Before(1).HasFlag(WordRole.Calling))
            return Standing.Called;
        if (Hosts() > 0)
            return Standing.Host;
        return Before(1).HasFlag(WordRole.Reaching) ? Standing.Reached : IsSlot() ? Standing.Slot : Standing.Named;
    }

    private Standing OfWhat()
    {
        var behind = BehindPlaceOrEvent();
        if (behind.HasFlag(WordRole.Event))
            return Standing.OfEvent;
        if (behind.HasFlag(WordRole.Venue) || IsOfWorkplace())
            return IsOfDeath() ? Standing.Origin : IsWhoOrganises() ? Standing.People : Standing.OfVenue;
        // "accueillis à celle de Condé"
        if (Is(_from - 2, "celle", "celui") && Before(3).HasFlag(WordRole.Locative))
            return Standing.OfVenue;
        if (Before(2).HasFlag(WordRole.Origin))
            return Standing.Origin;
        return IsDistance ? Standing.Measured : Before(2).HasFlag(WordRole.Civic) ? Standing.People : Standing.Of;
    }

    // "c'est à Bellême, et là seulement, que", "C'est pourtant à Eguisheim"
    private bool IsCleft()
    {
        for (var i = _from - 2; i > 0 && i > _from - 6; i--)
        {
            if (Is(i, "est") && Is(i - 1, "c"))
                return true;
            if (!_tokens[i + 1].Joined)
                return false;
        }
        return false;
    }

    // "Passée par les cuisines du Crillon à Paris"
    private bool IsPassed()
    {
        for (var i = _from - 2; i >= 0 && i > _from - 14 && !_text[_tokens[i].End.._tokens[i + 1].Start].ContainsAny(ClauseEnds); i--)
        {
            if (Is(i, "passé", "passée", "passés", "passées") && Is(i + 1, "par"))
                return true;
        }
        return false;
    }

    // The verb behind the name that makes it the place of something, with or without "vous"; 0 when none stands there.
    private int Hosts()
    {
        if (_of && !_locative) // "l'école de Sainte-Suzanne ouvre"; but "le village de Gordes vous accueille"
            return 0;
        var verb = _end < _tokens.Length && Is(_end, "vous", "nous") && _tokens[_end].Joined ? _end + 1 : _end;
        return verb < _tokens.Length && _tokens[verb].Joined && RoleAt(verb).HasFlag(WordRole.Hosting) ? verb : 0;
    }

    // "Ploërmel — Choc frontal sur la N24": what a report opens with is where it comes from.
    private bool IsDateline() => _from == 0 && _text[End..].TrimStart(" \u00A0.") is ['—' or '–', ..];

    /// <summary>True for "à 20 km de Limoges": what it is measured from.</summary>
    public bool IsDistance => _of && ((Is(_from - 2, "pas") && Is(_from - 3, "deux", "trois", "quelques")) || Is(_from - 2, "km", "kilomètres", "minutes", "lieues", "heure", "heures") || (IsAmount(_from - 2) && RoleAt(_from - 3).HasFlag(WordRole.Locative)));

    // "et à trente de Saint-Claude"
    private bool IsAmount(int index) => index > 0 && (char.IsDigit(_text[_tokens[index].Start]) || Is(index, "dix", "quinze", "vingt", "trente", "quarante"));

    // "Pas de bus", "aucun passage" open the clause.
    private bool IsDenied()
    {
        var opens = _from - 1;
        while (opens > 0 && _from - opens < 6 && !_text[_tokens[opens - 1].End.._tokens[opens].Start].ContainsAny(ClauseEnds))
            opens--;
        return opens < _from - 1 && ((Is(opens, "pas") && RoleAt(opens + 1).HasFlag(WordRole.Of)) || Is(opens, "aucun", "aucune"));
    }

    // "la fête prévue à Bruz est déplacée à Guichen"
    private bool IsLeft()
    {
        // "La déchèterie de Bruz étant fermée"
        if (_of && _end + 1 < _tokens.Length && (Is(_end, "étant") || (Is(_end, "est", "sont") && Is(_end + 1, "fermé", "fermée", "fermés", "fermées") && (_text[End..].Contains("En attendant", StringComparison.Ordinal) || _text[End..].Contains("accueilli", StringComparison.Ordinal)))))
            return true;
        var isPlanned = Is(_from - 2, "prévu", "prévue", "prévus", "prévues"); // "prévu à Bruz aura lieu à Guichen"
        for (var i = _end; i < _tokens.Length && i < _end + 6; i++)
        {
            if (_text[_tokens[i - 1].End.._tokens[i].Start].ContainsAny(ClauseEnds))
                return false;
            if (RoleAt(i).HasFlag(WordRole.Moved) || (isPlanned && RoleAt(i).HasFlag(WordRole.Calling)))
                return true;
        }
        return false;
    }

    private bool IsOrigin()
    {
        if (Is(_from - 3, "ancien", "ancienne", "anciens", "anciennes") && IsJoinedBack(3)) // "ancien diacre à Mozé-sur-Louet"
            return true;
        if (!Before(2).HasFlag(WordRole.Origin))
            return false;
        // "artiste installée à Douarnenez" is hers, "l'artiste s'est installée à Nancy" tells
        if (_from > 2 && IsJoinedBack(3) && Is(_from - 2, "installé", "installée", "installés", "installées", "basé", "basée", "basés", "basées", "établi", "établie", "domicilié", "domiciliée") && !Is(_from - 3, "est", "sont", "été", "être", "sera", "seront", "a", "ont", "était", "étaient") && (IsWho(_from - 3) || IsWho(_from - 4)))
            return true;
        // "longtemps institutrice à Redon"
        if (!IsParticiple(_from - 2))
            return true;
        // "l'exposition, installée à Nancy" is an apposition, "s'est installée à Nancy" tells.
        return Is(_from - 2, "éteint", "éteinte", "décédé", "décédée", "né", "née", "nés", "nées") || BeginsSentence(_from - 2) || !_tokens[_from - 2].Joined;
    }

    // Of the words of origin those that tell a happening as well: "s'est installée à Nancy".
    private bool IsParticiple(int index) =>
        Is(index, "installe", "base", "forme", "ne", "installé", "installée", "installés", "installées", "basé", "basée", "basés", "basées", "établi", "établie", "établis", "établies", "formé", "formée", "venu", "venue", "venus", "venues", "mort", "morte", "morts", "mortes");

    private bool IsWho(int index) =>
        RoleAt(index).HasFlag(WordRole.Origin) || Is(index, "artiste", "artistes", "compagnie", "troupe", "groupe", "duo", "trio", "couple", "association", "entreprise", "société", "graveuse", "graveur", "conteur", "conteuse", "plasticienne", "plasticien", "illustratrice", "illustrateur", "écrivain", "écrivaine", "romancier", "romancière");

    // "notre atelier de Bourges", "l'agence de Redon"
    private bool IsOfWorkplace() =>
        _from > 2 && IsJoinedBack(2) && Is(_from - 2, "atelier", "agence", "antenne", "succursale", "boutique", "magasin")
        && (Is(_from - 3, "notre", "son", "leur") || RoleAt(_from - 3).HasFlag(WordRole.Article));

    private WordRole InClause(int words)
    {
        var roles = WordRole.None;
        for (var distance = 2; distance <= words && _from - distance >= 0; distance++)
        {
            if (_text[_tokens[_from - distance].End.._tokens[_from - distance + 1].Start].ContainsAny(ClauseEnds))
                break;
            // "ça se passe à Vervins" is no stop on the way.
            roles |= Is(_from - distance - 1, "se") && Is(_from - distance, "passe", "passera", "fait", "fera", "tient", "tenait", "tiendra") ? WordRole.Calling : RoleAt(_from - distance);
        }
        return roles;
    }
}
