using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Health;
using Portal.Platform.Data;

namespace Portal.Health;

internal sealed class HealthPlaceTable : IEntityTypeConfiguration<HealthPlace>
{
    public void Configure(EntityTypeBuilder<HealthPlace> builder)
    {
        builder.ToTable("health_places");
        builder.HasKey(place => place.Id);
        builder.Property(place => place.Looks).HasJson();
        builder.HasIndex(place => place.NextLookAt).HasFilter("next_look_at IS NOT NULL");
    }
}

internal sealed class EnvironmentHealthTable : IEntityTypeConfiguration<EnvironmentHealth>
{
    public void Configure(EntityTypeBuilder<EnvironmentHealth> builder)
    {
        builder.ToTable("environment_health");
        builder.HasKey(health => health.Id);
        builder.Property(health => health.Tiers).HasJson();
        builder.Property(health => health.Seen).HasJson();
        builder.Property(health => health.Resources).HasJson();
        builder.Property(health => health.Alarms).HasJson();
        builder.Property(health => health.Slo).HasJson();
        builder.Property(health => health.EdgeSlo).HasJson();
        builder.Property(health => health.Recent).HasJson();
        builder.Property(health => health.LostZones).HasJson();
        builder.Property(health => health.Held).HasJson();
        builder.Ignore(health => health.HasGap);
        builder.HasIndex(health => new { health.Account, health.Region });
    }
}

internal sealed class HealthSnapshotTable : IEntityTypeConfiguration<HealthSnapshot>
{
    public void Configure(EntityTypeBuilder<HealthSnapshot> builder)
    {
        builder.ToTable("health_snapshots");
        builder.HasKey(snapshot => new { snapshot.EnvironmentId, snapshot.At });
        builder.Property(snapshot => snapshot.Seen).HasJson();
        builder.HasIndex(snapshot => snapshot.At);
    }
}

internal sealed class HealthEventTable : IEntityTypeConfiguration<HealthEvent>
{
    public void Configure(EntityTypeBuilder<HealthEvent> builder)
    {
        builder.ToTable("health_events");
        builder.HasKey(happened => happened.Id);
        builder.HasIndex(happened => new { happened.EnvironmentId, happened.At });
        builder.HasIndex(happened => happened.At);
    }
}

internal sealed class HealthWatchTable : IEntityTypeConfiguration<HealthWatch>
{
    public void Configure(EntityTypeBuilder<HealthWatch> builder)
    {
        builder.ToTable("health_watches");
        builder.HasKey(watch => watch.EnvironmentId);
    }
}

internal sealed class MetricDayTable : IEntityTypeConfiguration<MetricDay>
{
    public void Configure(EntityTypeBuilder<MetricDay> builder)
    {
        builder.ToTable("metric_days");
        builder.HasKey(day => new { day.Account, day.Region, day.Day });
    }
}

internal sealed class MetricBlockTable : IEntityTypeConfiguration<MetricBlock>
{
    public void Configure(EntityTypeBuilder<MetricBlock> builder)
    {
        builder.ToTable("metric_blocks");
        builder.HasKey(block => new { block.EnvironmentId, block.Resolution, block.Start });
        builder.HasIndex(block => new { block.Resolution, block.Start });
    }
}
