using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Sts;

/// <summary>The Security Token Service: who am I, and becoming somebody else.</summary>
public static class StsService
{
    public static IAwsService Create(Keyring keyring, RoleTrusts trusts, TimeProvider time) => new QueryService(
        "sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/", new Dictionary<string, QueryAction>
        {
            ["GetCallerIdentity"] = GetCallerIdentity.HandleAsync,
            ["AssumeRole"] = new AssumeRole(keyring, trusts, time).HandleAsync,
        });
}
