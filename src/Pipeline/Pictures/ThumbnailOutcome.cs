using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Pictures;

/// <summary>One thumbnail: a JPEG without any metadata.</summary>
internal sealed record Thumbnail(PixelSize Size, byte[] Jpeg);

/// <summary>What came of making thumbnails of a file: a closed family.</summary>
internal abstract record ThumbnailOutcome
{
    private ThumbnailOutcome() { }

    /// <summary>Both sizes.</summary>
    public sealed record Made(Thumbnail Small, Thumbnail Large) : ThumbnailOutcome;

    /// <summary>None can be made. <paramref name="Reason"/>: a word; <paramref name="Detail"/>: for people.</summary>
    public sealed record Refused(string Reason, string Detail) : ThumbnailOutcome;
}
