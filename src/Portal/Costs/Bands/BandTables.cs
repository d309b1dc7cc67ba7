using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Costs;

namespace Portal.Costs.Bands;

internal sealed class BandOverrideTable : IEntityTypeConfiguration<BandOverride>
{
    public void Configure(EntityTypeBuilder<BandOverride> builder)
    {
        builder.ToTable("band_overrides");
        builder.HasKey(band => new { band.Scope, band.Subject });
        builder.Property(band => band.Floor).HasPrecision(18, 2);
        builder.Property(band => band.Ceiling).HasPrecision(18, 2);
        builder.Ignore(band => band.Band);
    }
}
