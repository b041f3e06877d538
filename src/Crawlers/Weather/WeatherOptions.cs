using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Weather;

/// <summary>Settings of section <c>Weather</c>: a service with the API of Open-Meteo. Off unless its address is given.</summary>
public sealed class WeatherOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Weather";

    private const string OpenMeteo = "Open-Meteo.com";

    /// <summary>Address of the forecast, before its <c>?</c>; null or blank: no weather. It is the operator's own word, so it may lie in their network, or on loopback.</summary>
    public string? Url { get; set; }

    /// <summary>Sent as <c>apikey</c>; null or blank: none is needed. Never logged, stored or shown.</summary>
    public string? Key { get; set; }

    /// <summary>Whose forecast it is, shown beside it.</summary>
    [StringLength(160, MinimumLength = 1)]
    public string Attribution { get; set; } = OpenMeteo;

    /// <summary>Id of the forecast's licence; null: Open-Meteo's (CC-BY-4.0) when it is the one that is named, else none.</summary>
    [StringLength(60)]
    public string? Licence { get; set; }

    /// <summary>How long after an answer the next is asked for.</summary>
    [Range(typeof(TimeSpan), "00:30:00", "1.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(3);

    /// <summary>An older forecast isn't shown any more.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3.00:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromHours(24);

    /// <summary>True when an address is given.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Url);

    /// <summary>The licence that the forecast is shown with.</summary>
    public string LicenceInForce => !string.IsNullOrWhiteSpace(Licence) ? Licence.Trim() : Attribution == OpenMeteo ? "CC-BY-4.0" : "none";

    /// <summary>The address. Only for valid options that are on.</summary>
    internal Uri Address => new(Url!.Trim());

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !ServiceAddress.IsSound(Url!.Trim(), AddressParts.None))
            yield return new ValidationResult($"{Section}:{nameof(Url)} must be an absolute http or https address without user, query and fragment, or blank.", [nameof(Url)]);
        if (MaxAge < Every)
            yield return new ValidationResult($"{Section}:{nameof(MaxAge)} must be at least {Section}:{nameof(Every)}, or a forecast would be let go of before the next is asked for.", [nameof(MaxAge)]);
    }
}

/// <summary>Says every fault of the settings at once.</summary>
[OptionsValidator]
public sealed partial class WeatherOptionsValidator : IValidateOptions<WeatherOptions>;
