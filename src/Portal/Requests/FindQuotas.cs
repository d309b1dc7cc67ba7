using Microsoft.Extensions.Options;
using Portal.Domain.Requests;
using Portal.Platform;
using Portal.Platform.Quotas;

namespace Portal.Requests;

/// <summary>Whether the account has room for a new environment, before it is sent. What stands is not counted twice, so only creates are looked at.</summary>
public sealed class FindQuotas(ReadQuotas quotas, IOptions<PortalSettings> settings)
{
    /// <summary>The quotas of the place that is filled in; null where nothing would be new, or the place is not one of the portal's.</summary>
    public async Task<QuotaReading?> ReadAsync(RequestKind kind, string account, string region, CancellationToken ct) =>
        kind is RequestKind.Create && settings.Value.Aws.Accounts.Any(known => known.Id == account && known.Regions.Contains(region))
            ? await quotas.RunAsync(account, region, ReadQuotas.ForPages, null, ct)
            : null;

    public static IReadOnlyList<QuotaFinding> Of(Evaluation evaluation, QuotaReading reading) =>
        reading.Against(QuotaNeed.Of(evaluation.Evaluated, evaluation.Topology, _ => true, isNewStack: true), []);
}
