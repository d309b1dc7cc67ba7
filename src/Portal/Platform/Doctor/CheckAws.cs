using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Portal.Platform.Aws;
using Portal.Platform.Commands;

namespace Portal.Platform.Doctor;

/// <summary>Whether the portal gets into each account and region, and is given the operator's role there.</summary>
public sealed class CheckAws : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> LookAsync(ConsoleCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        using var accounts = new AwsAccounts(Options.Create(call.Settings), new CallTally(call.Clock), call.Clock);
        var probe = new AccountProbe(accounts);
        foreach (var account in call.Settings.Aws.Accounts)
        {
            foreach (var region in account.Regions)
            {
                var (identity, fault) = await TryAsync(() => probe.RunAsync(account.Id, region, ct));
                yield return fault is null ? new Finding(Grade.Well, Name(account, region), $"it answers; the portal is {identity} there.") : new Finding(Grade.Wrong, Name(account, region), fault);
            }
            if (account is not { OperatorRoleArn: { Length: > 0 } role, Regions: [var first, ..] }) continue;
            var (_, refused) = await TryAsync(async () =>
            {
                await accounts.EnsureOperatorAsync(account.Id, first, ct);
                return role;
            });
            yield return refused is null ? new Finding(Grade.Well, $"operator role of {account.Id}", $"{role} is given.") : new Finding(Grade.Wrong, $"operator role of {account.Id}", refused);
        }
    }

    private static string Name(AccountSettings account, string region) => $"account {account.Id}, {region}";

    private static async Task<(string? Answer, string? Fault)> TryAsync(Func<Task<string>> call)
    {
        try
        {
            return (await call(), null);
        }
        catch (AwsFaultException fault)
        {
            return (null, fault.Fault.Sentence);
        }
    }
}
