using System.Collections.Frozen;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

/// <summary>One entry of a language's lexicon: a phrase of folded words, apostrophes and inner hyphens taken as spaces.</summary>
internal sealed record LexiconEntry(string Phrase, Sense Sense, int Value = 0, int Month = 0)
{
    /// <summary>True for a phrase that only a participle opens: "signé le", not "il signe le".</summary>
    public bool NeedsAccent { get; init; }

    /// <summary>Phrases that mean the same.</summary>
    public static IEnumerable<LexiconEntry> Of(Sense sense, params string[] phrases) => Of(sense, 0, phrases);

    /// <summary>Phrases that mean the same, with what tells them from others of their sense.</summary>
    public static IEnumerable<LexiconEntry> Of(Sense sense, int value, params string[] phrases) => phrases.Select(phrase => new LexiconEntry(phrase, sense, value));
}

/// <summary>The words of dates in one language. Adding a language is one folder with its entries.</summary>
internal sealed class DateLanguage
{
    /// <summary>The values of "reporté": to the day that follows; from one day to another; to no day that is told; to another place; "passe au", to the day that follows where the old one stands before; "passe du".</summary>
    public const int MovedTo = 1, MovedFromTo = 2, MovedToNone = 3, MovedElsewhere = 4, PassesTo = 5, PassesFrom = 6;

    /// <summary>The value of words before the date that something was moved from: "initialement prévu le".</summary>
    public const int MovedFrom = 1;
    /// <summary>The value of the same words where no article follows, so that a bare number may be an hour or a price: "au lieu de 14".</summary>
    public const int InsteadOf = 3;
    /// <summary>The value of "pour", which parts what one books from when: "réservations pour le concert du 14 mars".</summary>
    public const int Purpose = 1;
    /// <summary>The value of words before the first date of a series: "première séance le".</summary>
    public const int SeriesStart = 1;

    /// <summary>The value of "fermé le": before a weekday an exception, before a date what is told.</summary>
    public const int ClosedOn = 1;
    /// <summary>The value of "relâche", "pas le": an exception of a habit that is told before, else words like others.</summary>
    public const int OfHabit = 2;
    /// <summary>The value of "pas de répétition": the same, whatever word stands before it.</summary>
    public const int NotHeld = 3;
    /// <summary>The value of "aura lieu": what follows is when, whatever stands before.</summary>
    public const int TakesPlace = 2;

