using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Wiker.Ingest.Pipeline.Pictures;

/// <summary>Settings of section <c>Pictures</c>: how much one picture of a stranger may cost.</summary>
public sealed class PictureOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Pictures";

    /// <summary>Longest file, in bytes.</summary>
    [Range(1_000, 50_000_000)]
    public int MostBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Most pixels that are unpacked, by what the file's head says; a pixel takes four bytes of memory, one picture at a time.</summary>
    [Range(10_000, 200_000_000)]
    public int MostPixels { get; set; } = 40_000_000;

    /// <summary>Longest time of unpacking one picture; what takes longer is given up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan MostTime { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A picture narrower or lower than this, in pixels, is a spacer, a counter or a bullet.</summary>
    [Range(1, 1_000)]
    public int LeastSide { get; set; } = 64;

    /// <summary>How long a picture is believed before it is asked whether it has changed.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan AskAgainAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Hosts that are asked for pictures side by side.</summary>
    [Range(1, 32)]
    public int HostsAtOnce { get; set; } = 4;
}

/// <summary>Says every fault of the settings at once.</summary>
[OptionsValidator]
public sealed partial class PictureOptionsValidator : IValidateOptions<PictureOptions>;
