using Portal.Domain.Catalog.Policies;
using Portal.Domain.Environments;

namespace Portal.Environments.Leases;

/// <summary>A lease and what the policies of today say to it.</summary>
/// <param name="Lease">Null: the environment stands until it is deleted.</param>
public sealed record LeaseView(Lease? Lease, LeaseTerms Terms)
{
    /// <summary>What one click gives: the policies' usual length from now, or their longest. Null where neither brings anything.</summary>
    public int? OneClickDays(DateTimeOffset now) =>
        Lease is null ? null : new[] { Terms.DefaultDays, Terms.MaximumDays }.FirstOrDefault(days => days is { } some && now.AddDays(some) > Lease.EndsAt.AddHours(1));
}
