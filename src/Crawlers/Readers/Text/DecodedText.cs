namespace Wiker.Ingest.Crawlers.Readers.Text;

/// <summary>What settled the charset of a document.</summary>
internal enum CharsetEvidence { ByteOrderMark, Configured, ValidUtf8, Header, Document, Guess, Fallback }

/// <summary>A document as text, without byte order mark. <paramref name="Charset"/> is the encoding's web name.</summary>
internal sealed record DecodedText(string Text, string Charset, CharsetEvidence Evidence);
