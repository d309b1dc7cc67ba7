using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;

namespace Portal.Platform.Accounts;

internal sealed class AccountPlaceTable : IEntityTypeConfiguration<AccountPlace>
{
    public void Configure(EntityTypeBuilder<AccountPlace> builder)
    {
        builder.ToTable("account_places");
        builder.HasKey(place => place.Id);
        builder.HasIndex(place => place.NextLookAt);
    }
}

internal sealed class CallDayTable : IEntityTypeConfiguration<CallDay>
{
    public void Configure(EntityTypeBuilder<CallDay> builder)
    {
        builder.ToTable("call_days");
        builder.HasKey(day => new { day.Account, day.Region, day.Day });
    }
}
