using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Costs.Queries;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Costs;

/// <summary>
/// What Cost Explorer's actions share. The first account of the keyring pays for all and sees all; any other sees itself.
/// </summary>
internal sealed class CostCall(World world, Keyring keyring, Ledger ledger)
{
    public const int UsualPage = 5_000;

    public Ledger Ledger => ledger;

    /// <summary>Rows on a page of an action that takes no page size; small pages are ordered through the control API.</summary>
    public int PageRows { get; set; } = UsualPage;

    /// <summary>Differs when what is read may differ: another world, or another refresh.</summary>
    public string Identity => $"{world.Seed}/{ledger.RefreshNumber}";

    public Region Payer => world.Region(keyring.Accounts.First(), "us-east-1");

    public bool Pays(WireRequest request) => request.Account == keyring.Accounts.First();

    public IReadOnlyList<string> AccountsOf(WireRequest request) => Pays(request)
        ? [.. keyring.Accounts.Concat(world.Regions.Select(region => region.Account)).Distinct().Order(StringComparer.Ordinal)]
        : [request.Account];

    /// <summary>Charges the caller may see; refused while nothing has ever arrived.</summary>
    public T Read<T>(WireRequest request, Func<Charges, T> read) => ledger.Read(AccountsOf(request), charges => charges.First is null
        ? throw new AwsException("DataUnavailableException", "Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data might not be ingested yet")
        : read(charges));

    public TagView Tags() => CostTags.View(Payer);

    /// <summary>Where a page begins. Its token belongs to the call, and to what was known when it was handed out.</summary>
    public int Start(Members input, string tokenName, params string[] except)
    {
        if (input.Text(tokenName) is not { } token) return 0;
        var parts = token.Split('.');
        if (parts.Length != 2 || !long.TryParse(parts[1], out var refresh) || PageToken.Read(parts[0], input.Fingerprint([tokenName, .. except])) is not var (start, same))
            throw new AwsException("InvalidNextTokenException", "The pagination token is invalid. Try again without a pagination token.");
        if (!same) throw new AwsException("RequestChangedException", "Your request parameters changed between pages. Try again with the old parameters or without a pagination token.");
        return refresh == ledger.RefreshNumber ? start : throw new AwsException("BillExpirationException", "The requested report expired. Update the date interval and try again.");
    }

    public string Token(Members input, int start, string tokenName, params string[] except) =>
        $"{PageToken.Write(start, input.Fingerprint([tokenName, .. except]))}.{ledger.RefreshNumber}";

    public static void RefuseHours(string granularity)
    {
        if (granularity == "HOURLY") throw AwsException.Validation("Hourly granularity is not enabled for this account.");
    }
}
