using System.Collections.Frozen;

namespace Wiker.Ingest.Normalizer.Matching;

/// <summary>What sets two things of nearly one title apart: session, age group, level, team, year … by family of mark.</summary>
internal sealed class TitleMarks
{
    private static readonly (string Family, bool VetoAlone, string[] Words)[] Families =
    [
        ("session", true, "late early scolaire scolaires after before off warmup vost vostfr vo vf relax bis".Split(' ')),
        ("age", false, "senior seniors junior juniors cadet cadets minime minimes benjamin benjamins poussin poussins veteran veterans adulte adultes enfant enfants ado ados bebe bebes".Split(' ')),
        ("gender", false, "feminine feminines feminin masculin masculine masculins filles garcons hommes femmes dames".Split(' ')),
        ("level", false, "debutant debutants debutante intermediaire intermediaires confirme confirmes avance avances initiation perfectionnement".Split(' ')),
        ("nature", true, "tournoi entrainement entrainements stage finale demi quart aller retour vernissage repetition repetitions".Split(' ')),
        ("part", false, "matin matinee midi soir soiree".Split(' ')),
        ("annex", true, "annexe antenne".Split(' ')),
    ];

    private static readonly FrozenDictionary<string, (string Family, bool VetoAlone)> FamilyOf =
        Families.SelectMany(f => f.Words.Select(w => (Word: w, f.Family, f.VetoAlone))).ToFrozenDictionary(f => f.Word, f => (f.Family, f.VetoAlone), StringComparer.Ordinal);

    private static readonly HashSet<string> Counted = ["session", "seance", "partie", "equipe", "niveau", "groupe", "jour", "etape", "acte", "tome", "volet", "episode", "manche", "tour", "journee", "round"];
    private readonly SortedDictionary<string, SortedSet<string>> _marks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _vetoAlone = ["counted"];

    /// <summary>The marks in a title's folded words.</summary>
    public static TitleMarks Of(IReadOnlyList<string> words)
    {
        var marks = new TitleMarks();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (FamilyOf.TryGetValue(word, out var known))
            {
                marks.Add(known.Family, Singular(word));
                if (known.VetoAlone)
                    marks._vetoAlone.Add(known.Family);
            }
            if (word is ['u', >= '0' and <= '9', ..] && word.Length <= 3)
                marks.Add("age", word);
            if (i > 0 && word is "ans" && IsNumber(words[i - 1]))
                marks.Add("age", $"{(i > 1 && IsNumber(words[i - 2]) ? words[i - 2] + "-" : "")}{words[i - 1]}");
            if (word.Length == 4 && word[0] is '1' or '2' && IsNumber(word))
                marks.Add("year", word);
            if (Ordinal(word) is { } nth)
                marks.Add(i + 1 < words.Count && Counted.Contains(words[i + 1]) ? "counted" : "edition", nth);
            else if (Counted.Contains(word) && i + 1 < words.Count && (IsNumber(words[i + 1]) && words[i + 1].Length <= 2 || words[i + 1] is ['a' or 'b' or 'c' or 'd']))
                marks.Add("counted", words[i + 1]);
        }
        return marks;
    }

    /// <summary>Why the two cannot be one thing, or null.</summary>
    public static string? Veto(TitleMarks a, TitleMarks b)
    {
        foreach (var family in a._marks.Keys.Union(b._marks.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (x, y) = (a._marks.GetValueOrDefault(family), b._marks.GetValueOrDefault(family));
            if (x is not null && y is not null ? !x.SetEquals(y) : a._vetoAlone.Contains(family) || b._vetoAlone.Contains(family))
                return $"marks differ: {Shown(x, y)}";
        }
        return null;
    }

    /// <summary>Why it is doubtful that the two are one thing: only one names an age group or level.</summary>
    public static string? Doubt(TitleMarks a, TitleMarks b)
    {
        foreach (var family in (string[])["age", "gender", "level"])
        {
            if (a._marks.ContainsKey(family) != b._marks.ContainsKey(family))
                return $"only one says {Shown(a._marks.GetValueOrDefault(family), b._marks.GetValueOrDefault(family))}";
        }
        return null;
    }

    private void Add(string family, string mark)
    {
        if (!_marks.TryGetValue(family, out var set))
            _marks[family] = set = new(StringComparer.Ordinal);
        set.Add(mark);
    }

    private static string Shown(SortedSet<string>? x, SortedSet<string>? y)
    {
        string[] sides = [string.Join(' ', x ?? []), string.Join(' ', y ?? [])];
        return string.Join(" / ", sides.Where(s => s.Length > 0).Order(StringComparer.Ordinal));
    }

    // "matinée" is the morning here; a matinee of the theatre says its hour.
    private static string Singular(string word) => word switch
    {
        "matinee" => "matin",
        "soiree" => "soir",
        "feminin" or "feminine" or "feminines" or "filles" or "femmes" or "dames" => "f",
        "masculin" or "masculine" or "masculins" or "garcons" or "hommes" => "m",
        "debutante" => "debutant",
        "initiation" => "debutant",
        _ => word.TrimEnd('s'),
    };

    private static bool IsNumber(string word) => word.Length > 0 && word.All(char.IsAsciiDigit);

    private static string? Ordinal(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        return digits is 1 or 2 && word[digits..] is "e" or "eme" or "er" or "re" or "ere" or "nd" or "nde" ? word[..digits] : null;
    }
}
