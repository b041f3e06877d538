using System.Text.RegularExpressions;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>The picture that a source gives a thing, with its words as given. Whether it may be shown is decided when records are merged; whether it is one, when it is fetched.</summary>
internal static partial class Images
{
    /// <summary>The first picture of the item; null when it has none, or when its address is none for the web, which is refused.</summary>
    public static RecordImage? Read(RawItem item, SourceProfile source, FieldNotes notes)
    {
        if (item.First(RawField.Image) is not { } written)
            return null;
        if (Links.Absolute(written, item.Page) is not { } url)
        {
            notes.Refuse("image", "url-invalid", written);
            return null;
        }
        return new(url, Alt(item.First(RawField.ImageAlt)), KindParts.Text(item.First(RawField.Credit)), source.Licence.Id == "none" ? null : source.Licence.Id);
    }

    // Editors fill the alternative text with the file's name, or with a word that says no more than "this is a picture": that describes nothing, and is taken for none.
    private static string? Alt(string? written) => KindParts.Text(written) is { } text && !SaysNothing().IsMatch(text) ? text : null;

    [GeneratedRegex(
        @"^\s*(\S*\.(jpe?g|png|gif|webp|avif|heic|bmp|tiff?|svg)|(img|dsc[nf]?|pxl|p|image|images|photo|photos|picture|visuel|vignette|illustration|affiche|logo|alt|untitled|sans[\s_-]?titre|capture(\s+d.[ée]cran)?|screenshot|whatsapp image)?[\s\d_().:-]*)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SaysNothing();
}
