using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.ChangeSets;
using Portal.Domain.Reviews;

namespace Portal.Reviews;

internal sealed class ReviewTables : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("reviews");
        builder.HasKey(review => review.Id);
        builder.Property(review => review.Version).IsRowVersion();
        builder.HasIndex(review => review.ChangeSetId).IsUnique();
        builder.HasIndex(review => new { review.State, review.OpenedAt });
        builder.HasOne<ChangeSet>().WithMany().HasForeignKey(review => review.ChangeSetId);
    }
}
