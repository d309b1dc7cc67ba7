using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Environments.Leases;

internal sealed class LeaseTables : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.ToTable("leases");
        builder.HasKey(lease => lease.Id);
        builder.Property(lease => lease.Ask).HasJson();
        builder.Property(lease => lease.Version).IsRowVersion();
        builder.HasIndex(lease => lease.NextLookAt).HasFilter("next_look_at IS NOT NULL");
        builder.HasIndex(lease => lease.EndsAt);
        builder.HasOne<ManagedEnvironment>().WithOne().HasForeignKey<Lease>(lease => lease.Id);
    }
}
