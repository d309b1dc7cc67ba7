using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Portal.Tests.Harness;
using SdkChange = Amazon.CloudFormation.Model.ResourceChange;

namespace Portal.Tests.Reviews.Judge;

/// <summary>A template and the values of its parameters.</summary>
public sealed record StackInputs(string Body, IReadOnlyDictionary<string, string> Parameters);

/// <summary>Makes stacks and change sets in the sandbox, past the portal.</summary>
public sealed class SandboxStacks(RunningSandbox sandbox) : IDisposable
{
    private readonly AmazonCloudFormationClient client = sandbox.Place.CloudFormation();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <returns>The name of the stack, made by executing a first change set.</returns>
    public async Task<string> StandAsync(string name, StackInputs inputs)
    {
        (await ChangesAsync(name, "first", inputs, ChangeSetType.CREATE)).ShouldNotBeEmpty();
        await ExecuteAsync(name, "first");
        if ((await sandbox.Place.StacksAsync(name, Ct)).Single().StackStatus.Value != "CREATE_COMPLETE")
            throw new InvalidOperationException($"{name} was not made: {string.Join(" ", (await sandbox.Place.EventsAsync(name, Ct)).Where(each => each.ResourceStatus?.Value == "CREATE_FAILED").Select(each => $"{each.LogicalResourceId} ({each.ResourceType}): {each.ResourceStatusReason}"))}");
        return name;
    }

    /// <returns>What the change set lists; empty when nothing changes.</returns>
    public async Task<IReadOnlyList<SdkChange>> ChangesAsync(string stack, string name, StackInputs inputs, ChangeSetType? type = null)
    {
        await client.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = stack,
            ChangeSetName = name,
            ChangeSetType = type ?? ChangeSetType.UPDATE,
            TemplateBody = inputs.Body,
            Parameters = [.. inputs.Parameters.Select(each => new Parameter { ParameterKey = each.Key, ParameterValue = each.Key == "EnvironmentId" ? OwnId(stack, each.Value) : each.Value })],
            Capabilities = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"],
        }, Ct);
        DescribeChangeSetResponse? seen = null;
        await Patience.UntilAsync(async () =>
        {
            seen = await PageAsync(stack, name, null);
            return seen.Status == ChangeSetStatus.CREATE_COMPLETE || seen.Status == ChangeSetStatus.FAILED;
        }, () => seen?.Status?.Value ?? "");
        if (seen!.Status == ChangeSetStatus.FAILED)
            return seen.StatusReason!.Contains("didn't contain changes", StringComparison.Ordinal) ? [] : throw new InvalidOperationException(seen.StatusReason);
        var changes = new List<SdkChange>();
        for (var page = seen; ; page = await PageAsync(stack, name, page.NextToken))
        {
            changes.AddRange((page.Changes ?? []).Select(change => change.ResourceChange!));
            if (page.NextToken is null) return changes;
        }
    }

    public async Task ExecuteAsync(string stack, string name)
    {
        await client.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { StackName = stack, ChangeSetName = name }, Ct);
        var status = "";
        await Patience.UntilAsync(async () =>
        {
            status = (await sandbox.Place.StacksAsync(stack, Ct)).Single().StackStatus.Value;
            return !status.EndsWith("IN_PROGRESS", StringComparison.Ordinal);
        }, () => status);
    }

    /// <summary>Physical ids by logical id.</summary>
    public async Task<Dictionary<string, string>> StandingAsync(string stack)
    {
        var found = new Dictionary<string, string>();
        string? next = null;
        do
        {
            var page = await client.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = stack, NextToken = next }, Ct);
            foreach (var resource in (page.StackResourceSummaries ?? []).Where(each => each.ResourceStatus.Value != "DELETE_COMPLETE")) found[resource.LogicalResourceId] = resource.PhysicalResourceId ?? "";
            next = page.NextToken;
        }
        while (next is not null);
        return found;
    }

    public void Dispose() => client.Dispose();

    // Names are made of it, and the stacks stand side by side.
    private static string OwnId(string stack, string sample) => int.TryParse(stack[(stack.IndexOf('-') + 1)..], out var number) ? $"{sample[..^2]}{number:00}" : sample;

    private Task<DescribeChangeSetResponse> PageAsync(string stack, string name, string? next) => client.DescribeChangeSetAsync(
        new DescribeChangeSetRequest { StackName = stack, ChangeSetName = name, IncludePropertyValues = true, NextToken = next }, Ct);
}
