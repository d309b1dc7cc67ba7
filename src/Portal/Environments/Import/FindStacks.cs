using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.ChangeSets;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Platform;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Environments.Import;

/// <summary>A stack that may become an environment, and what the portal would take it for.</summary>
/// <param name="Template">In canonical form.</param>
public sealed record StackToImport(
    StackFacts Stack, string Account, string Region, string Template, IReadOnlyList<HeldResource> Resources, StackMatch Match);

/// <summary>Stacks of an account and region that no environment owns. Platform people look for them.</summary>
public sealed class FindStacks(IDbContextFactory<PortalDb> dbs, StacksOfEnvironments stacks, CloudFormationOfChangeSets cloudFormation, MatchStack match, IOptions<PortalSettings> settings)
{
    private const string Tag = "portal:environment-id";

    public static bool May(Actor actor) => actor.Is(Role.Approver) || actor.Is(Role.Administrator);

    public async Task<Outcome<IReadOnlyList<FoundStack>>> ListAsync(Actor actor, string account, string region, CancellationToken ct)
    {
        if (WhyNot<IReadOnlyList<FoundStack>>(actor, account, region) is { } refused) return refused;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var owned = (await db.Environments.Where(e => e.Account == account && e.Region == region && e.State != EnvironmentState.Deleted).Select(e => e.StackId).ToListAsync(ct)).ToHashSet();
        try
        {
            return (await stacks.ListAsync(account, region, ct)).Where(stack => !owned.Contains(stack.Id)).ToList();
        }
        catch (AwsFaultException fault)
        {
            return new Outcome<IReadOnlyList<FoundStack>>.Conflict(fault.Fault.Sentence);
        }
    }

    /// <param name="stack">Name or id.</param>
    public async Task<Outcome<StackToImport>> ReadAsync(Actor actor, string account, string region, string stack, CancellationToken ct)
    {
        if (WhyNot<StackToImport>(actor, account, region) is { } refused) return refused;
        try
        {
            if (await cloudFormation.FindStackAsync(account, region, stack, ct) is not { } facts) return new Outcome<StackToImport>.NotFound("There is no such stack in this account and region.");
            if (!facts.Status.EndsWith("_COMPLETE", StringComparison.Ordinal) || facts.Status is "ROLLBACK_COMPLETE" or "DELETE_COMPLETE")
                return new Outcome<StackToImport>.Conflict($"{facts.Name} is {facts.Status}. A stack is imported when it stands and nothing runs on it.");
            if (await OwnerAsync(facts, ct) is { } owner) return new Outcome<StackToImport>.Conflict(owner);
            if (await cloudFormation.TemplateAsync(account, region, facts.Id, null, ct) is not { } template) return new Outcome<StackToImport>.Conflict($"The template of {facts.Name} can't be read, so nobody knows what it is.");
            var resources = await cloudFormation.ResourcesAsync(account, region, facts.Id, ct);
            return new StackToImport(facts, account, region, template, resources, await match.RunAsync(facts, account, region, template, resources, ct));
        }
        catch (AwsFaultException fault)
        {
            return new Outcome<StackToImport>.Conflict(fault.Fault.Sentence);
        }
    }

    private async Task<string?> OwnerAsync(StackFacts stack, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var owner = await db.Environments.Where(e => e.StackId == stack.Id && e.State != EnvironmentState.Deleted).Select(e => e.Name).FirstOrDefaultAsync(ct);
        return owner is not null ? $"{stack.Name} is environment {owner} already."
            : stack.Tags.TryGetValue(Tag, out var elsewhere) ? $"{stack.Name} carries the tag {Tag} {elsewhere}, of an environment that this portal does not have. Take the tag away first, if no other portal looks after it."
            : null;
    }

    private Outcome<T>? WhyNot<T>(Actor actor, string account, string region)
    {
        if (!May(actor)) return new Outcome<T>.Forbidden("Platform people import stacks.");
        var known = settings.Value.Aws.Accounts.FirstOrDefault(each => each.Id == account);
        if (known is null) return new Outcome<T>.NotFound("The portal does not know this account.");
        return known.Regions.Contains(region) ? null : new Outcome<T>.NotFound($"Region {region} is not open in account {known.Title}.");
    }
}
