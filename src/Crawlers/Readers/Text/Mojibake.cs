using System.Buffers;
using System.Text;

namespace Wiker.Ingest.Crawlers.Readers.Text;

/// <summary>Undoes "fÃªte": UTF-8 bytes that somebody once read as windows-1252 and saved again.</summary>
internal static class Mojibake
{
    private static readonly SearchValues<char> Leads = SearchValues.Create("ÃÂâÅðË");
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Latin = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The text as it was meant; unchanged unless every letter beyond ASCII takes part in such a sequence.</summary>
    public static string Mend(string text)
    {
        if (text.AsSpan().IndexOfAny(Leads) < 0)
            return text;
        try
        {
            return Strict.GetString(Latin.GetBytes(text));
        }
        catch (Exception sound) when (sound is EncoderFallbackException or DecoderFallbackException)
        {
            return text; // a lone "Ã" or a letter outside windows-1252: the text is what it says
        }
    }
}
