using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Platform.Access.OpenId;

/// <summary>
/// The provider's discovery document and keys, kept for a while. A token that is signed by an unknown key has them read
/// anew at once, but not more often than every few seconds.
/// </summary>
internal sealed class OpenIdProvider(IOptions<PortalSettings> settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(15) };
    private OpenIdConnectConfiguration? _known;
    private DateTimeOffset _readAt;

    /// <summary>For the calls that follow: exchange of the code and claims of the person.</summary>
    public HttpClient Http => _http;

    /// <exception cref="SignInRefusedException">The provider does not answer, or calls itself something else.</exception>
    public async Task<OpenIdConnectConfiguration> KnownAsync(CancellationToken ct) =>
        _known is { } known && clock.GetUtcNow() - _readAt < Fresh ? known : await ReadAsync(null, ct);

    /// <summary>What is said now, when that was read before <paramref name="before"/> failed.</summary>
    public Task<OpenIdConnectConfiguration> AfreshAsync(OpenIdConnectConfiguration before, CancellationToken ct) => ReadAsync(before, ct);

    private async Task<OpenIdConnectConfiguration> ReadAsync(OpenIdConnectConfiguration? before, CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            var age = clock.GetUtcNow() - _readAt;
            // Somebody else read it while this one waited.
            if (_known is { } known && (before is null ? age < Fresh : !ReferenceEquals(known, before) || age < Pause)) return known;
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(Address, new HttpDocumentRetriever(_http) { RequireHttps = Address.StartsWith("https:", StringComparison.Ordinal) }, ct);
            var issuer = settings.Value.Access.OpenIdConnect.Issuer!;
            if (read.Issuer != issuer) throw new SignInRefusedException(SignInRefusal.Issuer, $"The discovery document of {issuer} names {read.Issuer} as its issuer.");
            (_known, _readAt) = (read, clock.GetUtcNow());
            return read;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidOperationException or ArgumentException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            throw new SignInRefusedException(SignInRefusal.Unreachable, $"{Address} could not be read: {fault.Message}", fault);
        }
        finally
        {
            _reading.Release();
        }
    }

    private string Address => settings.Value.Access.OpenIdConnect.Issuer!.TrimEnd('/') + "/.well-known/openid-configuration";

    public void Dispose()
    {
        _http.Dispose();
        _reading.Dispose();
    }
}
