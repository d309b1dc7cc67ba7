using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Platform.Access;

/// <summary>A key drawn once for this installation; its value is encrypted at rest.</summary>
public sealed class InstallationKey
{
    public string Name { get; init; } = "";
    public string Protected { get; init; } = "";
}

/// <summary>Keys that must stay the same for the life of the installation and on every node.</summary>
public sealed class InstallationKeys(IDbContextFactory<PortalDb> dbs, IDataProtectionProvider protection)
{
    private const string DigestName = "digest";

    private readonly IDataProtector _protector = protection.CreateProtector("installation keys");
    private byte[]? _digest;

    /// <summary>For the keyed hash of secret parameters in a digest.</summary>
    public byte[] Digest => _digest ?? throw new InvalidOperationException("The installation's keys are loaded at start.");

    public async Task LoadAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var fresh = _protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        // Of two nodes that start at once the first one's key stands, for both.
        await db.Database.ExecuteSqlAsync($"INSERT INTO installation_keys (name, protected) VALUES ({DigestName}, {fresh}) ON CONFLICT DO NOTHING", ct);
        var kept = await db.InstallationKeys.AsNoTracking().SingleAsync(key => key.Name == DigestName, ct);
        _digest = Convert.FromBase64String(_protector.Unprotect(kept.Protected));
    }
}
