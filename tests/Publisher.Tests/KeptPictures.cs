using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Publisher.Tests;

/// <summary>Puts thumbnails where the pipeline would have left them.</summary>
internal static class KeptPictures
{
    public const string Url = "https://mairie.demo.test/photos/fest-noz.jpg";

    public static readonly KeptPicture FestNoz = new("0123456789abcdef0123456789abcdef", new PixelSize(480, 320), new PixelSize(1_200, 800));

    /// <summary>Begins as a JPEG does; nobody here looks further.</summary>
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xD9];

    public static Func<RecordContent, RecordContent> Image(string? alt = null, string? credit = "Odile Kervrannec", string? licence = "lov2") =>
        content => content with { Image = new RecordImage(Url, alt, credit, licence) };

    public static void Keep(WikerStore store, string folder, string url, KeptPicture kept, IEnumerable<string> recordIds)
    {
        foreach (var size in (ThumbnailSize[])[ThumbnailSize.Small, ThumbnailSize.Large])
        {
            var path = Path.Combine(folder, "pictures", kept.Name[..2], PictureFiles.FileName(kept.Name, size));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Jpeg);
        }
        using var session = store.Write();
        foreach (var id in recordIds)
            session.Pictures.Use(id, "donges-mairie-agenda", url, Samples.Created);
        session.Pictures.Save(session.Pictures.Find(url)! with { Kept = kept, Due = Samples.Created.AddDays(60) });
        session.Commit();
    }
}
