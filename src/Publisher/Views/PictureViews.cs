using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Publisher.Wording;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>
/// A record's picture as the public sees it: our own thumbnail, never the address at its source, so that no reader's browser asks a third party for anything; its credit; and an
/// alternative text that says what the source says of the picture, or else no more than what is known of it: with what it was published, and by whom.
/// </summary>
public static class PictureViews
{
    /// <summary>The picture for the API, feeds and letters, under its large thumbnail's absolute address; null when there is none to show.</summary>
    public static RecordImage? Of(Record record, KeptPicture? picture, string baseUrl) =>
        picture is not null && Shown(record) is { } image ? image with { Url = baseUrl + PathOf(picture, ThumbnailSize.Large), Alt = AltOf(record) } : null;

    /// <summary>The record's picture when it may be shown: it has a credit.</summary>
    public static RecordImage? Shown(Record record) => record.Content.Image is { Credit.Length: > 0 } image ? image : null;

    /// <summary>Path of a thumbnail on this site.</summary>
    public static string PathOf(KeptPicture picture, ThumbnailSize size) => "/images/" + PictureFiles.FileName(picture.Name, size);

    /// <summary>Never empty, and nothing that nobody knows: what is to be seen is said by who published it, or not at all.</summary>
    public static string AltOf(Record record) => record.Content.Image?.Alt is { } said && !string.IsNullOrWhiteSpace(said) ? said : SiteTexts.PictureAlt(record.Content.Title, PublisherOf(record));

    /// <summary>Whose it is, in words to stand beside it.</summary>
    public static string CreditOf(RecordImage image) => image.Licence is { } id && LicenceWords.Of(id) is { } licence ? SiteTexts.PictureCreditLicence(image.Credit!, licence) : SiteTexts.PictureCredit(image.Credit!);

    private static string PublisherOf(Record record) =>
        (record.Provenance.TryGetValue("image", out var from) ? record.Sources.FirstOrDefault(s => s.SourceRecordId == from)?.Name : null)
        ?? record.Content.Image?.Credit ?? "";
}
