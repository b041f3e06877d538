namespace Wiker.Ingest.Pipeline.Pictures;

/// <summary>What a file is by its own first bytes. A Content-Type is a stranger's word and isn't asked.</summary>
internal static class PictureSignature
{
    /// <summary>True for the four formats that are unpacked: JPEG, PNG, GIF and WebP. Nothing else reaches a decoder.</summary>
    public static bool IsPicture(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8)
        || (file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8));

    /// <summary>What a file that is no picture for us looks like, for people.</summary>
    public static string Describe(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return "an empty file";
        var head = file[..Math.Min(file.Length, 1_024)];
        var text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("<"u8))
            return text.IndexOf("<svg"u8) >= 0 ? "an SVG, which may hold a program" : text.IndexOf("<html"u8) >= 0 || text.IndexOf("<!DOCTYPE html"u8) >= 0 || text.IndexOf("<!doctype html"u8) >= 0 ? "a web page" : "a text with markup";
        if (text.StartsWith("%PDF"u8))
            return "a PDF";
        return head.Length > 12 && head[4..].StartsWith("ftyp"u8) ? "an AVIF, HEIC or film" : "no JPEG, PNG, GIF or WebP";
    }
}
