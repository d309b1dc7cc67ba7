using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Platform.Data;

namespace Portal.Environments.Schedules;

internal sealed class ScheduleTables : IEntityTypeConfiguration<EnvironmentSchedule>
{
    public void Configure(EntityTypeBuilder<EnvironmentSchedule> builder)
    {
        builder.ToTable("schedules");
        builder.HasKey(schedule => schedule.Id);
        builder.Ignore(schedule => schedule.CurrentStep);
        builder.Property(schedule => schedule.Hours).HasJson();
        builder.Property(schedule => schedule.Ask).HasJson();
        builder.Property(schedule => schedule.Steps).HasJson();
        builder.Property(schedule => schedule.Version).IsRowVersion();
        builder.HasIndex(schedule => schedule.NextLookAt).HasFilter("next_look_at IS NOT NULL");
        builder.HasOne<ManagedEnvironment>().WithOne().HasForeignKey<EnvironmentSchedule>(schedule => schedule.Id);
    }
}
