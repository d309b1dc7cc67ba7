using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Costs;
using Portal.Domain.Environments;

namespace Portal.Costs.Anomalies;

internal sealed class CostAnomalyTable : IEntityTypeConfiguration<CostAnomaly>
{
    public void Configure(EntityTypeBuilder<CostAnomaly> builder)
    {
        builder.ToTable("cost_anomalies");
        builder.HasKey(anomaly => anomaly.Id);
        builder.Property(anomaly => anomaly.Amount).HasPrecision(18, 10);
        builder.Property(anomaly => anomaly.Expected).HasPrecision(18, 10);
        builder.Property(anomaly => anomaly.ServiceDifference).HasPrecision(18, 10);
        builder.Ignore(anomaly => anomaly.Difference);
        builder.HasIndex(anomaly => new { anomaly.EnvironmentId, anomaly.Day }).IsUnique();
        builder.HasIndex(anomaly => anomaly.State);
        builder.HasOne<ManagedEnvironment>().WithMany().HasForeignKey(anomaly => anomaly.EnvironmentId);
    }
}
