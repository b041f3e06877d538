using System.Globalization;

namespace Wiker.Bench.SitesBench.Reading;

/// <summary>One page of a site as somebody saved it.</summary>
/// <param name="Address">Where it stood.</param>
/// <param name="File">Its bytes, from the corpus's folder, with slashes; the first part names the site.</param>
/// <param name="Saved">The day it was saved, or one on which it would have looked the same.</param>
internal sealed record SavedPage(Uri Address, string File, DateOnly Saved)
{
    /// <summary>The site's name in the corpus.</summary>
    public string Site => File.Split('/')[0] is "quebec" ? Path.GetFileNameWithoutExtension(File) : File.Split('/')[0]; // a folder of many sites

    /// <summary>Reads a table of tab-separated lines: address, file, day; <c>#</c> begins a remark.</summary>
    public static IReadOnlyList<SavedPage> Load(string table) =>
    [
        .. from line in System.IO.File.ReadLines(table)
           where line.Length > 0 && line[0] != '#'
           let columns = line.Split('\t')
           select new SavedPage(new Uri(columns[0]), columns[1], DateOnly.ParseExact(columns[2], "yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];
}
