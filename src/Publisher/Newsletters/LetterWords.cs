using System.Globalization;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>The sentences of a letter that aren't about one record.</summary>
internal static class LetterWords
{
    private const int MostSubject = 120;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>"Donges : 12 rendez-vous cette semaine".</summary>
    public static string Subject(string place, IReadOnlyDictionary<RecordKind, int> totals, LetterSpan span)
    {
        var what = totals.GetValueOrDefault(RecordKind.Event) is var events and > 0 ? $"{Count(RecordKind.Event, events)} {span.Words}"
            : Counts(totals) is { Length: > 0 } counts ? counts
            : $"rien de nouveau {span.Words}";
        return PlainLines.Clip($"{place} : {what}", MostSubject);
    }

    /// <summary>What the letter holds, in a sentence.</summary>
    public static string Lead(IReadOnlyDictionary<RecordKind, int> totals, LetterSpan span)
    {
        var news = totals.Where(t => t.Key is RecordKind.News or RecordKind.Offer or RecordKind.Opportunity).ToDictionary();
        var events = totals.GetValueOrDefault(RecordKind.Event);
        return (events, Counts(news)) switch
        {
            ( > 0, { Length: > 0 } others) => $"Voici ce que nous avons trouvé pour vous : {Count(RecordKind.Event, events)} {span.Words}, ainsi que {others}.",
            ( > 0, _) => $"Voici ce que nous avons trouvé pour vous : {Count(RecordKind.Event, events)} {span.Words}.",
            (_, { Length: > 0 } others) => $"Voici ce que nous avons trouvé pour vous : {others}.",
            _ when totals.Values.Sum() > 0 => $"Voici ce que nous avons trouvé pour vous : {Counts(totals)}.",
            _ => $"Aucun des sites que nous lisons n’annonce quelque chose qui réponde à votre demande {span.Words}. "
                + "Cela ne veut pas dire qu’il ne se passe rien : un rayon plus large ou d’autres thèmes vous en montreront sans doute davantage.",
        };
    }

    /// <summary>The place that the query asks about, as a title: "Donges", "Autour de vous".</summary>
    public static string Place(UnderstoodQuery query, string? communeName) => query.Near switch
    {
        { Commune.Name: { } name } => name,
        { Epci: not null } => "Votre intercommunalité",
        { Point: not null } => "Autour de vous",
        _ => communeName ?? "Votre lettre",
    };

    /// <summary>Why the letter holds what it holds: every word of the query, in French.</summary>
    public static IReadOnlyList<LetterFact> Reasons(UnderstoodQuery query, string place, string? communeName, LetterSpan span, Func<string, string> themeLabel, Func<string, string> communeLabel)
    {
        var asked = query.Asked;
        var facts = new List<LetterFact> { new("Lieu", Where(query, place, communeLabel)) };
        if (communeName is not null && query.Near is not null)
            facts.Add(new("Seulement", communeName));
        if (asked.Bbox is not null)
            facts.Add(new("Seulement", "le rectangle choisi sur la carte"));
        facts.Add(new("Contenu", asked.Kinds.Count == 0 ? "tout" : Enumeration([.. KindWords.Order.Where(asked.Kinds.Contains).Select(k => Lower(KindWords.Plural(k)))])));
        facts.Add(new("Thèmes", asked.Themes.Count == 0 ? "tous" : Enumeration([.. asked.Themes.Select(themeLabel)])));
        if (asked.Q is { } q)
            facts.Add(new("Mots cherchés", $"« {q} »"));
        if (asked.Sources.Count > 0)
            facts.Add(new("Sources choisies", Enumeration([.. asked.Sources])));
        if (asked.Statuses.Count > 0)
            facts.Add(new("Seulement ce qui est", Enumeration([.. asked.Statuses.Select(s => Lower(KindWords.Status(s)))])));
        if (asked.Kinds.Count == 0 || asked.Kinds.Contains(RecordKind.Event))
            facts.Add(new("Dates", span.Dates));
        return [.. facts.Select(f => f with { Value = PlainLines.Clip(f.Value, 300) })];
    }

    /// <summary>"12 rendez-vous", "1 actualité".</summary>
    public static string Count(RecordKind kind, int count)
    {
        var one = Lower(KindWords.Singular(kind));
        return $"{count.ToString("N0", French)} {(count > 1 ? Plural(one) : one)}";
    }

    /// <summary>"et 3 autres rendez-vous", "et un autre rendez-vous".</summary>
    public static string More(RecordKind kind, int count)
    {
        var one = Lower(KindWords.Singular(kind));
        if (count > 1)
            return $"et {count.ToString("N0", French)} autres {Plural(one)}";
        return kind is RecordKind.Event or RecordKind.Business or RecordKind.Service ? $"et un autre {one}" : $"et une autre {one}";
    }

    // Each word takes its s: "bons plans".
    private static string Plural(string one) => string.Join(' ', one.Split(' ').Select(word => word.EndsWith('s') ? word : word + "s"));

    private static string Counts(IReadOnlyDictionary<RecordKind, int> totals) =>
        Enumeration([.. KindWords.Order.Where(k => totals.GetValueOrDefault(k) > 0).Select(k => Count(k, totals[k]))]);

    private static string Where(UnderstoodQuery query, string place, Func<string, string> communeLabel)
    {
        if (query.Near is null)
            return place == "Votre lettre" ? "partout" : place;
        if (query.Radius is not { } radius)
            return query.Near.Epci is null ? place : "toutes les communes de votre intercommunalité";
        var circle = $"{(query.Near.Commune is null ? "le point choisi" : place)} et {radius.ToString("0.#", French)} km autour";
        var plus = query.Include.Count == 0 ? "" : $", avec {Enumeration([.. query.Include.Select(communeLabel)])}";
        var minus = query.Exclude.Count == 0 ? "" : $", sans {Enumeration([.. query.Exclude.Select(communeLabel)])}";
        return circle + plus + minus;
    }

    private static string Enumeration(IReadOnlyList<string> words) => words switch
    {
        [] => "",
        [var only] => only,
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} et {words[^1]}",
    };

    private static string Lower(string text) => char.ToLower(text[0], French) + text[1..];
}
