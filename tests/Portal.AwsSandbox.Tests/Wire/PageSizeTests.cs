using System.Xml.Linq;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Wire;

public sealed class PageSizeTests
{
    private const string Three = "Resources: { A: { Type: 'AWS::SNS::Topic' }, B: { Type: 'AWS::SNS::Topic' }, C: { Type: 'AWS::SNS::Topic' } }\nOutputs: { O: { Value: !Ref A, Export: { Name: !Ref AWS::StackName } } }";

    [Fact]
    public async Task Every_list_comes_in_pages_of_one_when_that_is_ordered()
    {
        await using var sandbox = await SandboxProcess.StartAsync(speed: 3000);
        var client = new Client(sandbox.Address, "us-east-1");
        foreach (var name in (string[])["one", "two", "three"]) await client.CreateAsync(name, Three);
        await client.ChangeSetAsync("one", "first", "UPDATE", Three.Replace("SNS::Topic", "SQS::Queue", StringComparison.Ordinal).Replace("A:", "D:", StringComparison.Ordinal).Replace("B:", "E:", StringComparison.Ordinal).Replace("C:", "F:", StringComparison.Ordinal).Replace("!Ref A,", "!Ref D,", StringComparison.Ordinal));
        await client.ChangeSetAsync("one", "second", "UPDATE", Three);
        var detection = (await client.CallAsync("DetectStackDrift", ("StackName", "one"))).Element("StackDriftDetectionId")!.Value;
        await StackSteps.UntilAsync(() => client.CallAsync("DescribeStackDriftDetectionStatus", ("StackDriftDetectionId", detection)), seen => seen.Element("DetectionStatus")!.Value == "DETECTION_COMPLETE");
        await client.ControlAsync(HttpMethod.Put, "limits", new { pageSize = 1 });

        (string, string) stack = ("StackName", "one");
        (await PagesAsync(client, "DescribeStacks", "Stacks")).ShouldBe(3);
        (await PagesAsync(client, "ListStacks", "StackSummaries")).ShouldBe(3);
        (await PagesAsync(client, "ListStackResources", "StackResourceSummaries", stack)).ShouldBe(3);
        (await PagesAsync(client, "DescribeStackEvents", "StackEvents", stack)).ShouldBe(11);
        (await PagesAsync(client, "ListChangeSets", "Summaries", stack)).ShouldBe(2);
        (await PagesAsync(client, "DescribeChangeSet", "Changes", stack, ("ChangeSetName", "first"))).ShouldBe(6);
        (await PagesAsync(client, "ListExports", "Exports")).ShouldBe(3);
        (await PagesAsync(client, "DescribeStackResourceDrifts", "StackResourceDrifts", stack)).ShouldBe(3);
    }

    private static async Task<int> PagesAsync(Client client, string action, string list, params (string, string)[] input)
    {
        var pages = 0;
        XElement page;
        string? token = null;
        do
        {
            page = await client.CallAsync(action, [.. input, .. token is null ? [] : new[] { ("NextToken", token) }]);
            page.Element(list)!.Elements().Count().ShouldBe(1, action);
            pages++;
        }
        while ((token = page.Element("NextToken")?.Value) is not null);
        return pages;
    }
}
