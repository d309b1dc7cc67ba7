using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Sts;

/// <summary>Any role of an account the sandbox knows may be assumed, unless a trust was set for it that says otherwise.</summary>
internal sealed partial class AssumeRole(Keyring keyring, RoleTrusts trusts, TimeProvider time)
{
    public Task<XElement?> HandleAsync(WireRequest request, CancellationToken cancellation)
    {
        new Constraints(request.Input).Required("RoleArn").Length("RoleArn", 20, 2048)
            .Required("RoleSessionName").Length("RoleSessionName", 2, 64).Pattern("RoleSessionName", @"[\w+=,.@-]*")
            .Length("ExternalId", 2, 1224).Hold();
        var role = RoleArn().Match(request.Input.Text("RoleArn")!);
        if (!role.Success) throw AwsException.Validation($"{request.Input.Text("RoleArn")} is invalid");
        var seconds = request.Input.Number("DurationSeconds") ?? 3600;
        if (seconds is < 900 or > 43_200)
            throw AwsException.Validation($"1 validation error detected: Value '{seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value {(seconds < 900 ? "greater than or equal to 900" : "less than or equal to 43200")}");
        var account = role.Groups[1].Value;
        if (!keyring.Accounts.Contains(account) || !trusts.Admits(role.Value, request.Input.Text("ExternalId")))
            throw new AwsException("AccessDenied", $"User: {request.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {role.Value}", 403);
        return Task.FromResult<XElement?>(Answer(account, role, request.Input.Text("RoleSessionName")!, time.GetUtcNow().AddSeconds(seconds)));
    }

    private XElement Answer(string account, Match role, string session, DateTimeOffset expires)
    {
        var roleId = Keyring.UserId(role.Value, "AROA");
        var arn = $"arn:aws:sts::{account}:assumed-role/{role.Groups[2].Value.Split('/')[^1]}/{session}";
        var issued = keyring.Issue(new Caller(account, arn, $"{roleId}:{session}", ""), expires);
        return Xml.Structure("AssumeRoleResult",
            Xml.Structure("AssumedRoleUser", Xml.Text("AssumedRoleId", $"{roleId}:{session}"), Xml.Text("Arn", arn)),
            Xml.Structure("Credentials", Xml.Text("AccessKeyId", issued.AccessKeyId), Xml.Text("SecretAccessKey", issued.Secret),
                Xml.Text("SessionToken", issued.SessionToken), Xml.Time("Expiration", issued.Expires)));
    }

    [GeneratedRegex(@"^arn:aws:iam::(\d{12}):role/([\w+=,.@/-]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex RoleArn();
}
