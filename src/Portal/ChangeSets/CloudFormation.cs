using System.Text;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Portal.CloudFormation;
using Portal.CloudFormation.Rendering;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Platform.Aws;
using Change = Portal.Domain.ChangeSets.Change;

namespace Portal.ChangeSets;

/// <summary>A stack as far as making a change set needs it.</summary>
public sealed record StackFacts(string Id, string Name, string Status, IReadOnlyDictionary<string, string> Tags, IReadOnlyDictionary<string, string> Parameters, bool Protected);

/// <summary>What CloudFormation holds under a change set's name, whole: every page of it, and its template.</summary>
public sealed record HeldChangeSet(
    string? Arn,
    string StackId,
    string Status,
    string? ExecutionStatus,
    string? Reason,
    IReadOnlyList<Change> Changes,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<string> Capabilities);

/// <summary>A resource of a stack and what its template says becomes of it on delete.</summary>
public sealed record HeldResource(string LogicalId, string? PhysicalId, string Type, string Status)
{
    /// <summary>Why it is in that status, as CloudFormation puts it.</summary>
    public string? Reason { get; init; }
}

/// <summary>This stage's way to CloudFormation. Words of the wire end here.</summary>
public sealed class CloudFormationOfChangeSets(AwsAccounts accounts)
{
    /// <summary>The stack with this name or id; null when there is none.</summary>
    public async Task<StackFacts?> FindStackAsync(string account, string region, string nameOrId, CancellationToken ct)
    {
        try
        {
            var answer = await accounts.CallAsync(account, region, "cloudformation:DescribeStacks",
                (client, token) => client.DescribeStacksAsync(new DescribeStacksRequest { StackName = nameOrId }, token), ct);
            return answer.Stacks is [var stack, ..] ? Facts(stack) : null;
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.NotFound)
        {
            return null;
        }
    }

