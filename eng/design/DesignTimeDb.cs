using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Portal.Platform.Data;

namespace Portal.Design;

/// <summary>Gives the EF tools a context; no database is asked when a migration is added.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<PortalDb>
{
    public PortalDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PortalDb>().UseNpgsql("Host=127.0.0.1;Database=portal").Options);
}
