using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Requests;

internal sealed class RequestTables :
    IEntityTypeConfiguration<EnvironmentRequest>,
    IEntityTypeConfiguration<RequestRevision>,
    IEntityTypeConfiguration<RequestStanding>
{
    public void Configure(EntityTypeBuilder<EnvironmentRequest> builder)
    {
        builder.ToTable("requests");
        builder.HasKey(request => request.Id);
        builder.Property(request => request.Content).HasJson();
        builder.Property(request => request.Version).IsRowVersion();
        builder.HasIndex(request => new { request.Team, request.UpdatedAt });
        builder.HasIndex(request => request.EnvironmentId);
    }

    public void Configure(EntityTypeBuilder<RequestRevision> builder)
    {
        builder.ToTable("request_revisions");
        builder.HasKey(revision => new { revision.RequestId, revision.Number });
        builder.Property(revision => revision.Content).HasJson();
        builder.HasOne<EnvironmentRequest>().WithMany().HasForeignKey(revision => revision.RequestId);
    }

    public void Configure(EntityTypeBuilder<RequestStanding> builder)
    {
        builder.ToView("request_standings");
        builder.HasKey(standing => standing.RequestId);
    }
}
