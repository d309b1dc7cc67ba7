using Amazon.CloudFormation.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Portal.Platform.Aws;

/// <summary>Whether the portal gets into an account and region: the role is assumed, AWS says whose it is, and CloudFormation answers there.</summary>
public sealed class AccountProbe(AwsAccounts accounts)
{
    /// <returns>Whom AWS takes the portal for.</returns>
    /// <exception cref="AwsFaultException">Why it does not get in.</exception>
    public async Task<string> RunAsync(string account, string region, CancellationToken ct)
    {
        // What was refused a moment ago is what somebody wants to know about now.
        accounts.ForgetRefusal(account, region);
        const string who = "sts:GetCallerIdentity";
        var caller = await accounts.CallAsync<IAmazonSecurityTokenService, GetCallerIdentityResponse>(account, region, who, (client, token) => client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), token), ct);
        if (caller.Account != account)
            throw new AwsFaultException(new AwsFault.Refused(who, "WrongAccount", $"the portal's credentials are of account {caller.Account}, not of {account}. Set RoleArn to a role of {account}."), null);
        // The narrowest list there is: what nobody has, in most places, but the permission is the one that all work needs.
        await accounts.CallAsync(account, region, "cloudformation:ListStacks", (client, token) => client.ListStacksAsync(new ListStacksRequest { StackStatusFilter = ["REVIEW_IN_PROGRESS"] }, token), ct);
        return caller.Arn;
    }
}
