using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Environments.Waves;
using Portal.Platform.Data;

namespace Portal.Environments.Waves;

internal sealed class WaveTables : IEntityTypeConfiguration<Wave>
{
    public void Configure(EntityTypeBuilder<Wave> builder)
    {
        builder.ToTable("waves");
        builder.HasKey(wave => wave.Id);
        builder.Ignore(wave => wave.LastBatch);
        builder.Ignore(wave => wave.IsOver);
        builder.Property(wave => wave.Members).HasJson();
        builder.Property(wave => wave.Notes).HasJson();
        builder.Property(wave => wave.Acknowledged).HasJson();
        builder.HasIndex(wave => wave.NextLookAt).HasFilter("next_look_at IS NOT NULL");
        builder.HasIndex(wave => wave.CreatedAt);
    }
}
