using Amazon.CloudFormation.Model;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Platform.Aws;
using StackEvent = Portal.Domain.Deployments.StackEvent;

namespace Portal.Deployments;

/// <summary>This stage's way to CloudFormation: execute, delete, protect, and follow events.</summary>
public sealed class CloudFormationOfDeployments(AwsAccounts accounts)
{
    /// <summary>Executes the approved change set. The token makes a repeated call harmless.</summary>
    public Task ExecuteAsync(Deployment deployment, ChangeSet set, CancellationToken ct) =>
        accounts.CallAsync(deployment.Account, deployment.Region, "cloudformation:ExecuteChangeSet", (client, token) => client.ExecuteChangeSetAsync(new ExecuteChangeSetRequest
        {
            ChangeSetName = set.Arn ?? throw new InvalidOperationException($"Change set {set.Id} has no ARN to execute."),
            ClientRequestToken = deployment.Token,
        }, token), ct);

    /// <param name="retain">Logical ids that stay standing; CloudFormation takes them only after a delete has failed.</param>
    public Task DeleteStackAsync(Deployment deployment, IReadOnlyList<string> retain, CancellationToken ct) =>
        accounts.CallAsync(deployment.Account, deployment.Region, "cloudformation:DeleteStack", (client, token) => client.DeleteStackAsync(new DeleteStackRequest
        {
            // By id: a stack of the same name made later is another stack.
            StackName = deployment.StackId,
            ClientRequestToken = deployment.Token,
            RetainResources = retain.Count == 0 ? null : [.. retain],
        }, token), ct);

    /// <summary>
    /// Stops what runs: an update is cancelled and rolls back, a create is stopped by deleting its stack, which is the
    /// only way CloudFormation has for it. By id, and with a token, so that asking twice stops it once.
    /// </summary>
    public Task CancelAsync(Deployment deployment, CancellationToken ct) => deployment.CancelsByDeleting
        ? accounts.CallAsync(deployment.Account, deployment.Region, "cloudformation:DeleteStack",
            (client, token) => client.DeleteStackAsync(new DeleteStackRequest { StackName = deployment.StackId, ClientRequestToken = deployment.CancelToken }, token), ct)
        : (Task)accounts.CallAsync(deployment.Account, deployment.Region, "cloudformation:CancelUpdateStack",
            (client, token) => client.CancelUpdateStackAsync(new CancelUpdateStackRequest { StackName = deployment.StackId, ClientRequestToken = deployment.CancelToken }, token), ct);

    /// <summary>Goes on with a rollback that stopped.</summary>
    /// <param name="skip">Logical ids that are not put back; CloudFormation takes them for done.</param>
    public Task ContinueRollbackAsync(Deployment deployment, IReadOnlyList<string> skip, CancellationToken ct) =>
        accounts.CallAsync(deployment.Account, deployment.Region, "cloudformation:ContinueUpdateRollback", (client, token) => client.ContinueUpdateRollbackAsync(new ContinueUpdateRollbackRequest
        {
            StackName = deployment.StackId,
            ResourcesToSkip = [.. skip],
            RoleARN = accounts.ServiceRole(deployment.Account),
            ClientRequestToken = deployment.Token,
        }, token), ct);

    public Task RollBackAsync(Deployment deployment, CancellationToken ct) =>
        accounts.CallAsync(deployment.Account, deployment.Region, "cloudformation:RollbackStack",
            (client, token) => client.RollbackStackAsync(new RollbackStackRequest { StackName = deployment.StackId, RoleARN = accounts.ServiceRole(deployment.Account), ClientRequestToken = deployment.Token }, token), ct);

    public async Task ProtectAsync(Deployment deployment, string? stackPolicy, CancellationToken ct)
    {
        if (stackPolicy is not null)
            await accounts.CallAsync(deployment.Account, deployment.Region, "cloudformation:SetStackPolicy",
                (client, token) => client.SetStackPolicyAsync(new SetStackPolicyRequest { StackName = deployment.StackName, StackPolicyBody = stackPolicy }, token), ct);
        await TerminationProtectionAsync(deployment, enabled: true, ct);
    }

    public Task TerminationProtectionAsync(Deployment deployment, bool enabled, CancellationToken ct) =>
        accounts.CallAsync(deployment.Account, deployment.Region, "cloudformation:UpdateTerminationProtection",
            (client, token) => client.UpdateTerminationProtectionAsync(new UpdateTerminationProtectionRequest { StackName = deployment.StackName, EnableTerminationProtection = enabled }, token), ct);

    /// <summary>
    /// Events of the deployment that are not held yet, oldest first: pages newest first until one that <paramref name="known"/>
    /// holds, and keeps those that carry one of the deployment's tokens. Never told apart by anybody's clock.
    /// </summary>
    public async Task<IReadOnlyList<StackEvent>> NewEventsAsync(Deployment deployment, Func<IReadOnlyCollection<string>, Task<IReadOnlySet<string>>> known, CancellationToken ct)
    {
        var fresh = new List<StackEvent>();
        string? next = null;
        do
        {
            var from = next;
            var page = await accounts.CallAsync(deployment.Account, deployment.Region, "cloudformation:DescribeStackEvents",
                (client, token) => client.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = deployment.StackId, NextToken = from }, token), ct);
            var ours = (page.StackEvents ?? []).Where(e => e.ClientRequestToken?.StartsWith(deployment.TokenStart, StringComparison.Ordinal) == true).ToList();
            var stored = await known(ours.ConvertAll(e => e.EventId));
            fresh.AddRange(ours.Where(e => !stored.Contains(e.EventId)).Select(e => Read(deployment, e)));
            // Everything older than an event we hold is held too; everything older than another operation's event is not ours.
            var reachedOlder = stored.Count > 0 || ours.Count < (page.StackEvents?.Count ?? 0);
            next = reachedOlder ? null : page.NextToken;
        }
        while (next is not null);
        fresh.Reverse();
        return fresh;
    }

    /// <summary>The stack tells of the current step already: it was asked for.</summary>
    public async Task<bool> HasEventsOfStepAsync(Deployment deployment, CancellationToken ct)
    {
        var page = await accounts.CallAsync(deployment.Account, deployment.Region, "cloudformation:DescribeStackEvents",
            (client, token) => client.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = deployment.StackId }, token), ct);
        return (page.StackEvents ?? []).Exists(e => e.ClientRequestToken == deployment.Token);
    }

    /// <summary>The stack's status, verbatim; null when the stack is gone.</summary>
    public async Task<string?> StatusAsync(Deployment deployment, CancellationToken ct)
    {
        try
        {
            var answer = await accounts.CallAsync(deployment.Account, deployment.Region, "cloudformation:DescribeStacks",
                (client, token) => client.DescribeStacksAsync(new DescribeStacksRequest { StackName = deployment.StackId }, token), ct);
            return answer.Stacks is [var stack, ..] ? stack.StackStatus.Value : null;
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.NotFound)
        {
            return null;
        }
    }

    private static StackEvent Read(Deployment deployment, Amazon.CloudFormation.Model.StackEvent e) => StackEvent.Of(
        deployment.Id,
        e.EventId,
        new DateTimeOffset(DateTime.SpecifyKind(e.Timestamp ?? DateTime.UnixEpoch, DateTimeKind.Utc)),
        e.LogicalResourceId ?? "",
        e.PhysicalResourceId,
        e.ResourceType ?? "",
        e.ResourceStatus?.Value ?? "",
        e.ResourceStatusReason,
        e.ClientRequestToken);
}
