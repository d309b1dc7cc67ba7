using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Portal.Platform.Data;

Console.WriteLine("Run eng/add-migration NAME.");

/// <summary>Gives the EF tools a context; no database is asked when a migration is added.</summary>
public sealed class DesignTimeDb : IDesignTimeDbContextFactory<PortalDb>
{
    public PortalDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PortalDb>().UseNpgsql("Host=127.0.0.1;Database=portal").Options);
}
