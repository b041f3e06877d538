using Microsoft.Extensions.Options;

namespace Wiker.Ingest.Host;

/// <summary>Which index is used.</summary>
internal enum IndexKind
{
    /// <summary>In the data folder.</summary>
    Embedded,
    /// <summary>On an Elasticsearch or OpenSearch server.</summary>
    Elasticsearch,
}

/// <summary>Section <c>Index</c>. Secrets are never logged and stand in no message.</summary>
internal sealed class IndexSettings
{
    public const string Section = "Index";

    public IndexKind Kind { get; set; }
    /// <summary>Address of the server.</summary>
    public string? Url { get; set; }
    /// <summary>The alias on the server; one for each data folder.</summary>
    public string Name { get; set; } = "wiker-records";
    /// <summary>Set by the demo, never by the operator.</summary>
    internal bool IsOfDemo { get; set; }
    public string? ApiKey { get; set; }
    public string? User { get; set; }
    public string? Password { get; set; }
    /// <summary>File with the certificate (PEM) of an authority of one's own.</summary>
    public string? Certificate { get; set; }
}

/// <summary>Refuses an index that can't be meant.</summary>
internal sealed class IndexSettingsValidator : IValidateOptions<IndexSettings>
{
    private const int LongestName = 200;

    public ValidateOptionsResult Validate(string? name, IndexSettings options)
    {
        var faults = new List<string>();
        if (!Enum.IsDefined(options.Kind))
            faults.Add("Index:Kind is neither Embedded nor Elasticsearch (which serves OpenSearch too).");
        if (options.Kind == IndexKind.Elasticsearch)
            faults.AddRange(OfServer(options));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> OfServer(IndexSettings options)
    {
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return "Index:Url is to be the server's address, such as http://localhost:9200.";
        else if (url.UserInfo.Length > 0)
            yield return "Index:Url has a user or a password in it; they go into Index:User and Index:Password.";
        else if (url.Query.Length > 0 || url.Fragment.Length > 0)
            yield return "Index:Url has a query or a fragment in it.";
        // What both servers take, and no wildcard of theirs.
        if (options.Name.Length is 0 or > LongestName || !options.Name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.') || options.Name[0] is '-' or '_' or '.')
            yield return "Index:Name is to be of lower case letters, digits, '-', '_' and '.', and begins with a letter or digit.";
        if (string.IsNullOrEmpty(options.User) && !string.IsNullOrEmpty(options.Password))
            yield return "Index:Password is set without Index:User.";
        if (!string.IsNullOrEmpty(options.Certificate) && !File.Exists(options.Certificate))
            yield return $"Index:Certificate: there is no file {options.Certificate}.";
    }
}
