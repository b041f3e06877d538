namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>What the address of a service may hold beside scheme, host, port and path.</summary>
[Flags]
public enum AddressParts { None = 0, QueryAndFragment = 1, User = 2 }

/// <summary>The check of an address that the operator names in the settings; it may lie in their network, or on loopback.</summary>
public static class ServiceAddress
{
    /// <summary>True for an absolute address of http or https that holds no other parts than these.</summary>
    public static bool IsSound(string? text, AddressParts allowed) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && (allowed.HasFlag(AddressParts.User) || url.UserInfo.Length == 0)
        && (allowed.HasFlag(AddressParts.QueryAndFragment) || url is { Query.Length: 0, Fragment.Length: 0 });
}
