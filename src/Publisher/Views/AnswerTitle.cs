using System.Globalization;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>A heading for an answer: "Donges et alentours (10 km) : agenda, actualités".</summary>
public static class AnswerTitle
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The heading of what a query asks for.</summary>
    public static string Of(UnderstoodQuery query)
    {
        var place = query.Near switch
        {
            { Commune: { } commune } => query.Radius is { } km ? string.Create(French, $"{commune.Name} et alentours ({km:0.#} km)") : commune.Name,
            { Epci: not null } => "Toutes les communes de l’intercommunalité",
            { Point: not null } => query.Radius is { } km ? string.Create(French, $"À {km:0.#} km à la ronde") : "Autour d’un point",
            _ => "Partout",
        };
        var kinds = query.Kinds.Count is 0 or > 3 ? "tout ce qui se passe" : string.Join(", ", query.Kinds.Select(k => KindWords.Plural(k).ToLower(French)));
        var text = query.Asked.Q is { } q ? $" – « {q} »" : "";
        return $"{place} : {kinds}{text}";
    }
}
