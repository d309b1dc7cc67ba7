using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>The parameters of a standing environment, to be shown beside what a change would make of them.</summary>
public sealed class ReadWhatStands(IDbContextFactory<PortalDb> dbs, ProductShelf shelf)
{
    /// <summary>Values by parameter, secret ones masked, filled by the very product files it was made from; null when nothing stands.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> ParametersAsync(EnvironmentId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var environment = await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct);
        if (environment is null) return null;
        var shelved = await shelf.OpenAsync(environment.ProductHash, ct);
        var content = environment.Content with { Inputs = KeepSecrets.Masked(environment.Content.Inputs) };
        return FillParameters.For(shelved, content, id, environment.Team, environment.OwnerName);
    }
}
