using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Portal.Platform.Notifications.Webhooks;

/// <summary>
/// Where a webhook may go: public addresses, and networks that the configuration allows. An address that somebody types
/// in must not make the portal knock at machines that only the portal can reach.
/// </summary>
public sealed class OutsideNetwork(IOptions<PortalSettings> settings)
{
    // Special-purpose ranges after RFC 6890 and its successors.
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Of IPv6 only 2000::/3 is handed out; in it, ranges that lead to IPv4 addresses or are for documents.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalIpv6 = IPNetwork.Parse("2000::/3");

    public bool Allows(IPAddress address) => IsAllowedByName(address) || IsPublic(address);

    /// <summary>In a network that the configuration names; plain http is good enough there.</summary>
    public bool IsAllowedByName(IPAddress address)
    {
        var plain = Plain(address);
        return settings.Value.Notifications.Webhooks.AllowedNetworks.Select(IPNetwork.Parse).Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    public static bool IsPublic(IPAddress address)
    {
        var plain = Plain(address);
        if (plain.AddressFamily is AddressFamily.InterNetworkV6 && !GlobalIpv6.Contains(plain)) return false;
        return !Inside.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    // ::ffff:127.0.0.1 is 127.0.0.1.
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
