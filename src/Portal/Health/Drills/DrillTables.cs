using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Environments;
using Portal.Domain.Health.Drills;
using Portal.Platform.Data;

namespace Portal.Health.Drills;

internal sealed class DrillTable : IEntityTypeConfiguration<Drill>
{
    public void Configure(EntityTypeBuilder<Drill> builder)
    {
        builder.ToTable("drills");
        builder.HasKey(drill => drill.Id);
        builder.Ignore(drill => drill.IsOpen);
        builder.Ignore(drill => drill.Took);
        builder.Property(drill => drill.Plan).HasJson();
        builder.Property(drill => drill.Steps).HasJson();
        builder.Property(drill => drill.Before).HasJson();
        builder.Property(drill => drill.After).HasJson();
        builder.Property(drill => drill.Probe).HasJson();
        builder.Property(drill => drill.Events).HasJson();
        builder.Property(drill => drill.Version).IsRowVersion();
        builder.HasIndex(drill => drill.NextLookAt).HasFilter("next_look_at IS NOT NULL");
        builder.HasIndex(drill => new { drill.EnvironmentId, drill.AskedAt });
        // Whatever else goes wrong: never two at once.
        builder.HasIndex(drill => drill.EnvironmentId).IsUnique().HasFilter("ended_at IS NULL");
        builder.HasOne<ManagedEnvironment>().WithMany().HasForeignKey(drill => drill.EnvironmentId);
    }
}

internal sealed class DrillOrderTable : IEntityTypeConfiguration<DrillOrder>
{
    public void Configure(EntityTypeBuilder<DrillOrder> builder)
    {
        // No key to the drill: its row is held by the look that writes this one from beside.
        builder.ToTable("drill_orders");
        builder.HasKey(order => order.DrillId);
    }
}
