using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>The words of the weather: one member for each key of <c>WeatherTexts.resx</c>, but for the hundred codes; a test holds the two together.</summary>
internal static class WeatherTexts
{
    private static readonly ResourceManager Resources = new(typeof(WeatherTexts));

    public static string Title => Get();
    public static string LetterTitle => Get();
    public static string Today => Get();
    public static string Tomorrow => Get();
    public static string Between(object first, object second) => Filled(Get(), first, second);
    public static string Exactly(object value) => Filled(Get(), value);
    public static string AtMost(object value) => Filled(Get(), value);
    public static string AtLeast(object value) => Filled(Get(), value);
    public static string Dry => Get();
    public static string Rain => Get();
    public static string Precipitation => Get();
    public static string LessThanOne => Get();
    public static string Millimetres(object value) => Filled(Get(), value);
    public static string Risk(object value) => Filled(Get(), value);
    public static string Wind => Get();
    public static string WindFrom(object value) => Filled(Get(), value);
    public static string Speed(object value) => Filled(Get(), value);
    public static string Gusts(object value) => Filled(Get(), value);
    public static string FromNorth => Get();
    public static string FromNorthEast => Get();
    public static string FromEast => Get();
    public static string FromSouthEast => Get();
    public static string FromSouth => Get();
    public static string FromSouthWest => Get();
    public static string FromWest => Get();
    public static string FromNorthWest => Get();
    public static string Given(object value) => Filled(Get(), value);
    public static string GivenAt(object first, object second) => Filled(Get(), first, second);

    /// <summary>What the code of the WMO's table 4677 stands for; null when it has none such (00 to 99).</summary>
    public static string? OfCode(int code) =>
        code is >= 0 and <= 99 ? Resources.GetString("Code" + code.ToString("00", CultureInfo.InvariantCulture), SiteTexts.Language) : null;

    private static string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, SiteTexts.Language) ?? throw new MissingManifestResourceException($"WeatherTexts.resx has no words for '{key}'.");

    private static string Filled(string words, params object[] values) => string.Format(SiteTexts.Language, words, values);
}