    /// <summary>Asks for the change set. Its name is the client token: asked twice, it is made once.</summary>
    public async Task<(string Arn, string StackId)> CreateAsync(ChangeSet set, PassedTemplate template, bool stackExists, IReadOnlyDictionary<string, string> parameters, CancellationToken ct)
    {
        var rendered = set.Rendered!;
        var answer = await accounts.CallAsync(set.Account, set.Region, "cloudformation:CreateChangeSet", (client, token) => client.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = set.StackName,
            ChangeSetName = set.Name,
            ClientToken = set.Name,
            ChangeSetType = stackExists ? ChangeSetType.UPDATE : ChangeSetType.CREATE,
            TemplateBody = (template as PassedTemplate.Inline)?.Body,
            TemplateURL = (template as PassedTemplate.InBucket)?.Url,
            // Where the stack's own values are passed on, its secret ones are known to the stack only.
            Parameters = parameters.Select(p => set.Kind is RequestKind.Import && rendered.Secret.Contains(p.Key)
                ? new Parameter { ParameterKey = p.Key, UsePreviousValue = true }
                : new Parameter { ParameterKey = p.Key, ParameterValue = p.Value }).ToList(),
            Tags = rendered.Tags.Select(t => new Tag { Key = t.Key, Value = t.Value }).ToList(),
            Capabilities = rendered.Capabilities.ToList(),
            // Otherwise a value that the template does not change is left as it was found.
            DeploymentMode = set.Kind is RequestKind.Reconcile ? DeploymentMode.REVERT_DRIFT : null,
            RoleARN = accounts.ServiceRole(set.Account),
            Description = $"Portal request {set.RequestId}, revision {set.Revision}",
        }, token), ct);
        return (answer.Id ?? throw Missing("Id"), answer.StackId ?? throw Missing("StackId"));
    }

    /// <summary>Everything CloudFormation holds under the change set, all pages; null when it is gone.</summary>
    public Task<HeldChangeSet?> ReadAsync(ChangeSet set, CancellationToken ct) => ReadAsync(set, set.Arn, ct);

    /// <summary>What stands under the change set's name now, whoever made it; null when there is nothing.</summary>
    public Task<HeldChangeSet?> ReadNamedAsync(ChangeSet set, CancellationToken ct) => ReadAsync(set, null, ct);

    private async Task<HeldChangeSet?> ReadAsync(ChangeSet set, string? arn, CancellationToken ct)
    {
        var changes = new List<Change>();
        string? next = null;
        DescribeChangeSetResponse page;
        try
        {
            do
            {
                var from = next;
                page = await accounts.CallAsync(set.Account, set.Region, "cloudformation:DescribeChangeSet", (client, token) => client.DescribeChangeSetAsync(new DescribeChangeSetRequest
                {
                    ChangeSetName = arn ?? set.Name,
                    StackName = arn is null ? set.StackName : null,
                    IncludePropertyValues = true,
                    NextToken = from,
                }, token), ct);
                changes.AddRange((page.Changes ?? []).Where(change => change.ResourceChange is not null).Select(change => Read(change.ResourceChange!)));
                next = page.NextToken;
            }
            while (next is not null);
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.NotFound)
        {
            return null;
        }
        return new HeldChangeSet(
            page.ChangeSetId,
            page.StackId ?? throw Missing("StackId"),
            page.Status?.Value ?? throw Missing("Status"),
            page.ExecutionStatus?.Value,
            page.StatusReason,
            changes,
            Pairs(page.Parameters),
            Pairs(page.Tags),
            page.Capabilities ?? []);
    }

    /// <summary>
    /// What CloudFormation holds, in the place of what it was given: the digest is laid over this, both when the change
    /// set becomes ready and before it runs, so that both times the same things are compared.
    /// </summary>
    public async Task<RenderedTemplate> HeldTemplateAsync(ChangeSet set, HeldChangeSet held, CancellationToken ct) => set.Rendered! with
    {
        Body = await TemplateAsync(set.Account, set.Region, held.StackId, held.Arn ?? set.Arn, ct) ?? set.Rendered!.Body,
        // CloudFormation masks NoEcho values, so the ones kept here stand for them.
        Parameters = held.Parameters.ToDictionary(p => p.Key, p => set.Rendered!.Secret.Contains(p.Key) ? set.Rendered.Parameters[p.Key] : p.Value),
        Tags = held.Tags,
        Capabilities = held.Capabilities,
    };

    /// <summary>
    /// The template of a change set, or of the stack when <paramref name="changeSetArn"/> is null, in canonical form.
    /// Null when the answer is no template: moto gives <c>{}</c> for a change set; AWS never does.
    /// </summary>
    public async Task<string?> TemplateAsync(string account, string region, string stack, string? changeSetArn, CancellationToken ct)
    {
        var answer = await accounts.CallAsync(account, region, "cloudformation:GetTemplate", (client, token) => client.GetTemplateAsync(new GetTemplateRequest
        {
            StackName = stack,
            ChangeSetName = changeSetArn,
            TemplateStage = TemplateStage.Original,
        }, token), ct);
        // Canonical, because an endpoint may hand the same template back in another layout.
        return Template.Read(answer.TemplateBody ?? throw Missing("TemplateBody")).Template is { Resources.Count: > 0 } template
            ? Encoding.UTF8.GetString(CanonicalText.Render(template))
            : null;
    }

    public async Task<IReadOnlyList<HeldResource>> ResourcesAsync(string account, string region, string stack, CancellationToken ct)
    {
        var resources = new List<HeldResource>();
        string? next = null;
        do
        {
            var from = next;
            var page = await accounts.CallAsync(account, region, "cloudformation:ListStackResources",
                (client, token) => client.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = stack, NextToken = from }, token), ct);
            resources.AddRange((page.StackResourceSummaries ?? []).Select(r => new HeldResource(r.LogicalResourceId, r.PhysicalResourceId, r.ResourceType, r.ResourceStatus.Value) { Reason = r.ResourceStatusReason }));
            next = page.NextToken;
        }
        while (next is not null);
        return resources;
    }

    /// <summary>Deletes the change set; one that is gone already is as good.</summary>
    public Task DeleteChangeSetAsync(ChangeSet set, CancellationToken ct) => UnlessGoneAsync(() =>
        accounts.CallAsync(set.Account, set.Region, "cloudformation:DeleteChangeSet", (client, token) => client.DeleteChangeSetAsync(new DeleteChangeSetRequest
        {
            ChangeSetName = set.Arn ?? set.Name,
            StackName = set.Arn is null ? set.StackName : null,
        }, token), ct));

    /// <summary>Deletes a stack in which nothing stands: one that was only reviewed, or whose create rolled back.</summary>
    public Task DeleteEmptyStackAsync(ChangeSet set, string stackId, CancellationToken ct) => UnlessGoneAsync(() =>
        accounts.CallAsync(set.Account, set.Region, "cloudformation:DeleteStack", (client, token) => client.DeleteStackAsync(new DeleteStackRequest
        {
            StackName = stackId,
            ClientRequestToken = $"{set.Name}-clear",
        }, token), ct));

    private static async Task UnlessGoneAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.NotFound)
        {
            // Gone already: that is what was wanted.
        }
    }

    private static StackFacts Facts(Stack stack) => new(
        stack.StackId ?? throw Missing("StackId"), stack.StackName, stack.StackStatus.Value, Pairs(stack.Tags), Pairs(stack.Parameters), stack.EnableTerminationProtection ?? false);

    private static Change Read(ResourceChange change) => new(
        change.LogicalResourceId ?? "",
        change.PhysicalResourceId,
        change.ResourceType ?? "",
        change.Action?.Value ?? "",
        change.Replacement?.Value,
        change.Scope ?? [],
        change.PolicyAction?.Value,
        (change.Details ?? []).Select(detail => new ChangeDetail(
            detail.Target?.Attribute?.Value,
            detail.Target?.Name,
            detail.Target?.Path,
            detail.Target?.RequiresRecreation?.Value,
            detail.Evaluation?.Value,
            detail.ChangeSource?.Value,
            detail.CausingEntity,
            detail.Target?.BeforeValue,
            detail.Target?.AfterValue)).ToList());

    private static Dictionary<string, string> Pairs(List<Parameter>? parameters) =>
        (parameters ?? []).ToDictionary(p => p.ParameterKey ?? "", p => p.ParameterValue ?? "");

    private static Dictionary<string, string> Pairs(List<Tag>? tags) => (tags ?? []).ToDictionary(t => t.Key, t => t.Value);

    private static InvalidOperationException Missing(string member) => new($"CloudFormation answered without {member}.");
}
