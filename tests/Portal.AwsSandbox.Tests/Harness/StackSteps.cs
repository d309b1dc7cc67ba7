using System.Xml.Linq;

namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>The steps most tests are made of.</summary>
public static class StackSteps
{
    public const string OneBucket = """
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
        """;

    /// <summary>Looks again until it holds; a test that waits for what never comes fails after two minutes.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> holds)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (holds(seen)) return seen;
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromMinutes(2), $"waited in vain; last seen: {seen}");
            await Task.Delay(15, TestContext.Current.CancellationToken);
        }
    }

    public static async Task<XElement> DescribeAsync(this Client client, string stack) =>
        (await client.CallAsync("DescribeStacks", ("StackName", stack))).Element("Stacks")!.Elements().Single();

    /// <summary>Waits until a stack comes to rest, and answers it.</summary>
    public static Task<XElement> RestAsync(this Client client, string stack) =>
        UntilAsync(() => client.DescribeAsync(stack), found => !found.Status().EndsWith("_IN_PROGRESS", StringComparison.Ordinal));

    public static string Status(this XElement stack) => stack.Element("StackStatus")!.Value;

    public static string? Reason(this XElement stack) => stack.Element("StackStatusReason")?.Value;

    public static Dictionary<string, string> Outputs(this XElement stack) => stack.Element("Outputs")?.Elements()
        .ToDictionary(output => output.Element("OutputKey")!.Value, output => output.Element("OutputValue")!.Value) ?? [];

    /// <summary>Makes a stack and waits; answers it at rest.</summary>
    public static async Task<XElement> CreateAsync(this Client client, string name, string template, params (string, string)[] more)
    {
        var made = await client.CallAsync("CreateStack", [("StackName", name), ("TemplateBody", template), .. more]);
        return await client.RestAsync(made.Element("StackId")!.Value);
    }

    public static async Task<XElement> UpdateAsync(this Client client, string name, string template, params (string, string)[] more)
    {
        await client.CallAsync("UpdateStack", [("StackName", name), ("TemplateBody", template), .. more]);
        return await client.RestAsync(name);
    }

    /// <summary>Makes a change set and waits until it is computed.</summary>
    public static async Task<XElement> ChangeSetAsync(this Client client, string stack, string name, string type, string template, params (string, string)[] more)
    {
        await client.CallAsync("CreateChangeSet", [("StackName", stack), ("ChangeSetName", name), ("ChangeSetType", type), ("TemplateBody", template), .. more]);
        return await UntilAsync(
            () => client.CallAsync("DescribeChangeSet", ("StackName", stack), ("ChangeSetName", name), ("IncludePropertyValues", "true")),
            set => !set.Element("Status")!.Value.StartsWith("CREATE_", StringComparison.Ordinal) || set.Element("Status")!.Value == "CREATE_COMPLETE");
    }

    /// <summary>The resource changes of a change set by logical id.</summary>
    public static Dictionary<string, XElement> Changes(this XElement set) => set.Element("Changes")!.Elements()
        .Select(change => change.Element("ResourceChange")!).ToDictionary(change => change.Element("LogicalResourceId")!.Value);

    /// <summary>All events, oldest first, as <c>LogicalId STATUS reason</c>.</summary>
    public static async Task<List<string>> HistoryAsync(this Client client, string stack) =>
        [.. (await client.EventsAsync(stack)).Select(e => $"{e.Element("LogicalResourceId")!.Value} {e.Element("ResourceStatus")!.Value} {e.Element("ResourceStatusReason")?.Value}".Trim())];

    /// <summary>All events through all pages, oldest first.</summary>
    public static async Task<List<XElement>> EventsAsync(this Client client, string stack)
    {
        var events = new List<XElement>();
        string? token = null;
        do
        {
            var page = await client.CallAsync("DescribeStackEvents", [("StackName", stack), .. token is null ? [] : new[] { ("NextToken", token) }]);
            events.AddRange(page.Element("StackEvents")!.Elements());
            token = page.Element("NextToken")?.Value;
        }
        while (token is not null);
        events.Reverse();
        return events;
    }

    public static async Task<WireException> RefusedAsync(Task<XElement> call) => await Should.ThrowAsync<WireException>(call);

    /// <summary>Several parameters as a call takes them.</summary>
    public static (string, string)[] Parameters(params (string Key, string Value)[] values) =>
        [.. values.SelectMany((each, n) => new[] { ($"Parameters.member.{n + 1}.ParameterKey", each.Key), ($"Parameters.member.{n + 1}.ParameterValue", each.Value) })];
}
