using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Audit;

namespace Portal.Platform.Audit;

internal sealed class AuditTables : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).UseIdentityAlwaysColumn();
        builder.HasIndex(entry => entry.Sequence).IsUnique();
        builder.HasIndex(entry => entry.Id, "audit_unsealed").HasFilter("sequence IS NULL");
        builder.HasIndex(entry => new { entry.EnvironmentId, entry.At });
        builder.HasIndex(entry => entry.Subject);
    }
}
