using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.ChangeSets;

internal sealed class ChangeSetTables : IEntityTypeConfiguration<ChangeSet>
{
    public void Configure(EntityTypeBuilder<ChangeSet> builder)
    {
        builder.ToTable("change_sets");
        builder.HasKey(set => set.Id);
        builder.Ignore(set => set.Name);
        builder.Property(set => set.Rendered).HasJson();
        builder.Property(set => set.Changes).HasJson();
        builder.Property(set => set.Plan).HasJson();
        builder.Property(set => set.Judgement).HasJson();
        builder.HasIndex(set => new { set.RequestId, set.Revision, set.Attempt }).IsUnique();
        builder.HasIndex(set => set.NextLookAt).HasFilter("next_look_at IS NOT NULL");
        builder.HasIndex(set => set.State);
        builder.HasOne<RequestRevision>().WithMany().HasForeignKey(set => new { set.RequestId, set.Revision });
    }
}
