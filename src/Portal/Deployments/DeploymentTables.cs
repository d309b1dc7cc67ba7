using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Deployments;
using Portal.Domain.Reviews;
using Portal.Platform.Data;

namespace Portal.Deployments;

internal sealed class DeploymentTables : IEntityTypeConfiguration<Deployment>, IEntityTypeConfiguration<StackEvent>
{
    public void Configure(EntityTypeBuilder<Deployment> builder)
    {
        builder.ToTable("deployments");
        builder.HasKey(deployment => deployment.Id);
        builder.Ignore(deployment => deployment.Token);
        builder.Ignore(deployment => deployment.TokenStart);
        builder.Ignore(deployment => deployment.CancelToken);
        builder.Ignore(deployment => deployment.CancelsByDeleting);
        builder.Ignore(deployment => deployment.CurrentStep);
        builder.Ignore(deployment => deployment.IsOver);
        builder.Property(deployment => deployment.Steps).HasJson();
        builder.Property(deployment => deployment.Cause).HasJson();
        builder.Property(deployment => deployment.Cancellation).HasJson();
        builder.Property(deployment => deployment.Recoveries).HasJson();
        builder.Property(deployment => deployment.Version).IsRowVersion();
        // One review is carried out once, and one environment has one operation at a time: the store holds both.
        builder.HasIndex(deployment => deployment.ReviewId).IsUnique();
        builder.HasIndex(deployment => deployment.EnvironmentId, "one_operation_per_environment").IsUnique()
            .HasFilter("state IN ('Pending', 'InProgress')");
        builder.HasIndex(deployment => deployment.NextLookAt).HasFilter("next_look_at IS NOT NULL");
        builder.HasIndex(deployment => deployment.CreatedAt);
        // Usual durations are learnt from the newest.
        builder.HasIndex(deployment => deployment.EndedAt);
        builder.HasOne<Review>().WithMany().HasForeignKey(deployment => deployment.ReviewId);
    }

    public void Configure(EntityTypeBuilder<StackEvent> builder)
    {
        builder.ToTable("stack_events");
        builder.HasKey(stackEvent => stackEvent.Sequence);
        builder.Property(stackEvent => stackEvent.Sequence).UseIdentityAlwaysColumn();
        builder.Ignore(stackEvent => stackEvent.IsFailure);
        builder.Ignore(stackEvent => stackEvent.IsCancelled);
        builder.Ignore(stackEvent => stackEvent.IsStack);
        builder.HasIndex(stackEvent => new { stackEvent.DeploymentId, stackEvent.EventId }).IsUnique();
        builder.HasIndex(stackEvent => new { stackEvent.DeploymentId, stackEvent.Sequence });
        builder.HasOne<Deployment>().WithMany().HasForeignKey(stackEvent => stackEvent.DeploymentId);
    }
}
