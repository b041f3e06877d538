using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Hours that stand before the day that they are of, or near none: "à 20h30, samedi 14 mars", "Le bal commence à 21h. C'est le vendredi 7 mai".</summary>
internal sealed class WaitingHours(Lexemes lexemes)
{
    private const int FarthestEnd = 16;

    private Mention.Hours? _next;
    private bool _isLeading;

    /// <summary>The first of the text; what no day is near to may be of one further on.</summary>
    public Mention.Hours? Lone { get; private set; }

    /// <summary>Keeps hours for a day that may follow. "portes à 19h15, concert à 20h, samedi 27 novembre": the doors give way.</summary>
    public void Add(Mention.Hours hours)
    {
        // "départ à 13h30, retour à 18h, le mercredi 18 février"
        if (_next is { Times: [{ Start: { } starts, End: null }] } begun && hours.Times is [{ Start: null, End: { } ends }] && starts < ends)
        {
            _next = begun with { To = hours.To, Times = [new(starts, ends)] };
            Lone = Lone?.From == begun.From ? _next : Lone;
            return;
        }
        // "rdv 9h pont Vieux⏎fin vers 12h"
        if (Lone is { Times: [{ Start: { } first, End: null }] } opened && hours.Times is [{ Start: null, End: { } last }] && first < last && hours.From - opened.To <= FarthestEnd)
        {
            Lone = opened with { Times = [new(first, last)] };
            return;
        }
        _next = _next is null || DayProgramme.GivesWay(_next.Times, hours) ? hours : _next;
        Lone = Lone is null || DayProgramme.GivesWay(Lone.Times, hours) ? hours : HoursApart.Joined(lexemes, Lone, hours);
    }

    /// <summary>Keeps hours for the day that follows in their sentence, however far.</summary>
    public void Lead(Mention.Hours hours) => (_next, _isLeading) = (hours, true);

    /// <summary>Gives them to a day or habit that begins at most so many lexemes behind them, or that they lead to; null where there are none.</summary>
    public Mention.Hours? TakeFor(Mention mention, int reach)
    {
        var taken = _next is { } hours && (_isLeading || mention.From - hours.To <= reach) ? hours : null;
        Forget();
        return taken;
    }

    /// <summary>A sentence or line has ended: what follows has hours of its own.</summary>
    public void Forget() => (_next, _isLeading) = (null, false);
}
