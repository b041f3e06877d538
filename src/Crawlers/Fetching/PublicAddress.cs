using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>
/// Which IP addresses are on the public internet. Anyone may propose a source, so loopback, private networks, link-local and cloud metadata services
/// must be out of reach, also when they hide in an IPv6 form.
/// </summary>
internal static class PublicAddress
{
    /// <summary>The special-purpose blocks of the IANA registry (RFC 6890) that aren't globally reachable, and Azure's host address.</summary>
    private static readonly (uint Network, int Prefix)[] ClosedBlocks =
    [
        Block(0, 0, 0, 0, 8), Block(10, 0, 0, 0, 8), Block(100, 64, 0, 0, 10), Block(127, 0, 0, 0, 8), Block(169, 254, 0, 0, 16),
        Block(172, 16, 0, 0, 12), Block(192, 0, 0, 0, 24), Block(192, 0, 2, 0, 24), Block(192, 88, 99, 0, 24), Block(192, 168, 0, 0, 16),
        Block(198, 18, 0, 0, 15), Block(198, 51, 100, 0, 24), Block(203, 0, 113, 0, 24), Block(224, 0, 0, 0, 3), Block(168, 63, 129, 16, 32),
    ];

    /// <summary>True when a stranger's address may lead us there.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return IsPublic4(address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        if (address.IsIPv4MappedToIPv6)
            return IsPublic4(address.MapToIPv4());

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        // NAT64 (RFC 6052): an IPv6-only network reaches every IPv4 host so; what counts is the host within.
        if (bytes[..12].SequenceEqual((ReadOnlySpan<byte>)[0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]))
            return IsPublic4(BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]));
        // Global unicast is 2000::/3 only; this leaves out ::1, ::, fe80::/10, fc00::/7, ff00::/8, IPv4-compatible and local NAT64 addresses.
        if ((bytes[0] & 0xe0) != 0x20)
            return false;
        return BinaryPrimitives.ReadUInt16BigEndian(bytes) switch
        {
            // 6to4 (RFC 3056) holds its IPv4 host in the next four bytes.
            0x2002 => IsPublic4(BinaryPrimitives.ReadUInt32BigEndian(bytes[2..])),
            // 2001::/23: Teredo, benchmarking, ORCHID; 2001:db8::/32: documentation.
            0x2001 => bytes[2] > 0x01 && !(bytes[2] == 0x0d && bytes[3] == 0xb8),
            // 3fff::/20: documentation (RFC 9637).
            0x3fff => (bytes[2] & 0xf0) != 0,
            _ => true,
        };
    }

    /// <summary>
    /// True when a host that the operator configured may be reached there, beside the public internet: private networks (RFC 1918, RFC 4193), the very address that was configured,
    /// and loopback when <c>localhost</c> was. Another name that leads to loopback or to a metadata service was not meant to.
    /// </summary>
    public static bool MayServe(string host, IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.TryParse(host, out var literal))
            return (literal.IsIPv4MappedToIPv6 ? literal.MapToIPv4() : literal).Equals(address);
        if (IPAddress.IsLoopback(address))
            return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);
        var bytes = address.GetAddressBytes();
        return bytes is [10, _, _, _] or [172, >= 16 and <= 31, _, _] or [192, 168, _, _] || (bytes.Length == 16 && (bytes[0] & 0xfe) == 0xfc);
    }

    private static bool IsPublic4(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return IsPublic4(BinaryPrimitives.ReadUInt32BigEndian(bytes));
    }

    private static bool IsPublic4(uint address)
    {
        foreach (var (network, prefix) in ClosedBlocks)
        {
            if ((address ^ network) >> (32 - prefix) == 0)
                return false;
        }
        return true;
    }

    private static (uint Network, int Prefix) Block(byte a, byte b, byte c, byte d, int prefix) => ((uint)(a << 24 | b << 16 | c << 8 | d), prefix);
}
