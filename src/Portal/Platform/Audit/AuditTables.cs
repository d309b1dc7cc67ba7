using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using Portal.Domain.Audit;

namespace Portal.Platform.Audit;

internal sealed class AuditTables : IEntityTypeConfiguration<AuditEntry>
{
    /// <summary>The words of an entry, for search; not part of the record and not under its hash.</summary>
    public const string Words = nameof(Words);

    // Dots, dashes and the like part words; the language-free dictionary keeps every word as it is.
    private const string WordsSql = """
        to_tsvector('simple', translate(left(action || ' ' || actor || ' ' || actor_name || ' ' || subject || ' ' || coalesce(environment_id, '') || ' ' || coalesce(before, '') || ' ' || coalesce(after, '') || ' ' || detail, 20000), './:-_,;=@"()', '              '))
        """;

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).UseIdentityAlwaysColumn();
        builder.Property(entry => entry.Form).HasDefaultValue(1);
        builder.Ignore(entry => entry.Content);
        builder.Property<NpgsqlTsVector>(Words).HasComputedColumnSql(WordsSql, stored: true);
        builder.HasIndex(Words).HasMethod("gin");
        builder.HasIndex(entry => entry.Sequence).IsUnique();
        builder.HasIndex(entry => entry.Id, "audit_unsealed").HasFilter("sequence IS NULL");
        builder.HasIndex(entry => new { entry.EnvironmentId, entry.At });
        builder.HasIndex(entry => entry.Subject);
        builder.HasIndex(entry => new { entry.Actor, entry.Id });
        builder.HasIndex(entry => entry.At);
    }
}
