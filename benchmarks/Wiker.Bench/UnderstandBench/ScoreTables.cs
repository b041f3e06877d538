using System.Globalization;
using Wiker.Bench.UnderstandBench.Scoring;

namespace Wiker.Bench.UnderstandBench;

/// <summary>Prints scores as Markdown: each file by itself, then all of them.</summary>
internal static class ScoreTables
{
    public static void Write(TextWriter output, IReadOnlyList<ScoredFile> files)
    {
        foreach (var file in files)
            Write(output, file.File.Name, [file]);
        if (files.Count > 1)
            Write(output, "all files", files);
    }

    /// <summary>Every line of open files that isn't exact, with what was expected and what came.</summary>
    public static void WriteMisses(TextWriter output, IEnumerable<ScoredFile> files)
    {
        foreach (var file in files.Where(f => !f.File.IsClosed))
        {
            output.WriteLine($"\n## misses of {file.File.Name}");
            foreach (var line in file.Lines)
            {
                var wrong = line.Scores.Where(s => s.Outcome != Outcome.Exact && !IsPartOfPlace(s.Aspect)).ToList();
                if (wrong.Count == 0 && line.Error is null)
                    continue;
                output.WriteLine($"\n{line.Line.Id} ({line.Line.Form}{(line.Line.Doubt ? ", doubt" : "")}; {line.Line.Reference}{(line.Line.Commune is { } commune ? $"; {commune}" : "")}) {line.Line.Text}");
                if (line.Error is not null)
                    output.WriteLine($"  error: {line.Error}");
                foreach (var score in wrong)
                    output.WriteLine($"  {Name(score.Aspect)}, {Name(score)}{(score.SureMain ? ", SURE" : score.SureWrong ? ", sure" : "")}\n    expected {Or(score.Expected)}\n    got      {Or(score.Answered)}");
            }
        }
    }

    private static void Write(TextWriter output, string name, IReadOnlyList<ScoredFile> files)
    {
        var scores = files.SelectMany(f => f.Lines).SelectMany(l => l.Scores).ToList();
        output.WriteLine($"\n## {name}: {files.Sum(f => f.Lines.Count)} lines\n");
        output.WriteLine("| all forms | lines | exact | % | part right | wrong | missed | wrong but sure | of these the main thing | precision | recall |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var aspect in Enum.GetValues<Aspect>())
        {
            IReadOnlyList<LineScore> its = [.. scores.Where(s => s.Aspect == aspect)];
            if (its.Count > 0)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Row(Name(aspect), its)} {Precision(its)} |"));
        }
        foreach (var aspect in Enum.GetValues<Aspect>().Where(a => !IsPartOfPlace(a)))
        {
            var forms = files.SelectMany(f => f.ByForm(aspect)).GroupBy(f => f.Form, StringComparer.Ordinal).OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
            if (forms.Count == 0)
                continue;
            output.WriteLine($"\n| {Name(aspect)} by form | lines | exact | % | {PartRight(aspect)} | wrong | missed | wrong but sure | of these {MainThing(aspect)} |");
            output.WriteLine("|---|---|---|---|---|---|---|---|---|");
            foreach (var form in forms)
                output.WriteLine(Row(form.Key, [.. form.SelectMany(f => f.Scores)]));
        }
    }

    private static string Row(string name, IReadOnlyList<LineScore> scores)
    {
        var exact = scores.Count(s => s.Outcome == Outcome.Exact);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {scores.Count} | {exact} | {100.0 * exact / scores.Count:0.0} | {Count(Outcome.Partly)} | {Count(Outcome.Wrong)} | {Count(Outcome.Missed)} | {scores.Count(s => s.SureWrong)} | {scores.Count(s => s.SureMain)} |");

        int Count(Outcome outcome) => scores.Count(s => s.Outcome == outcome);
    }

    private static string Precision(IReadOnlyList<LineScore> scores)
    {
        if (scores[0].Counts is null)
            return "|";
        var counts = scores.Aggregate(default(SetCounts), (sum, s) => sum + s.Counts.GetValueOrDefault());
        return $"{Share(counts.Hits, counts.Answered)} | {Share(counts.Hits, counts.Expected)}";
    }

    private static string Share(int part, int whole) => whole == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{(double)part / whole:0.000}");

    private static bool IsPartOfPlace(Aspect aspect) => aspect is Aspect.Venue or Aspect.Street or Aspect.PostalCode or Aspect.PlaceCommune or Aspect.Online;

    private static string Name(Aspect aspect) => aspect switch
    {
        Aspect.Venue or Aspect.Street or Aspect.Online => $"place: {aspect.ToString().ToLowerInvariant()}",
        Aspect.PostalCode => "place: postal code",
        Aspect.PlaceCommune => "place: commune",
        Aspect.Emails => "e-mails",
        _ => aspect.ToString().ToLowerInvariant(),
    };

    private static string Name(LineScore score) => score.Outcome == Outcome.Partly ? PartRight(score.Aspect) : score.Outcome.ToString().ToLowerInvariant();

    private static string PartRight(Aspect aspect) => aspect switch
    {
        Aspect.Dates => "starts right",
        Aspect.Communes => "main right",
        Aspect.Themes => "main among",
        Aspect.Place or Aspect.Phones or Aspect.Emails => "some right",
        _ => "part right",
    };

    private static string MainThing(Aspect aspect) => aspect switch
    {
        Aspect.Dates => "a wrong start",
        Aspect.Communes => "a wrong main",
        Aspect.Place => "more than the postal code",
        Aspect.Themes => "the main one missing",
        _ => "the main thing",
    };

    private static string Or(string text) => text.Length == 0 ? "nothing" : text;
}
