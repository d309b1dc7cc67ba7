namespace Portal.Architecture;

public sealed class AdapterTests
{
    [Fact]
    public void AWS_clients_are_used_in_adapters_only() =>
        Adapters.UsedElsewhere(Built.Written(Built.Portal), StageOrder.OfPortal).ShouldBeEmpty();

    [Fact]
    public void Adapters_are_found_by_their_names() =>
        new[]
        {
            "Portal.ChangeSets.CloudFormationOfChangeSets",
            "Portal.Deployments.CloudFormationOfDeployments",
            "Portal.Environments.CloudFormationOfEnvironments",
            "Portal.Platform.Aws.AwsAccounts",
        }.ShouldBeSubsetOf(Built.Written(Built.Portal).Where(type => Adapters.IsAdapter(type, StageOrder.OfPortal)).Select(type => type.FullName));

    [Fact]
    public void The_rule_bites() =>
        Adapters.UsedElsewhere(Built.Samples("Aws"), new StageOrder("Portal.Architecture.Samples.Aws", ["Platform"], [])).ShouldBe(
        [
            "Portal.Architecture.Samples.Aws.Reviews.CloudFormationOfDeployments uses Amazon.CloudFormation.IAmazonCloudFormation",
            "Portal.Architecture.Samples.Aws.Reviews.ReadsStacks uses Amazon.CloudFormation.Model.Stack",
        ], ignoreOrder: true);
}
