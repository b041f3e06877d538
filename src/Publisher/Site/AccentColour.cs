using System.Globalization;
using System.Text.RegularExpressions;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>A territory's colour for bands and buttons, with the ink (black or white) that can be read on it: one of the two always has a contrast of 4.5 or more (WCAG 2.2, 1.4.3).</summary>
public sealed partial record AccentColour(string Css, string Ink)
{
    /// <summary>The rule that a page's head carries.</summary>
    public string Style => $":root{{--accent:{Css};--accent-ink:{Ink}}}";

    /// <summary>The colour <c>accent</c> of a territory; null when it names none, or not as <c>#rgb</c> or <c>#rrggbb</c>.</summary>
    public static AccentColour? Of(Territory territory)
    {
        if (!territory.Colours.TryGetValue("accent", out var css) || !Hex().IsMatch(css))
            return null;
        var digits = css.Length == 4 ? string.Concat(css.Skip(1).Select(c => new string(c, 2))) : css[1..];
        var light = (0.2126 * Linear(digits[..2])) + (0.7152 * Linear(digits[2..4])) + (0.0722 * Linear(digits[4..]));
        return new AccentColour(css, 1.05 / (light + 0.05) >= 4.5 ? "#ffffff" : "#000000");
    }

    // Relative luminance of a channel as WCAG defines it.
    private static double Linear(string hex)
    {
        var channel = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"\A#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hex();
}
