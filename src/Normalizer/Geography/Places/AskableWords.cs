using System.Text.RegularExpressions;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>Street and venue of a place as an outside service may be asked for them; null where nothing may be asked.</summary>
public sealed record AskableWords(string? Street, string? Venue)
{
    private const int Longest = 100;
    private const int MostDigits = 8; // "12 rue du 8 mai 1945" has seven, a phone number ten
    private static readonly string[] OfPersons = ["chez", "domicile", "mme", "mlle", "mr", "monsieur", "madame", "mesdames", "messieurs"];

    /// <summary>
    /// What of a place may be told: a street that begins with its number or its kind of way, a venue that begins with a kind of building. Sources write people's names and phones into places too
    /// ("chez Mme Untel"), so that whatever else stands there, or speaks of a person, is not told to anybody.
    /// </summary>
    public static AskableWords Of(Place place, Gazetteer gazetteer) =>
        new(Cut(place.Street) is { } street && BeginsStreet(street, gazetteer) ? street : null, Cut(place.Venue) is { } venue && BeginsVenue(venue, gazetteer) ? venue : null);

    /// <summary>The words without what explains the place (behind a comma, in brackets; the comma behind a number doesn't); null when they may not be told.</summary>
    internal static string? Cut(string? words)
    {
        if (words is null)
            return null;
        var text = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.AsSpan().IndexOfAny("(;|") is >= 0 and var bracket)
            text = text[..bracket].Trim();
        for (var comma = text.IndexOf(',', StringComparison.Ordinal); comma > 0; comma = text.IndexOf(',', comma + 1))
        {
            if (!HouseNumber.IsMatch(text[..comma]))
                text = text[..comma].Trim();
            if (comma >= text.Length)
                break;
        }
        return text.Length is >= 3 and <= Longest && char.IsLetterOrDigit(text[0]) && text.Count(char.IsAsciiDigit) <= MostDigits && !text.AsSpan().ContainsAny('@', '[', ']') && !text.Contains("://", StringComparison.Ordinal) && !SpeaksOfPerson(text)
            ? text
            : null;
    }

    private static readonly Regex HouseNumber = new(@"^(n° ?)?\d{1,4} ?(bis|ter|quater|[a-d])?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static bool SpeaksOfPerson(string text) =>
        text.StartsWith("M. ", StringComparison.Ordinal) || text.Contains(" M. ", StringComparison.Ordinal) || NameTokens.Words(text).Exists(w => OfPersons.Contains(w));

    private static bool BeginsStreet(string text, Gazetteer gazetteer)
    {
        var words = new PlaceTokens(text, text.Length, gazetteer.Names, []);
        for (var i = 0; i < Math.Min(words.Count, 5); i++)
        {
            if (words.Has(i, WordRole.Way | WordRole.LooseWay | WordRole.Land) || words.Is(i, "grande", "lieu", "zone"))
                return true;
            if (!words.StartsWithDigit(i) && !words.Is(i, "bis", "ter", "quater", "et") && words[i].Length > 1)
                return false;
        }
        return false;
    }

    private static bool BeginsVenue(string text, Gazetteer gazetteer)
    {
        var words = new PlaceTokens(text, text.Length, gazetteer.Names, []);
        var first = words.Has(0, WordRole.Article) ? 1 : 0;
        return words.Has(first, WordRole.Venue | WordRole.Shop | WordRole.Way) && words.Count > first + 1; // "mairie" alone names no one place
    }
}
