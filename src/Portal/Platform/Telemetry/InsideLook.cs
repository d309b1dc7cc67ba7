using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Portal.Platform.Telemetry;

/// <summary>Who may look inside: at /metrics, and at what each check of /healthz/ready says.</summary>
internal sealed class InsideLook(IOptions<TelemetrySettings> settings)
{
    private const string Bearer = "Bearer ";

    public bool May(HttpContext context) => settings.Value.MetricsFor switch
    {
        "everyone" => true,
        // What a proxy on this machine hands on comes from elsewhere.
        "loopback" => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded"),
        "token" => context.Request.Headers.Authorization.ToString() is { } given && given.StartsWith(Bearer, StringComparison.Ordinal) && IsToken(given[Bearer.Length..]),
        _ => false,
    };

    private bool IsToken(string given) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(settings.Value.MetricsToken ?? "")));
}
