using Amazon.CloudFormation.Model;
using Portal.Platform.Aws;

namespace Portal.Environments.Import;

/// <summary>A stack as the list of stacks tells it.</summary>
public sealed record FoundStack(string Id, string Name, string Status, string? Description, DateTimeOffset CreatedAt);

/// <summary>This stage's way to the list of stacks.</summary>
public sealed class StacksOfEnvironments(AwsAccounts accounts)
{
    // At rest: what runs, or failed half-way, is somebody's business still.
    private static readonly List<string> AtRest = ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE"];

    /// <summary>Stacks at rest that are not part of another, the newest first.</summary>
    public async Task<IReadOnlyList<FoundStack>> ListAsync(string account, string region, CancellationToken ct)
    {
        var found = new List<FoundStack>();
        string? next = null;
        do
        {
            var from = next;
            var page = await accounts.CallAsync(account, region, "cloudformation:ListStacks",
                (client, token) => client.ListStacksAsync(new ListStacksRequest { StackStatusFilter = AtRest, NextToken = from }, token), ct);
            found.AddRange((page.StackSummaries ?? []).Where(stack => stack.ParentId is null && stack.StackId is not null).Select(stack => new FoundStack(
                stack.StackId!, stack.StackName, stack.StackStatus.Value, stack.TemplateDescription,
                new DateTimeOffset(DateTime.SpecifyKind(stack.CreationTime ?? DateTime.UnixEpoch, DateTimeKind.Utc)))));
            next = page.NextToken;
        }
        while (next is not null);
        return [.. found.OrderByDescending(stack => stack.CreatedAt)];
    }
}
