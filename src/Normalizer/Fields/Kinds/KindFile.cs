using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Themes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wiker.Ingest.Normalizer.Fields.Kinds;

/// <summary>Reads <c>config/kinds.yml</c>, strictly: every fault is named with its line, all at once.</summary>
internal static class KindFile
{
    /// <summary>The phrases with their kinds. Throws <see cref="InvalidDataException"/> that lists all faults.</summary>
    public static List<(string Phrase, KindWord Word)> Read(string yaml, string name)
    {
        List<string> faults = [];
        List<(string, KindWord)> words = [];
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode { Children: [var only] } }] && WeightedWords.Text(only.Key) == "kinds" && only.Value is YamlMappingNode kinds)
            {
                foreach (var (key, value) in kinds.Children)
                    ReadKind(key, value, words, faults);
            }
            else
            {
                faults.Add("line 1: one mapping is expected, with the key 'kinds'.");
            }
        }
        catch (YamlException e)
        {
            faults.Add($"line {e.Start.Line}: {e.Message}");
        }
        return faults.Count == 0 ? words : throw new InvalidDataException($"{name} can't be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    private static void ReadKind(YamlNode key, YamlNode value, List<(string, KindWord)> words, List<string> faults)
    {
        var id = WeightedWords.Text(key);
        if (!Enum.TryParse<RecordKind>(id, ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || id.Any(c => !char.IsAsciiLetterLower(c)))
        {
            faults.Add($"line {key.Start.Line}: '{id}' is no kind; {string.Join(", ", Enum.GetNames<RecordKind>().Select(n => n.ToLowerInvariant()))} are.");
            return;
        }
        if (value is not YamlMappingNode lists)
        {
            faults.Add($"line {key.Start.Line}: '{id}' holds nothing.");
            return;
        }
        foreach (var (field, content) in lists.Children)
        {
            KindWordRole? role = WeightedWords.Text(field) switch { "names" => KindWordRole.Name, "signs" => KindWordRole.Sign, "wanted" => KindWordRole.Wanted, _ => null };
            if (role is not { } known || content is not YamlSequenceNode list)
            {
                faults.Add($"line {field.Start.Line}: '{WeightedWords.Text(field)}' of '{id}' is not known or not of its shape; a kind has 'names', 'signs' and 'wanted' (lists).");
                continue;
            }
            foreach (var entry in list.Children)
            {
                if (WeightedWords.Read(entry, faults) is var (phrase, weight))
                    words.Add((phrase, new(kind, known, weight)));
            }
        }
    }
}
