using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudFormation;

/// <summary>The template that the product ships, as CloudFormation would take it.</summary>
public sealed class ShippedTemplateTests(SharedSandbox shared)
{
    private readonly Client client = shared.Client("eu-west-1");

    [Fact]
    public async Task It_goes_up_grows_and_can_not_be_deleted_while_it_is_protected()
    {
        var template = await File.ReadAllTextAsync(Repository.Find("templates/three-tier/template.yaml"), TestContext.Current.CancellationToken);
        var stack = await client.CreateAsync("three", template, Inputs("t4g.medium"));
        stack.Status().ShouldBe("CREATE_COMPLETE");
        stack.Outputs()["LoadBalancerFullName"].ShouldStartWith("app/three-");
        stack.Outputs()["DatabaseEndpoint"].ShouldEndWith(".eu-west-1.rds.amazonaws.com");
        stack.Outputs().Values.ShouldAllBe(value => value.Length > 0 && !value.Contains("{{", StringComparison.Ordinal));

        var set = await client.ChangeSetAsync("three", "larger", "UPDATE", template, Inputs("m7g.large"));
        set.Changes()["LaunchTemplate"].Element("Replacement")!.Value.ShouldBe("False");
        set.Changes()["AppGroup"].Element("Details")!.Elements().ShouldAllBe(detail => detail.Element("Evaluation")!.Value == "Dynamic");
        set.Changes().Keys.ShouldNotContain("Database");
        await client.CallAsync("ExecuteChangeSet", ("StackName", "three"), ("ChangeSetName", "larger"));
        (await client.RestAsync("three")).Status().ShouldBe("UPDATE_COMPLETE");
        (await client.HistoryAsync("three")).ShouldContain(line => line.StartsWith("AppGroup UPDATE_IN_PROGRESS Rolling update initiated.", StringComparison.Ordinal));

        await client.CallAsync("DeleteStack", ("StackName", "three"));
        var failed = await client.RestAsync("three");
        failed.Status().ShouldBe("DELETE_FAILED");
        failed.Reason()!.ShouldContain("Database");
        failed.Reason()!.ShouldContain("LoadBalancer");
    }

    [Fact]
    public async Task A_zone_that_the_region_does_not_have_fails_the_change_set()
    {
        var template = await File.ReadAllTextAsync(Repository.Find("templates/three-tier/template.yaml"), TestContext.Current.CancellationToken);
        var set = await client.ChangeSetAsync("nowhere", "c", "CREATE", template, Inputs("t4g.medium", "eu-west-1q"));
        set.Element("Status")!.Value.ShouldBe("FAILED");
        set.Element("StatusReason")!.Value.ShouldBe("Parameter validation failed: parameter value eu-west-1q for parameter name AvailabilityZone1 does not exist");
    }

    private static (string, string)[] Inputs(string instance, string zone = "eu-west-1a") =>
    [
        ("Capabilities.member.1", "CAPABILITY_IAM"),
        .. StackSteps.Parameters(
            ("EnvironmentName", "three"), ("EnvironmentId", "env-0001"), ("Owner", "shop"), ("CostCenter", "cc"), ("AvailabilityZone1", zone),
            ("AvailabilityZone2", "eu-west-1b"), ("AvailabilityZone3", "eu-west-1c"), ("InstanceType", instance)),
    ];
}
