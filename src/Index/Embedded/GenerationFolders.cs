using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Wiker.Ingest.Index.Embedded;

/// <summary>The subfolders of the index, one for each generation (<c>g1</c>, <c>g2</c> …), and the pointer file that names the live one.</summary>
internal sealed class GenerationFolders(string root, ILogger logger)
{
    private const string PointerName = "current";
    private const int LongestPointer = 64;

    /// <summary>Full path of the live generation; null when the pointer is missing, damaged, or names none.</summary>
    public string? Live()
    {
        var pointer = new FileInfo(Path.Combine(root, PointerName));
        if (!pointer.Exists || pointer.Length > LongestPointer)
            return null;
        var name = File.ReadAllText(pointer.FullName, Encoding.UTF8).Trim();
        var folder = Path.Combine(root, name);
        return NumberOf(name) is not null && Directory.Exists(folder) ? folder : null;
    }

    /// <summary>Makes an empty folder with a number that none has had since the last clean-up.</summary>
    public string AddNew()
    {
        Directory.CreateDirectory(root);
        var last = All().Select(folder => NumberOf(Path.GetFileName(folder)) ?? 0).DefaultIfEmpty(0).Max();
        return Directory.CreateDirectory(Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"g{last + 1}"))).FullName;
    }

    /// <summary>Makes a generation the live one, atomically.</summary>
    public void PointTo(string folder)
    {
        var temporary = Path.Combine(root, PointerName + ".new");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(Path.GetFileName(folder) + "\n"));
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, Path.Combine(root, PointerName), overwrite: true);
    }

    /// <summary>Deletes what crashes and discarded indexes left.</summary>
    public void DeleteAllBut(string? kept)
    {
        foreach (var folder in All().Where(folder => !string.Equals(folder, kept, StringComparison.Ordinal)).ToList())
            Delete(folder);
    }

    public void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(fault, "The old index folder {Folder} can't be deleted now; the next start tries again.", folder);
        }
    }

    private IEnumerable<string> All() => Directory.Exists(root)
        ? Directory.EnumerateDirectories(root, "g*").Where(folder => NumberOf(Path.GetFileName(folder)) is not null)
        : [];

    private static int? NumberOf(string name) =>
        name.StartsWith('g') && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
