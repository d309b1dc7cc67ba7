using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Environments.Drift;

internal sealed class DriftTables : IEntityTypeConfiguration<EnvironmentDrift>
{
    public void Configure(EntityTypeBuilder<EnvironmentDrift> builder)
    {
        builder.ToTable("environment_drifts");
        builder.HasKey(drift => drift.EnvironmentId);
        builder.Property(drift => drift.Values).HasJson();
        builder.HasIndex(drift => drift.NextLookAt).HasFilter("next_look_at IS NOT NULL");
        builder.HasIndex(drift => drift.State);
        builder.HasOne<ManagedEnvironment>().WithMany().HasForeignKey(drift => drift.EnvironmentId);
    }
}