    /// <summary>The value of "même heure": what was moved keeps its hours.</summary>
    public const int SameHours = 3;
    /// <summary>The value of "week-ends": each day named leads one.</summary>
    public const int Several = 2;
    /// <summary>The value of "rendez-vous": people meet, and what they meet for begins soon after.</summary>
    public const int Meeting = 1;
    /// <summary>The value of institutions that bear a date: "salle du 8-Mai", "cercle du 14-Juillet".</summary>
    public const int Bearer = 2;
    /// <summary>The month of a weekday in two letters ("ve"), which is no weekday where no number follows.</summary>
    public const int TwoLetterDay = -1;
    /// <summary>The value of an article that leads one day ("le"), not several or a thing ("les", "la").</summary>
    public const int OfOneDay = 1;
    /// <summary>The value of "sur" in "un samedi sur 2".</summary>
    public const int OneIn = 1;
    /// <summary>The value of "au total": what stands before is an amount of hours.</summary>
    public const int Amount = 1;
    /// <summary>The value of words that can only be a deadline: "au plus tard le".</summary>
    public const int Strictly = 2;
    /// <summary>The value of words that lead to a deadline only where an end is named: "commandes jusqu'au".</summary>
    public const int UntilOnly = 3;
    /// <summary>The value of words that make a deadline of what stands right behind them: "avant vendredi 18 septembre".</summary>
    public const int Directly = 4;
    /// <summary>The value of "au plus tard", before or behind the day that it makes the last one.</summary>
    public const int AtTheLatest = 5;
    /// <summary>The value of "le même jour": the hour that follows is one more of the day told before.</summary>
    public const int SameDay = 1;
    /// <summary>The value of "depuis", which speaks of the day right behind it, not of "depuis les remparts, le 15 août".</summary>
    public const int RightBefore = 2;
    /// <summary>The value of "finalement": the day that follows stands in the place of the one before.</summary>
    public const int Finally = 3;
    /// <summary>The value of "retour", "fermeture": the hour that follows is an end.</summary>
    public const int Ending = 4;
    /// <summary>The value of "le reste de l'année": what months framed before goes on outside of them.</summary>
    public const int RestOfYear = 5;
    /// <summary>The value of "ouverture": what one comes for begins soon after.</summary>
    public const int Opening = 6;
    /// <summary>The value of "repoussé": a day behind it that "au" leads to is the new one, whatever stands between.</summary>
    public const int PutOff = 7;
    /// <summary>The value of "reçus", "consultable": until a day that follows one must have done it.</summary>
    public const int ToDo = 8;
    /// <summary>The value of "reprise": the day in its sentence is the first of what comes back.</summary>
    public const int Restart = 9;
    /// <summary>The value of "du mois prochain".</summary>
    public const int NextMonth = 10;
    /// <summary>The value of "en cas de": what follows in its sentence may never be.</summary>
    public const int InCase = 11;
    /// <summary>The value of "plus tard", "après": so many days behind the one that is told before.</summary>
    public const int Later = 12;
    /// <summary>The value of "suivant": the next such weekday behind the one that is told before.</summary>
    public const int NextInOrder = 13;
    /// <summary>The value of "sortir", "paraîtra": what one does the day before, and is not to go to.</summary>
    public const int Errand = 14;
    /// <summary>The value of "en raison de".</summary>
    public const int Because = 15;
    /// <summary>The value of "sautera", "est annulée": beside a habit, a day that is left out of it.</summary>
    public const int Skipped = 16;
    /// <summary>The value of "chaque fois", "les deux jours": the hours beside it are those of every day before.</summary>
    public const int EachTime = 21;
    /// <summary>The value of "entre midi et deux".</summary>
    public const int UntilTwo = 2;
    /// <summary>The values of "semaines impaires" and "semaines paires".</summary>
    public const int OddWeeks = 1, EvenWeeks = 2;
    /// <summary>The value of "fermé": the weekdays behind it are left out.</summary>
    public const int Closed = 20;
    /// <summary>The value of "ni": what follows is not meant.</summary>
    public const int Nor = 2;
    /// <summary>The value of "qui", "que": what follows is told of a noun, not of the day.</summary>
    public const int Relative = 17;
    /// <summary>The value of "arrêté", "délibération": what bears a number and a day of signature.</summary>
    public const int Document = 18;
    /// <summary>The value of "voisin", whose "du 12" is a house.</summary>
    public const int Neighbour = 19;
    /// <summary>The value of "suite à": what follows has happened.</summary>
    public const int Aftermath = 1;
    /// <summary>What is added to the value of "le lendemain", which counts from the day named before and not from the day of writing.</summary>
    public const int FromTheDayBefore = 1_000;
    /// <summary>The value of "l'avant-veille", the least that counts so.</summary>
    public const int EarliestFromTheDayBefore = FromTheDayBefore - 2;
    /// <summary>The value of signs that part the columns of a table: "|", "......".</summary>
    public const int Column = 1;
    /// <summary>The value of ";", behind which something else is told.</summary>
    public const int Clause = 2;
    /// <summary>The value of "°", before the number of a law or a decree.</summary>
    public const int NumberSign = 2;
    /// <summary>The value of quotation marks.</summary>
    public const int Quote = 1;

    private const int LongestWord = 24;
    private readonly FrozenDictionary<string, int> _ids;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _idsBySpan;
    private readonly Node _root = new();

    /// <summary>A language of these entries; <paramref name="inflectionOf"/> tells what a word's unfolded form adds (French: "a" is not "à", "réuni" tells of the past).</summary>
    public DateLanguage(IEnumerable<LexiconEntry> entries, Inflection inflectionOf)
    {
        InflectionOf = inflectionOf;
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var node = _root;
            foreach (var word in entry.Phrase.Split(' '))
            {
                if (!ids.TryGetValue(word, out var id))
                    ids[word] = id = ids.Count;
                node = node.Child(id);
            }
            node.Entry = node.Entry is { } known
                ? known with { Sense = known.Sense | entry.Sense, Value = known.Value != 0 ? known.Value : entry.Value, Month = known.Month != 0 ? known.Month : entry.Month }
                : entry;
        }
        _ids = ids.ToFrozenDictionary(StringComparer.Ordinal);
        _idsBySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What the form of a word tells, from its letters as they are written.</summary>
    public delegate Sense Inflection(ReadOnlySpan<char> word);

    /// <summary>What the form of a word tells.</summary>
    public Inflection InflectionOf { get; }

    /// <summary>Where phrases begin.</summary>
    public Node Root => _root;

    /// <summary>The number of a word, -1 for one that no phrase has.</summary>
    public int IdOf(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
            return -1;
        Span<char> folded = stackalloc char[LongestWord * 2];
        var length = Words.Folding.FoldInto(word, folded);
        return _idsBySpan.TryGetValue(folded[..length], out var id) ? id : -1;
    }

    /// <summary>A step of the phrases' tree.</summary>
    internal sealed class Node
    {
        private readonly Dictionary<int, Node> _next = [];

        public LexiconEntry? Entry { get; set; }

        public Node? Next(int id) => _next.GetValueOrDefault(id);

        public Node Child(int id)
        {
            if (!_next.TryGetValue(id, out var child))
                _next[id] = child = new Node();
            return child;
        }
    }
}
