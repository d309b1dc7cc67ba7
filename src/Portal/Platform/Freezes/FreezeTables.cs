using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;

namespace Portal.Platform.Freezes;

internal sealed class FreezeTables : IEntityTypeConfiguration<Freeze>
{
    public void Configure(EntityTypeBuilder<Freeze> builder)
    {
        builder.ToTable("freezes");
        builder.HasKey(freeze => freeze.Id);
        builder.Property(freeze => freeze.Version).IsRowVersion();
        builder.Ignore(freeze => freeze.Sentence);
        builder.HasIndex(freeze => new { freeze.LiftedAt, freeze.EndsAt });
    }
}
