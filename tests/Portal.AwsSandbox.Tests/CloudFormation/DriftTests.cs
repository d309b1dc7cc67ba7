using System.Xml.Linq;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudFormation;

public sealed class DriftTests(SharedSandbox shared)
{
    private const string Template = """
        Resources:
          Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: 10.0.0.0/16, Tags: [{ Key: team, Value: shop }] } }
          Topic: { Type: "AWS::SNS::Topic" }
        """;

    private readonly Client client = shared.Client();

    [Fact]
    public async Task What_was_changed_or_deleted_behind_the_stack_is_found()
    {
        await client.CreateAsync("drifting", Template);
        (await DetectAsync()).Element("StackDriftStatus")!.Value.ShouldBe("IN_SYNC");
        await client.ControlAsync(HttpMethod.Post, "drift", new { client.Region, stack = "drifting", logicalId = "Vpc", properties = new Dictionary<string, object> { ["Tags/0/Value"] = "ledger", ["EnableDnsSupport"] = false } });
        await client.ControlAsync(HttpMethod.Post, "drift", new { client.Region, stack = "drifting", logicalId = "Topic", deleted = true });

        var status = await DetectAsync();
        (status.Element("StackDriftStatus")!.Value, status.Element("DriftedStackResourceCount")!.Value).ShouldBe(("DRIFTED", "2"));
        var drifts = (await client.CallAsync("DescribeStackResourceDrifts", ("StackName", "drifting"))).Element("StackResourceDrifts")!.Elements()
            .ToDictionary(drift => drift.Element("LogicalResourceId")!.Value);
        drifts["Topic"].Element("StackResourceDriftStatus")!.Value.ShouldBe("DELETED");
        // A property the template never declared is not compared.
        var difference = drifts["Vpc"].Element("PropertyDifferences")!.Elements().ShouldHaveSingleItem();
        (difference.Element("PropertyPath")!.Value, difference.Element("ExpectedValue")!.Value, difference.Element("ActualValue")!.Value, difference.Element("DifferenceType")!.Value)
            .ShouldBe(("/Tags/0/Value", "shop", "ledger", "NOT_EQUAL"));
        (await client.DescribeAsync("drifting")).Element("DriftInformation")!.Element("StackDriftStatus")!.Value.ShouldBe("DRIFTED");
    }

    [Fact]
    public async Task A_single_resource_is_looked_at_at_once()
    {
        await client.CreateAsync("drifting", Template);
        await client.ControlAsync(HttpMethod.Post, "drift", new { client.Region, stack = "drifting", logicalId = "Vpc", properties = new Dictionary<string, object?> { ["Tags"] = null } });
        var drift = (await client.CallAsync("DetectStackResourceDrift", ("StackName", "drifting"), ("LogicalResourceId", "Vpc"))).Element("StackResourceDrift")!;
        drift.Element("StackResourceDriftStatus")!.Value.ShouldBe("MODIFIED");
        drift.Element("PropertyDifferences")!.Elements().Single().Element("DifferenceType")!.Value.ShouldBe("REMOVE");
    }

    private async Task<XElement> DetectAsync()
    {
        var id = (await client.CallAsync("DetectStackDrift", ("StackName", "drifting"))).Element("StackDriftDetectionId")!.Value;
        return await StackSteps.UntilAsync(
            () => client.CallAsync("DescribeStackDriftDetectionStatus", ("StackDriftDetectionId", id)),
            status => status.Element("DetectionStatus")!.Value == "DETECTION_COMPLETE");
    }
}
