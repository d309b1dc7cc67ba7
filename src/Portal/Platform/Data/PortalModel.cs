using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Platform.Data;

/// <summary>
/// How the tables are described to EF Core: made once for a process. It is the longest part of a start and needs no store, so it is made beside all that
/// comes before the first use of one.
/// </summary>
internal static class PortalModel
{
    private static readonly Lazy<IModel> Model = new(() =>
    {
        using var db = new PortalDb(new DbContextOptionsBuilder<PortalDb>().UseNpgsql().Options);
        return db.Model;
    });

    /// <summary>Begins to make it, and does not wait.</summary>
    public static void Begin() => _ = Task.Run(() => Model.Value);

    public static IModel Made() => Model.Value;
}
