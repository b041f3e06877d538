using System.Text.RegularExpressions;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>The parts of an address in words; null where the words hold none.</summary>
internal sealed record AddressParts(string? Venue, string? Street, string? PostalCode, string? Town)
{
    public static AddressParts None { get; } = new(null, null, null, null);
}

/// <summary>
/// Cuts a French address into venue, street, postcode and town. The town is what stands behind the postcode; without a postcode it is left in the
/// <see cref="AddressParts.Venue"/> parts for the gazetteer to find.
/// </summary>
internal static class AddressGrammar
{
    private const int LongestAddress = 500;
    private const int LongestVenue = 160;

    /// <summary>The parts of an address; text beyond 500 characters is left unread.</summary>
    public static AddressParts Read(string words)
    {
        var text = Spaces.Replace(InParts(words.Length > LongestAddress ? words[..LongestAddress] : words), " ").Trim();
        if (text.Length == 0)
            return AddressParts.None;
        text = Region.Replace(text, "");
        text = PostBox.Replace(text, ""); // before the postcode is looked for: "CS 40416, 44606 Saint-Nazaire Cedex"
        var (postalCode, town) = ("", "");
        if (PostcodeOf(text) is { } postcode)
        {
            postalCode = postcode.Value.Replace(" ", "", StringComparison.Ordinal);
            town = TownOf(Cedex.Replace(text[(postcode.Index + postcode.Length)..], ""));
            text = Trimmed(text[..postcode.Index]);
        }
        text = Trimmed(text);
        var street = default(string);
        if (Street.Match(text) is { Success: true } found)
        {
            street = Trimmed(found.Groups["street"].Value);
            text = Trimmed(text.Remove(found.Groups["street"].Index, found.Groups["street"].Length));
        }
        return new(Blank(Venue(text)), Blank(street ?? ""), Blank(postalCode), Blank(Trimmed(town)));
    }

    // An address on several lines has a part on each: "8 avenue Jean Mermoz⏎Lyon". A line that begins small goes on ("rue⏎de la Gare").
    private static string InParts(string words)
    {
        if (!words.Contains('\n', StringComparison.Ordinal))
            return words;
        var parts = new System.Text.StringBuilder(words.Length + 8);
        foreach (var line in words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            parts.Append(parts.Length == 0 ? "" : char.IsUpper(line[0]) || char.IsDigit(line[0]) ? ", " : " ").Append(line);
        return parts.ToString();
    }

    private static Group? PostcodeOf(string text)
    {
        for (var match = Postcode.Match(text); match.Success; match = match.NextMatch())
        {
            var code = match.Groups["code"];
            if (!Measure.IsMatch(text[(code.Index + code.Length)..]))
                return code;
        }
        return null;
    }

    // A remark in brackets ("derrière l'église") is no part of the venue's name; what stands beyond it isn't either when it is only a remnant.
    private static string Venue(string text)
    {
        var name = Trimmed(Brackets.Replace(text, " "));
        name = Trimmed(Spaces.Replace(name, " "));
        return name.Length > LongestVenue ? Trimmed(name[..LongestVenue]) : name;
    }

    private static string TownOf(string text)
    {
        var trimmed = Trimmed(text);
        var end = trimmed.AsSpan().IndexOfAny(",;(");
        return end < 0 ? trimmed : trimmed[..end];
    }

    private static string Trimmed(string text) => text.Trim(' ', ',', ';', '-', '–', '—', ':', '.', '/', '|', '•', '\n', '\r');

    private static string? Blank(string text) => text.Length == 0 ? null : text;

    private static Regex Linear(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private static readonly Regex Spaces = Linear(@"[\s\u00A0\u202F]+");

    // Followed by a unit or more digits it is a price, a surface, a phone.
    private static readonly Regex Postcode = Linear(@"(^|[^\d+])(F-)?(?<code>(0[1-9]|[1-8]\d|9[0-578]) ?\d{3})(?<after>$|[^\d])");

    private static readonly Regex Measure = Linear(@"^(\s?(€|euros?\b|m²|km\b|[.,]\d)|\s\d)");

    private static readonly Regex Cedex = Linear(@"\bC[EÉ]DEX\b( ?\d{1,2}\b)?");

    private static readonly Regex PostBox = Linear(@"\b(B\.?P\.?|C\.?S\.?|T\.?S\.?A\.?|bo[iî]te postale) ?(n° ?)?\d{1,5}\b");

    // Programs that know the whole world write region and country behind the town ("Lyon, Auvergne-Rhône-Alpes 69008, France").
    private static readonly Regex Region = Linear(
        @",\s*(Auvergne-Rh[oô]ne-Alpes|Bourgogne-Franche-Comt[eé]|Bretagne|Centre-Val[ -]de[ -]Loire|Corse|Grand[ -]Est|Hauts-de-France|[IÎ]le-de-France|Normandie|Nouvelle-Aquitaine|Occitanie"
        + @"|Pays[ -]de[ -]la[ -]Loire|Provence-Alpes-C[oô]te[ -]d['’]Azur|France( m[eé]tropolitaine)?)\b");

    private static readonly Regex Brackets = Linear(@"\([^()]{0,200}\)");

    private static readonly Regex Street = Linear(
        @"(^|[\s,;(–-])(?<street>((n° ?)?\d{1,4}( ?(bis|ter|quater|[a-c])\b)?( ?(-|/|&|et) ?\d{1,4}( ?(bis|ter)\b)?)? ?,? ?)?"
        + @"\b(rue|avenue|av\.?|ave\.?|boulevard|bd\.?|bld\.?|place|pl\.|placette|chemin|ch\.|che\.|route|rte\.?|impasse|imp\.|all[ée]es?|all\.|quai|cours|square|sq\.|passage|venelle|sentier|sente|ruelle|esplanade"
        + @"|faubourg|fbg|promenade|mail|parvis|mont[ée]e|traverse|chauss[ée]e|rond-point|voie|r[ée]sidence|lotissement|lieu[- ]dit|hameau|z\.?[ai]\.?c?\.?)\s+[^,;()]{2,80}"
        + @"|(n° ?)?\d{1,4}( ?(bis|ter|quater))?,? (l[ea]s? |l')?\p{L}[^,;()\d]{2,60})");
}
