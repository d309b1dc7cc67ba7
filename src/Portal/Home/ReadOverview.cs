using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Reviews;
using Portal.Environments;
using Portal.Health;
using Portal.Requests;
using Portal.Reviews;

namespace Portal.Home;

/// <summary>What the overview shows to one person.</summary>
/// <param name="Health">Of the environments in the list, by their id; missing where nothing was collected yet.</param>
/// <param name="TeamCount">Environments of the person's team, of which the list shows the first.</param>
public sealed record Overview(
    IReadOnlyList<WaitingItem> Waiting, IReadOnlyList<EnvironmentRow> Environments, IReadOnlyDictionary<EnvironmentId, HealthLine> Health, int TeamCount, int AllCount, IReadOnlyList<RunningDeployment> Running);

public sealed class ReadOverview(ReadRequests requests, ReadReviews reviews, ReadAsks asks, ReadEnvironments environments, ReadHealthStates health, ReadRunning running)
{
    public const int MostEnvironments = 12;
    private const int LookedAt = 100;

    /// <param name="all">Environments of every team instead of the person's own.</param>
    public async Task<Overview> ForAsync(Actor actor, bool all, CancellationToken ct)
    {
        var mine = await requests.ListAsync(actor, new RequestFilter(Mine: true), LookedAt, null, ct);
        var toDecide = (await reviews.ListAsync(actor, new ReviewQuery(Mine: true) { Order = ReviewOrder.Risk }, LookedAt, null, ct)).Items;
        var team = new EnvironmentFilter(Team: actor.Team, Sort: "-updated");
        var shown = all ? team with { Team = null } : team;
        var listed = (await environments.ListAsync(shown, MostEnvironments, null, ct)).Items;
        return new Overview(
            Waiting.Of(mine.Items, toDecide, await asks.ForAsync(actor, ct)),
            listed,
            await health.OfAsync([.. listed.Select(row => row.Id)], ct),
            await environments.CountAsync(team, ct),
            await environments.CountAsync(team with { Team = null }, ct),
            await running.ListAsync(ct));
    }
}
