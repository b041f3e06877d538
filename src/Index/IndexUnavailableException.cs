namespace Wiker.Ingest.Index;

/// <summary>
/// The index can't answer now: its server is away, busy for too long, refuses us, or isn't one that we know. The message says which, for people, and holds no secret.
/// Whoever asks again later may be answered; nothing that was applied is lost.
/// </summary>
public class IndexUnavailableException(string message, Exception? inner = null) : IOException(message, inner);
