using System.Globalization;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Publisher.Views;
using Wiker.Ingest.Publisher.Wording;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>A picture as pages show it: paths of our own thumbnails with their sizes in pixels, what it shows in words, and whose it is.</summary>
public sealed record PictureModel
{
    /// <summary>Path of the small one.</summary>
    public required string Small { get; init; }
    /// <summary>Path of the large one.</summary>
    public required string Large { get; init; }
    /// <summary>Of the small one.</summary>
    public required int Width { get; init; }
    /// <summary>Of the small one.</summary>
    public required int Height { get; init; }
    public required int LargeWidth { get; init; }
    public required int LargeHeight { get; init; }
    /// <summary>Never empty.</summary>
    public required string Alt { get; init; }
    /// <summary>Whose it is, in words.</summary>
    public required string Credit { get; init; }
    /// <summary>Whose it is, and under which licence.</summary>
    public required string CreditAndLicence { get; init; }

    /// <summary>Both, for the browser to choose from; null when the large one is no larger.</summary>
    public string? SourceSet => LargeWidth > Width ? string.Create(CultureInfo.InvariantCulture, $"{Small} {Width}w, {Large} {LargeWidth}w") : null;

    /// <summary>The record's picture; null when there is none to show, or none yet.</summary>
    public static PictureModel? Of(Record record, KeptPicture? picture) => picture is null || PictureViews.Shown(record) is not { } image ? null : new PictureModel
    {
        Small = PictureViews.PathOf(picture, ThumbnailSize.Small),
        Large = PictureViews.PathOf(picture, ThumbnailSize.Large),
        Width = picture.Small.Width,
        Height = picture.Small.Height,
        LargeWidth = picture.Large.Width,
        LargeHeight = picture.Large.Height,
        Alt = PictureViews.AltOf(record),
        Credit = SiteTexts.PictureCredit(image.Credit!),
        CreditAndLicence = PictureViews.CreditOf(image),
    };
}
