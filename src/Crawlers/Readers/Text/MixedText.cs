using System.Buffers;
using System.Text;

namespace Wiker.Ingest.Crawlers.Readers.Text;

/// <summary>Reads valid UTF-8 sequences as UTF-8 and every other byte as windows-1252, and counts both, so that a caller can tell which of them the text is.</summary>
internal readonly record struct MixedText(string Text, int ValidSequences, int StrayBytes)
{
    private static readonly string Latin = Charsets.Windows1252.GetString([.. Enumerable.Range(0, 256).Select(b => (byte)b)]);

    public static MixedText Decode(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<char>.Shared.Rent(Math.Max(1, bytes.Length));
        var (length, valid, stray) = (0, 0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii != 0)
            {
                var run = ascii < 0 ? bytes.Length : ascii;
                Encoding.ASCII.GetChars(bytes[..run], buffer.AsSpan(length));
                length += run;
                bytes = bytes[run..];
                continue;
            }
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == OperationStatus.Done)
            {
                length += rune.EncodeToUtf16(buffer.AsSpan(length));
                bytes = bytes[consumed..];
                valid++;
            }
            else
            {
                buffer[length++] = Latin[bytes[0]];
                bytes = bytes[1..];
                stray++;
            }
        }
        var text = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return new MixedText(text, valid, stray);
    }
}
