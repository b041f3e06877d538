using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>How much the text says that things happen in the commune.</summary>
internal readonly ref partial struct MentionContext
{
    /// <summary>The rank of what the text puts something into; above it stand addresses and meetings.</summary>
    public const double PlacedRank = 3;

    /// <summary>From this rank on the text says by an address, a meeting or a host that it happens there.</summary>
    public const double SurelyThere = 4;

    /// <summary>The rank of where the text says that it does not happen.</summary>
    public const double NotThere = 0.5;

    /// <summary>The rank of what is only named.</summary>
    public const double OfRank = 2;

    /// <summary>
    /// How much the text says that what it tells happens there: an address or a meeting there comes first, then what lies "à" it, then what is only named; a stop on the way and
    /// where people come from come last. <paramref name="previous"/>: the rank of the commune named right before, which a list hands on.
    /// </summary>
    public double Rank(Commune commune, bool isOwn, double? previous)
    {
        if (_postalCode is not null)
            return 4.5;
        // "ni Lorient", "plus au Robert", "et non à Vannes"
        if (_from > 0 && (Is(_from - 1, "ni") || (IsPlaced && _from > 1 && _tokens[_from - 1].Joined && Is(_from - 2, "plus", "pas", "non"))))
            return NotThere;
        // "Pas de passage à Ruffey en août."
        if (IsPlaced && IsDenied())
            return NotThere;
        // "repli à la salle de Bruz en cas de pluie", "initialement prévu à Redon"
        if ((IsPlaced || _of) && (InClause(8).HasFlag(WordRole.Instead) || IsLeft()))
            return 1;
        if (_of && Before(2).HasFlag(WordRole.Leaving))
            return PlacedRank;
        if (_of && Is(_from - 2, "retour") && IsJoinedBack(2))
            return 2.5;
        // "dans le secteur de Blain", "Redon > Rennes"
        if ((_of && IsJoinedBack(2) && Is(_from - 2, "secteur", "alentours", "hauteur")) || IsSetOut())
            return 3.5;
        if (IsBeforeAddress() || IsDateline())
            return 4;
        // "Née à Lunéville", ", installée à Nancy,": where people come from.
        if (IsPlaced && IsOrigin())
            return 1;
        // "Entre Saumur et Chinon, Montsoreau vous ouvre ses caves": the verb in the singular has one subject.
        if (Hosts() is var verb and > 0 && !_text.Slice(_tokens[verb].Start, _tokens[verb].Length).EndsWith("nt", StringComparison.OrdinalIgnoreCase) && (_from == 0 || !Is(_from - 1, "et")))
            return 4;
        // "de Bruz à Guichen", "relie Millau à Creissels": both ends of a way.
        if (previous is { } same)
            return same;
        if (IsBehindAddress())
            return 4;
        if (_locative || (_contracted && !_of))
        {
            var role = InClause(6);
            return role.HasFlag(WordRole.Stop) || Is(_from - 1, "vers") || (_from > 1 && Is(_from - 2, "nuit", "prends")) ? 2 : role.HasFlag(WordRole.Calling) ? 4 : isOwn ? 4 : 3;
        }
        if (_of)
        {
            var behind = BehindPlaceOrEvent();
            return behind.HasFlag(WordRole.Event) ? 4 : behind.HasFlag(WordRole.Venue) || IsOfWorkplace() ? 3 : Is(_from - 2, "arrondissement") ? 2 : Before(2).HasFlag(WordRole.Origin) || IsDistance ? 1 : OfRank;
        }
        if (Before(1).HasFlag(WordRole.Calling) || Hosts() > 0)
            return 4;
        return (Before(1) & (WordRole.Leaving | WordRole.Reaching)) != WordRole.None || IsSlot() ? PlacedRank : 2;
    }

    // The verb behind the name that makes it the place of something, with or without "vous"; 0 when none stands there.
    private int Hosts()
    {
        if (_of) // "l'école de Sainte-Suzanne ouvre"
            return 0;
        var verb = _end < _tokens.Length && Is(_end, "vous", "nous") && _tokens[_end].Joined ? _end + 1 : _end;
        return verb < _tokens.Length && _tokens[verb].Joined && RoleAt(verb).HasFlag(WordRole.Hosting) ? verb : 0;
    }

    // "Ploërmel — Choc frontal sur la N24": what a report opens with is where it comes from.
    private bool IsDateline() => _from == 0 && _text[End..].TrimStart(" \u00A0.") is ['—' or '–', ..];

    // "Redon > Rennes", "Quimper → Brest"
    private bool IsSetOut() => _text[End..].TrimStart(' ') is ['>' or '→', ..] or ['-', '>', ..];

    /// <summary>True for "à 20 km de Limoges": what it is measured from.</summary>
    public bool IsDistance => _of && (Is(_from - 2, "km", "kilomètres", "minutes", "lieues") || (IsAmount(_from - 2) && RoleAt(_from - 3).HasFlag(WordRole.Locative)));

    // "et à trente de Saint-Claude"
    private bool IsAmount(int index) => index > 0 && (char.IsDigit(_text[_tokens[index].Start]) || Is(index, "dix", "quinze", "vingt", "trente", "quarante"));

    /// <summary>True for the one station of a race that it is about: "l'arrivée sera jugée à Embrun".</summary>
    public bool IsFinish => IsPlaced && _from > 1 && Is(_from - 2, "jugée");

    // "Pas de bus", "aucun passage" open the clause.
    private bool IsDenied()
    {
        var opens = _from - 1;
        while (opens > 0 && _from - opens < 6 && !_text[_tokens[opens - 1].End.._tokens[opens].Start].ContainsAny(ClauseEnds))
            opens--;
        return opens < _from - 1 && ((Is(opens, "pas") && RoleAt(opens + 1).HasFlag(WordRole.Of)) || Is(opens, "aucun", "aucune"));
    }

    /// <summary>True when a word behind there says that it is the place: "prévu à Gigny, aura lieu à Arinthod".</summary>
    public bool IsCalledBehind(int end)
    {
        for (var i = _from - 1; i >= 0 && _tokens[i].Start >= end; i--)
        {
            if (RoleAt(i).HasFlag(WordRole.Calling))
                return true;
        }
        return false;
    }

    // "la fête prévue à Bruz est déplacée à Guichen"
    private bool IsLeft()
    {
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
        if (!Before(2).HasFlag(WordRole.Origin))
            return false;
        // "l'exposition, installée à Nancy" is an apposition, "s'est installée à Nancy" tells.
        return Is(_from - 2, "éteint", "éteinte", "décédé", "décédée", "né", "née", "nés", "nées") || BeginsSentence(_from - 2) || !_tokens[_from - 2].Joined;
    }

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
            roles |= Is(_from - distance - 1, "se") ? RoleAt(_from - distance) & ~WordRole.Stop : RoleAt(_from - distance);
        }
        return roles;
    }
}
