using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;

namespace Portal.ChangeSets;

/// <summary>Reads what stands in CloudFormation now, for planning a delete and for checking the plan again before it runs.</summary>
public sealed class ReadStanding(CloudFormationOfChangeSets cloudFormation, ProtectionsOfChangeSets protections)
{
    // What rolled back whole, or never was, may have no template any more.
    private const string NoResources = "{\"Resources\":{}}";

    public async Task<StandingStack?> OfAsync(string account, string region, string stack, CancellationToken ct)
    {
        if (await cloudFormation.FindStackAsync(account, region, stack, ct) is not { } facts) return null;
        return new StandingStack(facts, await cloudFormation.TemplateAsync(account, region, facts.Id, null, ct) ?? NoResources, facts.Parameters);
    }

    public async Task<OperationPlan> PlanDeleteAsync(string account, string region, StandingStack stack, DeleteChoices choices, CancellationToken ct) =>
        (await ForDeleteAsync(account, region, stack, ct)).Plan(choices);

    /// <summary>Everything that a delete is planned from.</summary>
    public async Task<DeleteGround> ForDeleteAsync(string account, string region, StandingStack stack, CancellationToken ct)
    {
        var resources = await cloudFormation.ResourcesAsync(account, region, stack.Facts.Id, ct);
        return new DeleteGround(stack, resources, await protections.AmongAsync(account, region, resources, ct));
    }
}

/// <summary>What stands, as far as a delete depends on it.</summary>
/// <param name="Protected">Logical ids of what refuses to be deleted as it is now.</param>
public sealed record DeleteGround(StandingStack Stack, IReadOnlyList<HeldResource> Resources, IReadOnlySet<string> Protected)
{
    /// <summary>What the last delete could not delete, with the reason CloudFormation gave; empty when none failed.</summary>
    public IReadOnlyList<HeldResource> Stuck => Stack.Facts.Status == "DELETE_FAILED" ? [.. Resources.Where(resource => resource.Status == "DELETE_FAILED")] : [];

    public OperationPlan Plan(DeleteChoices choices) => PlanDelete.For(Stack.Facts, Stack.Template, Resources, Protected, choices);
}
