using Microsoft.EntityFrameworkCore;

namespace Portal.Platform.Data;

/// <summary>Which migrations a store has, by name, each list in the order of time.</summary>
/// <param name="Pending">Known to this version and not applied.</param>
/// <param name="Unknown">Applied by a newer portal, unknown to this version.</param>
public sealed record SchemaState(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending, IReadOnlyList<string> Unknown)
{
    public static async Task<SchemaState> OfAsync(PortalDb db, CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        return new SchemaState(applied, known.Except(applied).ToList(), applied.Except(known).ToList());
    }
}
