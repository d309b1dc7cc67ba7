using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Catalog;
using Portal.Platform.Data;

namespace Portal.Catalog;

internal sealed class CatalogTables : IEntityTypeConfiguration<ProductVersion>
{
    public void Configure(EntityTypeBuilder<ProductVersion> builder)
    {
        builder.ToTable("product_versions");
        builder.HasKey(version => version.Hash);
        builder.Property(version => version.Files).HasJson();
        builder.HasIndex(version => new { version.Product, version.FirstSeenAt });
    }
}
