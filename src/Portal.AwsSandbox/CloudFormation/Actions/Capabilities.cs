using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>What a template needs to be acknowledged: that it makes identities, and whether it names them.</summary>
internal static class Capabilities
{
    private static readonly Dictionary<string, string?> Identities = new()
    {
        ["AWS::IAM::AccessKey"] = null,
        ["AWS::IAM::Group"] = "GroupName",
        ["AWS::IAM::InstanceProfile"] = "InstanceProfileName",
        ["AWS::IAM::ManagedPolicy"] = "ManagedPolicyName",
        ["AWS::IAM::Policy"] = null,
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::IAM::RolePolicy"] = null,
        ["AWS::IAM::User"] = "UserName",
        ["AWS::IAM::UserToGroupAddition"] = null,
    };

    /// <summary>The capability needed and the types that need it; null when none is.</summary>
    public static (string Capability, IReadOnlyList<string> Types)? Needed(Template template)
    {
        var identities = template.Resources.Values.Where(resource => Identities.ContainsKey(resource.Type)).ToList();
        if (identities.Count == 0) return null;
        var named = identities.Exists(resource => Identities[resource.Type] is { } name && resource.Properties?[name] is not null);
        return (named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM", [.. identities.Select(resource => resource.Type).Distinct()]);
    }

    public static void Check(Template template, IReadOnlyList<string> acknowledged)
    {
        if (Needed(template) is not var (capability, _) || acknowledged.Contains(capability) || acknowledged.Contains("CAPABILITY_NAMED_IAM")) return;
        throw new AwsException("InsufficientCapabilitiesException", $"Requires capabilities : [{capability}]");
    }
}
