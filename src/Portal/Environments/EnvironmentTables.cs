using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Environments;

internal sealed class EnvironmentTables : IEntityTypeConfiguration<ManagedEnvironment>
{
    public void Configure(EntityTypeBuilder<ManagedEnvironment> builder)
    {
        builder.ToTable("environments");
        builder.HasKey(environment => environment.Id);
        builder.Property(environment => environment.Content).HasJson();
        builder.Property(environment => environment.Outputs).HasJson();
        builder.Property(environment => environment.Resources).HasJson();
        builder.Property(environment => environment.Version).IsRowVersion();
        builder.HasIndex(environment => new { environment.State, environment.Name });
        builder.HasIndex(environment => environment.Team);
        builder.HasIndex(environment => new { environment.Account, environment.Region, environment.Name }, "living_environment_name").IsUnique()
            .HasFilter("state <> 'Deleted'");
    }
}
