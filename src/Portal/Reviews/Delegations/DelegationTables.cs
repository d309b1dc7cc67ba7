using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;

namespace Portal.Reviews.Delegations;

internal sealed class DelegationTables : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("delegations");
        builder.HasKey(delegation => delegation.Id);
        builder.HasIndex(delegation => new { delegation.Delegate, delegation.EndsAt });
    }
}
