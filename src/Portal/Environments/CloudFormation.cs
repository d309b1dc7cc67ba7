using Amazon.CloudFormation.Model;
using Portal.Domain.Environments;
using Portal.Platform.Aws;
using StackResource = Portal.Domain.Environments.StackResource;

namespace Portal.Environments;

/// <summary>What a stack gives: its outputs and resources.</summary>
public sealed record StackView(IReadOnlyList<StackOutput> Outputs, IReadOnlyList<StackResource> Resources);

/// <summary>This stage's way to CloudFormation: it only reads.</summary>
public sealed class CloudFormationOfEnvironments(AwsAccounts accounts)
{
    /// <summary>Null when the stack is gone.</summary>
    public async Task<StackView?> ViewAsync(ManagedEnvironment environment, CancellationToken ct)
    {
        try
        {
            var stacks = await accounts.CallAsync(environment.Account, environment.Region, "cloudformation:DescribeStacks",
                (client, token) => client.DescribeStacksAsync(new DescribeStacksRequest { StackName = environment.StackId }, token), ct);
            if (stacks.Stacks is not [var stack, ..]) return null;
            var outputs = (stack.Outputs ?? []).Select(output => new StackOutput(output.OutputKey ?? "", output.OutputValue ?? "", output.Description)).ToList();
            return new StackView(outputs, await ResourcesAsync(environment, ct));
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.NotFound)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<StackResource>> ResourcesAsync(ManagedEnvironment environment, CancellationToken ct)
    {
        var resources = new List<StackResource>();
        string? next = null;
        do
        {
            var from = next;
            var page = await accounts.CallAsync(environment.Account, environment.Region, "cloudformation:ListStackResources",
                (client, token) => client.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = environment.StackId, NextToken = from }, token), ct);
            resources.AddRange((page.StackResourceSummaries ?? []).Select(r => new StackResource(
                r.LogicalResourceId, r.PhysicalResourceId, r.ResourceType, r.ResourceStatus.Value,
                new DateTimeOffset(DateTime.SpecifyKind(r.LastUpdatedTimestamp ?? DateTime.UnixEpoch, DateTimeKind.Utc)))));
            next = page.NextToken;
        }
        while (next is not null);
        return resources;
    }
}
