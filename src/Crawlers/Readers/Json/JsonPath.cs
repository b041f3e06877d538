using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Wiker.Ingest.Crawlers.Readers.Json;

/// <summary>
/// A way into a JSON value: dotted names with <c>[n]</c> (negative counts from the end), <c>[*]</c> (each), and <c>["a.b"]</c> for names with odd letters.
/// A name met on an array goes on into each of its objects, as exports that wrap a single value in a list need;
/// a step met on a string that holds JSON goes on inside of it.
/// </summary>
internal sealed class JsonPath
{
    private const int MaxSteps = 32;
    private const int MaxMatches = 1_000_000;
    private readonly Step[] _steps;

    private JsonPath(Step[] steps, string text) => (_steps, Text) = (steps, text);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Reads a path; false with a fault for people when it isn't one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? fault)
    {
        path = null;
        var steps = new List<Step>();
        var i = 0;
        while (i < text.Length && steps.Count <= MaxSteps)
        {
            if (text[i] == '[')
            {
                var quoted = i + 1 < text.Length && text[i + 1] == '"';
                var end = quoted ? text.IndexOf("\"]", i + 2, StringComparison.Ordinal) : text.IndexOf(']', i);
                if (end < 0)
                    return Fails(text, "a bracket isn't closed", out fault);
                var inside = quoted ? text[(i + 2)..end] : text[(i + 1)..end];
                if (quoted)
                    steps.Add(new(inside, null));
                else if (inside == "*")
                    steps.Add(new(null, null));
                else if (int.TryParse(inside, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
                    steps.Add(new(null, index));
                else
                    return Fails(text, "brackets hold a number, * or a \"name\"", out fault);
                i = end + (quoted ? 2 : 1);
                if (i < text.Length && text[i] == '.' && ++i == text.Length)
                    return Fails(text, "it ends with a dot", out fault);
                continue;
            }
            var stop = text.AsSpan(i).IndexOfAny('.', '[');
            stop = stop < 0 ? text.Length : i + stop;
            if (stop == i)
                return Fails(text, "a name is missing between two dots", out fault);
            steps.Add(new(text[i..stop].Trim(), null));
            i = stop;
            if (i < text.Length && text[i] == '.' && ++i == text.Length)
                return Fails(text, "it ends with a dot", out fault);
        }
        if (steps.Count is 0 or > MaxSteps)
            return Fails(text, "it is empty or too long", out fault);
        path = new([.. steps], text);
        fault = null;
        return true;
    }

    /// <summary>Every value that the path leads to, in document order; none when it leads nowhere.</summary>
    public IEnumerable<JsonElement> Find(JsonElement root) => Find(root, 0).Take(MaxMatches);

    /// <summary>True when the path leads to a value, null included, or a part of it to a null or an empty list, which nothing can lie below.</summary>
    public bool IsIn(JsonElement root) => Find(root).Any() || Enumerable.Range(1, _steps.Length - 1).Any(n => new JsonPath(_steps[..n], Text).Find(root).Any(IsNothing));

    private static bool IsNothing(JsonElement value) => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private IEnumerable<JsonElement> Find(JsonElement at, int depth)
    {
        if (depth == _steps.Length)
            return [at];
        var (name, index) = _steps[depth];
        // Opendatasoft and others write JSON inside of strings (timings, addresses): a path that goes on reads it.
        if (at.ValueKind == JsonValueKind.String && at.GetString() is ['{' or '[', ..] text && JsonRoot.TryParse(text, out var inner, out _))
            at = inner;
        if (name is not null)
        {
            if (at.ValueKind == JsonValueKind.Object)
                return at.TryGetProperty(name, out var below) ? Find(below, depth + 1) : [];
            return at.ValueKind == JsonValueKind.Array ? at.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).SelectMany(e => Find(e, depth)) : [];
        }
        if (at.ValueKind != JsonValueKind.Array)
            return index is null && at.ValueKind == JsonValueKind.Object ? at.EnumerateObject().SelectMany(p => Find(p.Value, depth + 1)) : [];
        if (index is null)
            return at.EnumerateArray().SelectMany(e => Find(e, depth + 1));
        var length = at.GetArrayLength();
        var place = index < 0 ? length + index.Value : index.Value;
        return place >= 0 && place < length ? Find(at[place], depth + 1) : [];
    }

    private static bool Fails(string text, string why, out string fault)
    {
        fault = $"'{text}' isn't a path: {why}";
        return false;
    }

    // Name null and index null: each element.
    private readonly record struct Step(string? Name, int? Index);
}
