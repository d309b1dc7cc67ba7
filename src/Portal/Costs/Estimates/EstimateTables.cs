using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Costs.Estimates;

internal sealed class EnvironmentEstimateTable : IEntityTypeConfiguration<EnvironmentEstimate>
{
    public void Configure(EntityTypeBuilder<EnvironmentEstimate> builder)
    {
        builder.ToTable("environment_estimates");
        builder.HasKey(estimate => new { estimate.EnvironmentId, estimate.MadeAt });
        builder.Property(estimate => estimate.Range).HasJson();
        builder.Property(estimate => estimate.Assumptions).HasJson();
        builder.Property(estimate => estimate.Lines).HasJson();
        builder.HasOne<ManagedEnvironment>().WithMany().HasForeignKey(estimate => estimate.EnvironmentId);
    }
}
