using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Costs.Outlooks;

internal sealed class CostOutlookTable : IEntityTypeConfiguration<CostOutlook>
{
    public void Configure(EntityTypeBuilder<CostOutlook> builder)
    {
        builder.ToTable("cost_outlooks");
        builder.HasKey(outlook => outlook.EnvironmentId);
        builder.Property(outlook => outlook.Billed).HasPrecision(18, 10);
        builder.Property(outlook => outlook.Forecast).HasJson();
        builder.Property(outlook => outlook.Advice).HasJson();
        builder.HasOne<ManagedEnvironment>().WithOne().HasForeignKey<CostOutlook>(outlook => outlook.EnvironmentId);
    }
}
