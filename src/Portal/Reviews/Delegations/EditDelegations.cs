using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Access;
using Portal.Platform.Data;

namespace Portal.Reviews.Delegations;

/// <param name="To">Id of the person who stands in.</param>
/// <param name="From">Null: from now on.</param>
public sealed record AskedDelegation(string To, string Group, DateTimeOffset? From, DateTimeOffset? Until, string Reason);

/// <summary>A member of a group names somebody who decides in their place for a period, and ends that.</summary>
public sealed class EditDelegations(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public const int LongestReason = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(92);

    public static bool May(Actor actor) => ApproverGroups.OfRole(actor).Count > 0;

    public async Task<Outcome<Delegation>> AddAsync(Actor actor, AskedDelegation asked, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<Delegation>.Forbidden("Only approvers name somebody who decides in their place.");
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(known => known.Id == new PersonId(asked.To), ct);
        var to = person?.ToActor() ?? DemoPeople.Find(asked.To);
        if (Check(actor, asked, to, now) is { Count: > 0 } problems) return new Outcome<Delegation>.Invalid(problems);
        var delegation = Delegation.Of(actor, asked.Group, to!, asked.From ?? now, asked.Until!.Value, asked.Reason.Trim(), now);
        db.Delegations.Add(delegation);
        db.Record(actor, "delegation.made", delegation.Id.Value, null,
            $"{to!.Name} ({to.Id}) decides for {actor.Name} in group {asked.Group} from {delegation.StartsAt:u} to {delegation.EndsAt:u}. {delegation.Reason}".Trim(), now);
        await db.SaveChangesAsync(ct);
        return delegation;
    }

    public async Task<Outcome<Delegation>> EndAsync(Actor actor, DelegationId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var delegation = await db.Delegations.FirstOrDefaultAsync(each => each.Id == id, ct);
        if (delegation is null) return new Outcome<Delegation>.NotFound("There is no such delegation.");
        if (delegation.Member != actor.Id && delegation.Delegate != actor.Id && !actor.Is(Role.Administrator))
            return new Outcome<Delegation>.Forbidden($"{delegation.MemberName}, {delegation.DelegateName} or an administrator ends this.");
        var now = clock.GetUtcNow();
        if (delegation.IsOver(now)) return new Outcome<Delegation>.Conflict("It is over already.");
        delegation.End(now);
        db.Record(actor, "delegation.ended", delegation.Id.Value, null, $"{delegation.DelegateName} no longer decides for {delegation.MemberName}.", now);
        await db.SaveChangesAsync(ct);
        return delegation;
    }

    private static List<Problem> Check(Actor actor, AskedDelegation asked, Actor? to, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        if (to is null) problems.Add(new Problem("to", "unknown", "The portal does not know this person.", "Name somebody who has signed in before, by their id."));
        else if (to.OnlyReads) problems.Add(new Problem("to", "notAllowed", $"{to.Name} reads and decides nothing.", "Name somebody of another role."));
        else if (to.Id == actor.Id) problems.Add(new Problem("to", "notAllowed", "That is you.", "Name somebody else."));
        else if (ApproverGroups.Has(asked.Group, to)) problems.Add(new Problem("to", "notAllowed", $"{to.Name} is of {ApproverGroups.Words(asked.Group)} already.", "Name somebody of another role or team."));
        if (!ApproverGroups.Has(asked.Group, actor)) problems.Add(new Problem("group", "notAllowed", "You are not of this group.", $"Choose {string.Join(" or ", ApproverGroups.Of(actor))}."));
        var from = asked.From ?? now;
        if (asked.Until is not { } until) problems.Add(new Problem("until", "required", "There is no end.", "Say until when."));
        else if (until <= from || until <= now) problems.Add(new Problem("until", "range", "It ends before it begins, or has ended.", "Choose a later end."));
        else if (until - from > Longest) problems.Add(new Problem("until", "range", $"It lasts longer than {Longest.TotalDays:0} days.", "Choose an earlier end."));
        if (asked.Reason.Length > LongestReason) problems.Add(new Problem("reason", "length", $"The reason has {asked.Reason.Length} characters; {LongestReason} are kept.", "Shorten it."));
        return problems;
    }
}
