using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Gives hours to the days before them: beside them, in a programme, as their end, or instead of the doors'.</summary>
internal sealed class GivenHours(Lexemes lexemes, bool alone)
{
    // Hours may follow their day at some distance, over one line end: "Samedi 14 mars⏎Salle des fêtes⏎20h30".
    private const int FarthestHours = 40;
    private const int FarthestStart = 2;
    private const int FewStops = 2;
    private const int MostStops = 6; // hours on a line of their own may stand further below their day

    private readonly DayProgramme _programme = new(lexemes);

    /// <summary>Those that no day has taken yet.</summary>
    public WaitingHours Waiting { get; } = new(lexemes);

    /// <summary>True where hours belong to no day, or to one of another sentence: what was read may not be all, or not together.</summary>
    public bool AreLeft { get; private set; }

    /// <summary>True for "15h - 18h - 20h45": where hours stand in rows, a pair of them may be two beginnings.</summary>
    public bool HaveRow { get; private set; }

    /// <summary>Gives them to the group that they belong to, or keeps them waiting. <paramref name="passedOver"/>: where days ended that were none of the occasion.</summary>
    public void Give(Mention.Hours hours, List<OccasionGroup> groups, int passedOver)
    {
        var current = groups.Count > 0 ? groups[^1] : null;
        if ((hours.From - passedOver is >= 0 and <= 2 && !lexemes[passedOver].Is(Sense.Bracket | Sense.SentenceEnd | Sense.LineEnd)) || lexemes[hours.From - 1].Is(Sense.NoOccasion))
            return; // the hour of a deadline or a publication, or the one that holds no more: "à 9h30 au lieu de 9h"
        // "À partir du 2 mars, le bureau ouvrira à 9h30": what changes from then on, not when it begins.
        if (!alone && current is { Head: Mention.Days { Bound: DayBound.Since }, Times.Count: 0, Stops: 0 } since && hours.From - since.End > FarthestStart && lexemes[hours.From].Is(Sense.At))
            return;
        // "le 5 décembre (au lieu du 28 novembre) à 19h": what stands in brackets has closed
        var isOld = current is { Head: Mention.Days { IsOldDate: true } } && hours.From > current.End; // "samedi 8 au lieu de samedi 15, même heure 9h30"
        var open = current is { IsFallback: true } && groups.Count > 1 && (isOld || lexemes[hours.From - 1].Is(Sense.Bracket)) ? groups[^2] : current;
        if (open is not { } group || group.Stops > (alone || HoursApart.AreAlone(lexemes, hours) ? MostStops : FewStops) || hours.From - group.End > FarthestHours)
        {
            AreLeft |= groups.Count > 0 && !alone;
            Waiting.Add(hours);
            return;
        }
        if (HoursApart.AreOfSameDay(lexemes, hours) && group.Times.Count > 0)
        {
            group.Times.AddRange(hours.Times);
            return;
        }
        HaveRow |= hours.Times.Count > 2;
        if (group.AwaitsEnd && hours.Times is [{ Start: { } ends, End: null }])
        {
            group.EndAt(ends);
            return;
        }
        // "inscriptions à partir de 13h30, début des parties à 14h": a counter opens before.
        if (DayProgramme.IsCounter(lexemes, hours))
            hours = hours with { Times = [.. hours.Times.Select(t => t with { OfDoors = true })] };
        if (DayProgramme.GivesWay(group.Times, hours) || _programme.IsOpenedFor(group, hours))
            group.Times.Clear();
        AreLeft |= group.Stops > 0 && !alone && !lexemes[hours.From - 1].Is(Sense.LineEnd | Sense.Colon);
        if (group.Times.Count == 0)
        {
            group.HasHoursApart = group.Stops > 0 && (HoursApart.OpenLine(lexemes, hours) || HoursApart.FollowOneSentence(lexemes, groups));
            group.Times.AddRange(hours.Times);
        }
        else if (group.Times is [{ End: null, Start: { } start }] && hours.Times is [{ Start: null, End: { } end }])
            group.Times[0] = new(start, end);
        else if (_programme.IsClosed(group, hours))
        {
            // Who reads one clause behind the other as a programme may be wrong about one of them.
            AreLeft = true;
            group.Times.AddRange(hours.Times);
        }
        else if (hours.Times[0].OfDoors || !(hours.From - group.End <= 1 || _programme.IsNext(group, hours)))
        {
            AreLeft |= !hours.Times[0].OfDoors;
            return;
        }
        else
            group.Times.AddRange(hours.Times);
        group.End = hours.To;
        group.LastHours = hours;
        group.Stops = 0;
    }
}
