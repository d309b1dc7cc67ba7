using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs.Meetings;

internal sealed class CostMeetingTable : IEntityTypeConfiguration<CostMeeting>
{
    public void Configure(EntityTypeBuilder<CostMeeting> builder)
    {
        builder.ToTable("cost_meetings");
        builder.HasKey(meeting => meeting.Id);
        builder.Property(meeting => meeting.Agenda).HasJson();
        builder.Property(meeting => meeting.Skipped).HasJson();
        builder.Property(meeting => meeting.Version).IsRowVersion();
        builder.HasIndex(meeting => meeting.Month).IsUnique();
    }
}

internal sealed class CostDecisionTable : IEntityTypeConfiguration<CostDecision>
{
    public void Configure(EntityTypeBuilder<CostDecision> builder)
    {
        builder.ToTable("cost_decisions");
        builder.HasKey(decision => decision.Id);
        builder.Property(decision => decision.ExpectedSaving).HasPrecision(18, 2);
        builder.Property(decision => decision.Baseline).HasPrecision(18, 2);
        builder.HasIndex(decision => new { decision.MeetingId, decision.Item }).IsUnique();
        builder.HasIndex(decision => decision.State);
        builder.HasOne<CostMeeting>().WithMany().HasForeignKey(decision => decision.MeetingId);
    }
}
