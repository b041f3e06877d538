using System.Diagnostics.CodeAnalysis;

namespace Wiker.Ingest.Crawlers.Readers.Json;

/// <summary>
/// A text with paths in braces, <c>{rue}[, {complement}] {ville}</c>: each stands for the first value that it leads to. A part in brackets is left out when a path within leads nowhere;
/// when one outside of brackets does, there is no text. No more than that: whatever has to decide something belongs into code.
/// </summary>
internal sealed class TextPattern
{
    private readonly IReadOnlyList<Part> _parts;

    private TextPattern(IReadOnlyList<Part> parts) => _parts = parts;

    /// <summary>The paths that it names.</summary>
    public IEnumerable<string> Paths => _parts.SelectMany(p => p.Pieces).Where(p => p.IsPath).Select(p => p.Text);

    /// <summary>Reads a pattern; false with the fault, in words that follow it, when it isn't one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out TextPattern? pattern, [NotNullWhen(false)] out string? fault)
    {
        pattern = null;
        var parts = new List<Part>();
        var pieces = new List<Piece>();
        var isOptional = false;
        for (var i = 0; i < text.Length;)
        {
            switch (text[i])
            {
                case '{':
                    var end = text.IndexOf('}', i);
                    if (end < 0)
                        return Fails("has a brace that isn't closed", out fault);
                    var path = text[(i + 1)..end].Trim();
                    if (Sources.ValueChecks.JsonPath(path) is { } bad)
                        return Fails($"names '{path}', which {bad}", out fault);
                    pieces.Add(new(path, IsPath: true));
                    i = end + 1;
                    break;
                case '[' when isOptional:
                    return Fails("has brackets within brackets", out fault);
                case ']' when !isOptional:
                case '}':
                    return Fails($"has a '{text[i]}' that nothing opened", out fault);
                case '[' or ']':
                    parts.Add(new(pieces, isOptional));
                    (pieces, isOptional, i) = ([], text[i] == '[', i + 1);
                    break;
                default:
                    var stop = text.AsSpan(i).IndexOfAny("{}[]");
                    stop = stop < 0 ? text.Length : i + stop;
                    pieces.Add(new(text[i..stop], IsPath: false));
                    i = stop;
                    break;
            }
        }
        if (isOptional)
            return Fails("has a bracket that isn't closed", out fault);
        parts.Add(new(pieces, false));
        pattern = new TextPattern(parts);
        fault = pattern.Paths.Any() ? null : "names no path in braces, such as \"{titre}\"; a constant is 'value'";
        return fault is null;
    }

    /// <summary>The text with what <paramref name="find"/> gives for its paths; null when one outside of brackets leads nowhere.</summary>
    public string? Fill(Func<string, string?> find)
    {
        var text = "";
        foreach (var part in _parts)
        {
            var filled = "";
            var isWhole = true;
            foreach (var piece in part.Pieces)
            {
                var found = piece.IsPath ? find(piece.Text) : piece.Text;
                isWhole &= !piece.IsPath || !string.IsNullOrWhiteSpace(found);
                filled += piece.IsPath ? found?.Trim() : found;
            }
            if (isWhole)
                text += filled;
            else if (!part.IsOptional)
                return null;
        }
        return text;
    }

    private static bool Fails(string why, out string fault)
    {
        fault = why;
        return false;
    }

    private sealed record Part(IReadOnlyList<Piece> Pieces, bool IsOptional);

    private readonly record struct Piece(string Text, bool IsPath);
}
