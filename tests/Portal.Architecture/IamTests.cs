using System.Text.RegularExpressions;
using Portal.Platform.Aws;

namespace Portal.Architecture;

/// <summary>The roles of <c>docs/iam</c> grant the calls that the portal makes, and no others.</summary>
public sealed partial class IamTests
{
    /// <summary>What is granted without a call of that name, and why.</summary>
    private static readonly Dictionary<string, string> Needed = new()
    {
        ["sts:AssumeRole"] = "the trust policy",
        ["iam:PassRole"] = "CloudFormation is given the service role",
        ["cloudformation:TagResource"] = "change sets carry the stack's tags",
        ["s3:GetObject"] = "CloudFormation reads a template's URL as the caller",
        ["ec2:DescribeAvailabilityZones"] = "CloudFormation looks up parameters as the caller",
        ["ssm:GetParameters"] = "CloudFormation looks up parameters as the caller",
    };

    private static readonly HashSet<string> Calls = [.. Directory.EnumerateFiles(Path.Combine(Built.Root, "src", "Portal"), "*.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "OperatorCalls.cs").SelectMany(file => CallPattern().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value)];

    [Fact]
    public void The_portal_s_role_grants_what_is_called_without_a_plan()
    {
        // GetCallerIdentity needs no permission.
        var called = Calls.Where(call => !OperatorCalls.Has(call) && call != "sts:GetCallerIdentity" && call != "sts:AssumeRole");
        var granted = Granted("portal-role.yaml");
        called.Except(granted).ShouldBeEmpty("called and not granted");
        granted.Except(Calls).Except(Needed.Keys).ShouldBeEmpty("granted and never called");
    }

    [Fact]
    public void The_operator_s_and_the_payer_s_role_grant_what_plans_do()
    {
        var granted = Granted("operator-role.yaml").Concat(Granted("tag-activation-role.yaml")).ToHashSet();
        Calls.Where(OperatorCalls.Has).Except(granted).ShouldBeEmpty("called and not granted");
        granted.Where(action => !OperatorCalls.Has(action)).Except(Needed.Keys).ShouldBeEmpty("granted and no operator's call");
    }

    [Fact]
    public void The_portal_s_role_can_not_go_round_a_change_set()
    {
        foreach (var action in (string[])["cloudformation:CreateStack", "cloudformation:UpdateStack", "secretsmanager:GetSecretValue"]) Granted("portal-role.yaml").ShouldNotContain(action);
        Granted("portal-role.yaml").ShouldAllBe(action => !action.EndsWith('*'));
    }

    private static HashSet<string> Granted(string template) =>
        [.. ActionPattern().Matches(File.ReadAllText(Path.Combine(Built.Root, "docs", "iam", template))).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("\"((?:autoscaling|ce|cloudformation|cloudfront|cloudtrail|cloudwatch|ec2|elasticache|elasticloadbalancing|pricing|rds|s3|servicequotas|sts):[A-Z][A-Za-z0-9]+)\"")]
    private static partial Regex CallPattern();

    // In a list or alone, quoted or not; conditions' keys and ARNs have no capital after the colon.
    [GeneratedRegex("(?:- |\\[|, |Action: )'?((?:autoscaling|ce|cloudformation|cloudfront|cloudtrail|cloudwatch|ec2|elasticache|elasticloadbalancing|iam|pricing|rds|s3|secretsmanager|servicequotas|ssm|sts):[A-Z][A-Za-z0-9*]+)")]
    private static partial Regex ActionPattern();
}
