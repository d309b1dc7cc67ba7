using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Accounts;

namespace Portal.Platform.Quotas;

/// <summary>The quotas of a region of an account, for platform people.</summary>
public sealed class QuotasOfAccount(ReadQuotas quotas, IOptions<PortalSettings> settings)
{
    public async Task<Outcome<QuotaReading>> RunAsync(Actor actor, string account, string region, CancellationToken ct)
    {
        if (!ReadAccounts.May(actor)) return new Outcome<QuotaReading>.Forbidden(ReadAccounts.WhoMay);
        if (settings.Value.Aws.Accounts.FirstOrDefault(known => known.Id == account) is not { } found) return new Outcome<QuotaReading>.NotFound("The portal does not know this account.");
        if (!found.Regions.Contains(region)) return new Outcome<QuotaReading>.NotFound($"Region {region} is not open in account {found.Title}.");
        return await quotas.RunAsync(account, region, ReadQuotas.ForPages, ReadQuotas.ForPages, ct);
    }
}
