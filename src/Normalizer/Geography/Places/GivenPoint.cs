using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>Coordinates that a source gives, judged against the commune that its words name.</summary>
internal readonly record struct GivenPoint(LatLon? Point, bool Doubtful, string? Reason)
{
    /// <summary>A point farther than this from its commune's is a mistake: the widest communes of Europe's France measure 30 km across.</summary>
    public const double FarthestMetres = 30_000;

    /// <summary>Reads both coordinates; null when neither is given. A swapped pair is set right; 0,0 and what is no number is refused with a reason.</summary>
    public static GivenPoint? Read(string? lat, string? lon, Commune? commune)
    {
        if (string.IsNullOrWhiteSpace(lat) && string.IsNullOrWhiteSpace(lon))
            return null;
        if (Degrees(lat) is not { } y || Degrees(lon) is not { } x)
            return new(null, true, $"coordinates '{Shown(lat)}', '{Shown(lon)}' are no degrees");
        var point = new LatLon(y, x);
        var swapped = new LatLon(x, y);
        if (!point.IsPlausible && !(swapped.IsPlausible && commune?.Point is { } near && swapped.MetresTo(near) <= FarthestMetres))
            return new(null, true, (y, x) == (0, 0) ? "coordinates 0, 0 are those of an unset field" : "coordinates outside of the globe");
        if (commune?.Point is { } middle)
        {
            if (point.IsPlausible && point.MetresTo(middle) <= FarthestMetres)
                return new(point, false, null);
            if (swapped.IsPlausible && swapped.MetresTo(middle) <= FarthestMetres)
                return new(swapped, false, "latitude and longitude were swapped");
            var kilometres = Math.Round(point.MetresTo(middle) / 1000);
            return new(null, true, string.Create(CultureInfo.InvariantCulture, $"coordinates lie {kilometres} km from {commune.Name}: not taken"));
        }
        return LooksSwapped(point) ? new(swapped, false, "latitude and longitude were swapped") : new(point, false, null);
    }

    // Europe's France: latitudes 41 to 51.5, longitudes -5.5 to 10; the two don't overlap.
    private static bool LooksSwapped(LatLon point) => point is { Lat: > -5.6 and < 10, Lon: > 41 and < 51.5 };

    private static double? Degrees(string? text) =>
        text is { Length: > 0 and <= 40 } && double.TryParse(text.Trim().TrimEnd('°').Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : null;

    private static string Shown(string? text) => text is null ? "" : text.Length > 40 ? $"{text[..40]}…" : text;
}
