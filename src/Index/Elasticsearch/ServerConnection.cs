using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>The client of a search server: who we are, whose certificate we take, how long we wait for a connection.</summary>
internal static class ServerConnection
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    // So that a server that moved is found at its new address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>A client for the server.</summary>
    /// <exception cref="IndexUnavailableException">The certificate's file can't be read.</exception>
    public static HttpClient Open(ElasticsearchIndexOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            AllowAutoRedirect = false, // credentials go to the address that was configured, and to no other
            AutomaticDecompression = DecompressionMethods.None,
        };
        if (options.Certificate is { Length: > 0 } file)
        {
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck },
            };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(Read(file));
        }
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = Credentials(options);
        client.DefaultRequestHeaders.Accept.Add(new("application/json"));
        return client;
    }

    /// <summary>What went wrong, in words for an operator; nothing of what was sent.</summary>
    public static string Why(HttpRequestException fault) => fault.InnerException switch
    {
        AuthenticationException => "its certificate isn't one that we trust (Index:Certificate names an authority of your own)",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "nobody listens there",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "its name isn't known",
        _ => fault.HttpRequestError switch
        {
            HttpRequestError.ResponseEnded => "its answer broke off",
            HttpRequestError.ConnectionError => "no connection came about",
            HttpRequestError.SecureConnectionError => "no secure connection came about",
            HttpRequestError.InvalidResponse => "its answer isn't HTTP",
            _ => "the connection broke",
        },
    };

    private static AuthenticationHeaderValue? Credentials(ElasticsearchIndexOptions options) => options switch
    {
        { ApiKey.Length: > 0 } => new("ApiKey", options.ApiKey),
        { User.Length: > 0 } => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}"))),
        _ => null,
    };

    private static X509Certificate2Collection Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new IndexUnavailableException($"The certificate {file} (Index:Certificate) can't be read: {e.Message}", e);
        }
        return certificates.Count > 0 ? certificates : throw new IndexUnavailableException($"{file} (Index:Certificate) holds no certificate in PEM form.");
    }
}
