using Portal.Domain.ChangeSets;

namespace Portal.ChangeSets;

/// <summary>Reads what stands in CloudFormation now, for planning a delete and for checking the plan again before it runs.</summary>
public sealed class ReadStanding(CloudFormationOfChangeSets cloudFormation)
{
    // What rolled back whole, or never was, may have no template any more.
    private const string NoResources = "{\"Resources\":{}}";

    public async Task<StandingStack?> OfAsync(string account, string region, string stack, CancellationToken ct)
    {
        if (await cloudFormation.FindStackAsync(account, region, stack, ct) is not { } facts) return null;
        return new StandingStack(facts, await cloudFormation.TemplateAsync(account, region, facts.Id, null, ct) ?? NoResources, facts.Parameters);
    }

    public async Task<OperationPlan> PlanDeleteAsync(string account, string region, string stackId, bool liftsProtection, CancellationToken ct)
    {
        var stack = await OfAsync(account, region, stackId, ct) ?? throw new InvalidOperationException($"Stack {stackId} vanished while its delete was planned.");
        var resources = await cloudFormation.ResourcesAsync(account, region, stackId, ct);
        return PlanDelete.For(stack.Facts, stack.Template, resources, liftsProtection);
    }
}
