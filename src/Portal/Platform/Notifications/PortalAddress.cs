using Microsoft.Extensions.Options;

namespace Portal.Platform.Notifications;

/// <summary>The portal's pages as people outside of it reach them.</summary>
public sealed class PortalAddress(IOptions<PortalSettings> settings)
{
    public string Of(string path) => Root.TrimEnd('/') + path;

    private string Root => settings.Value.Notifications.PublicAddress is { Length: > 0 } address ? address : $"http://{settings.Value.Bind}:{settings.Value.Port}";
}
