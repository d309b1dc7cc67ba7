using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.ChangeSets;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Domain.Requests;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Environments.Schedules;

/// <summary>Reads schedules, with what the policies and the price book of today say to them. Open to everybody who is signed in.</summary>
public sealed class ReadSchedules(IDbContextFactory<PortalDb> dbs, ProductShelf shelf, EvaluateRequest evaluate, KeepSecrets secrets, ReadStanding standing, DigestOf digest, TimeProvider clock)
{
    public async Task<ScheduleView> OfAsync(ManagedEnvironment environment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await AroundAsync(environment, await db.Schedules.AsNoTracking().FirstOrDefaultAsync(s => s.Id == environment.Id, ct), ct);
    }

    /// <summary>The schedule alone; null where there never was one.</summary>
    public async Task<EnvironmentSchedule?> FindAsync(EnvironmentId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Schedules.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct);
    }

    internal async Task<ScheduleView> AroundAsync(ManagedEnvironment environment, EnvironmentSchedule? schedule, CancellationToken ct)
    {
        var content = environment.Content with { Inputs = secrets.Reveal(environment.Content.Inputs) };
        var owner = new Actor(environment.Owner, environment.OwnerName, environment.Team, new HashSet<Role>());
        var evaluation = evaluate.Run(await shelf.OpenAsync(environment.ProductHash, ct), content, environment.Id, owner, RequestKind.Change);
        return new ScheduleView(schedule, evaluation.Policy.Schedule, PowerPlan.Review(environment.Resources), PowerPlan.Stops(environment.Resources), evaluation.Cost, clock.GetUtcNow());
    }

    /// <summary>What an approver decides on: the plan, the hours, the stack and its template as CloudFormation holds it now. Null when the stack is gone.</summary>
    internal async Task<string?> DigestAsync(ManagedEnvironment environment, OperationPlan plan, WeeklyHours hours, CancellationToken ct)
    {
        if (await standing.OfAsync(environment.Account, environment.Region, environment.StackId, ct) is not { } stack) return null;
        var parameters = new Dictionary<string, string>(stack.Parameters) { ["schedule/hours"] = ScheduleWords.Of(hours) };
        return digest.Of(new RenderedTemplate(stack.Template, parameters, new Dictionary<string, string>(), [], [], null), environment.StackId, [], plan);
    }
}
