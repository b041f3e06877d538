using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Host;

/// <summary>Saved documents as if they had been fetched.</summary>
internal static class SavedPages
{
    private const long MostBytes = 50_000_000;

    /// <summary>The file's bytes under an address; <c>-</c> reads standard input.</summary>
    /// <exception cref="CannotRunException">The file isn't there, can't be read or is longer than 50 MB.</exception>
    public static async Task<FetchedPage> ReadAsync(string path, Uri url, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            using var body = new MemoryStream();
            await using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            await stream.CopyToAsync(body, cancellationToken);
            if (body.Length > MostBytes)
                throw new CannotRunException($"{path} is longer than {MostBytes / 1_000_000} MB.");
            return new FetchedPage { Requested = url, Url = url, Body = body.ToArray(), FetchedAt = time.GetUtcNow() };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"{path} cannot be read: {e.Message}");
        }
    }
}
