using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Crawlers.Geocoding;

/// <summary>Settings of section <c>Geocoder</c>: a service with the API of the Base Adresse Nationale. Off unless its address is given.</summary>
public sealed class GeocoderOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Geocoder";

    /// <summary>Address before <c>/search/</c>; null or blank: no geocoder. It is the operator's own word, so it may lie in their network, or on loopback.</summary>
    public string? Url { get; set; }

    /// <summary>Questions a second at most.</summary>
    [Range(0.01, 50)]
    public double PerSecond { get; set; } = 10;

    /// <summary>Longest time of one question, from connecting to the last byte.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest pause that the service may ask for and is waited for; a longer one ends the run.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>True when an address is given.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Url);

    /// <summary>The address without the slash that may end it. Only for valid options that are on.</summary>
    internal Uri Address => new(Url!.Trim().TrimEnd('/'));

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !ServiceAddress.IsSound(Url!.Trim(), AddressParts.None))
            yield return new ValidationResult($"{Section}:{nameof(Url)} must be an absolute http or https address without user, query and fragment, or blank.", [nameof(Url)]);
    }
}

/// <summary>Says every fault of the settings at once.</summary>
[OptionsValidator]
public sealed partial class GeocoderOptionsValidator : IValidateOptions<GeocoderOptions>;
