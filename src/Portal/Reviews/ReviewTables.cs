using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.ChangeSets;
using Portal.Domain.Reviews;
using Portal.Platform.Data;

namespace Portal.Reviews;

internal sealed class ReviewTables : IEntityTypeConfiguration<Review>, IEntityTypeConfiguration<ReviewDecision>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("reviews");
        builder.HasKey(review => review.Id);
        builder.Property(review => review.Version).IsRowVersion();
        builder.Property(review => review.Needed).HasJson();
        // By its number, because the inbox is sorted by it.
        builder.Property(review => review.Risk).HasConversion<int>();
        builder.Ignore(review => review.Window);
        builder.HasIndex(review => review.ChangeSetId).IsUnique();
        builder.HasIndex(review => new { review.State, review.OpenedAt });
        builder.HasOne<ChangeSet>().WithMany().HasForeignKey(review => review.ChangeSetId);
        builder.HasMany(review => review.Decisions).WithOne().HasForeignKey(decision => decision.ReviewId);
    }

    public void Configure(EntityTypeBuilder<ReviewDecision> builder)
    {
        builder.ToTable("review_decisions");
        builder.HasKey(decision => new { decision.ReviewId, decision.Number });
        builder.Property(decision => decision.Number).ValueGeneratedNever();
        builder.Property(decision => decision.Fields).HasJson();
        builder.HasIndex(decision => new { decision.ReviewId, decision.By }).IsUnique();
        builder.Ignore(decision => decision.Who).Ignore(decision => decision.Seat);
    }
}
