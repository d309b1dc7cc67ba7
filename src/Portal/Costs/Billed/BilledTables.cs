using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs.Billed;

internal sealed class CostRecordTable : IEntityTypeConfiguration<CostRecord>
{
    public void Configure(EntityTypeBuilder<CostRecord> builder)
    {
        builder.ToTable("cost_records");
        builder.HasKey(record => new { record.Day, record.Environment, record.Service });
        builder.Property(record => record.Amount).HasPrecision(18, 10);
        builder.HasIndex(record => new { record.Environment, record.Day });
    }
}

internal sealed class SetAsideTable : IEntityTypeConfiguration<SetAsideRecord>
{
    public void Configure(EntityTypeBuilder<SetAsideRecord> builder)
    {
        builder.ToTable("cost_set_aside");
        builder.HasKey(record => new { record.Day, record.RecordType });
        builder.Property(record => record.Amount).HasPrecision(18, 10);
    }
}

internal sealed class CostRequestDayTable : IEntityTypeConfiguration<CostRequestDay>
{
    public void Configure(EntityTypeBuilder<CostRequestDay> builder)
    {
        builder.ToTable("cost_request_days");
        builder.HasKey(day => day.Day);
    }
}

internal sealed class BilledReadingTable : IEntityTypeConfiguration<BilledReading>
{
    public void Configure(EntityTypeBuilder<BilledReading> builder)
    {
        builder.ToTable("billed_readings");
        builder.HasKey(reading => reading.Id);
        builder.Property(reading => reading.Pending).HasJson();
        // The one row is there from the beginning and due at once, so that no node has to make it.
        builder.HasData(new
        {
            Id = BilledReading.Only,
            Metric = "",
            Pending = (IReadOnlyList<ReadingSpan>)[],
            TagStatus = CostTagStatus.Unknown,
            NextLookAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            FailedLooks = 0,
        });
    }
}
