using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Waves;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Environments.Waves;

/// <summary>One environment as a wave would find it now.</summary>
/// <param name="Blocked">Why it can't go, in a sentence; null when it can.</param>
/// <param name="Batch">0 is the canary; null where it is blocked.</param>
/// <param name="Asked">Labels of inputs that the new version asks for and nothing fills: each environment needs an upgrade of its own for these.</param>
/// <param name="Replaced">How many resources the upgrade is expected to make anew.</param>
public sealed record PreviewedMember(EnvironmentId Id, string Name, string Team, string Stage, string From, string To, string? Blocked, int? Batch, IReadOnlyList<string> Asked, int Replaced);

/// <summary>Says what a wave would do before it is planned: who, from what, in which batch, and what is in whose way. Nothing is kept.</summary>
public sealed class PreviewWave(IDbContextFactory<PortalDb> dbs, ProductShelf shelf, ReadUpgrade upgrades)
{
    /// <returns>Those that can go first, in the order in which they would.</returns>
    public async Task<Outcome<IReadOnlyList<PreviewedMember>>> RunAsync(Actor actor, AskedWave asked, CancellationToken ct)
    {
        if (!EditWaves.May(actor)) return new Outcome<IReadOnlyList<PreviewedMember>>.Forbidden(EditWaves.Whose);
        var shelved = shelf.Find(asked.Product);
        if (EditWaves.Problems(asked, shelved is not null) is { Count: > 0 } problems) return new Outcome<IReadOnlyList<PreviewedMember>>.Invalid(problems);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var environments = await EditWaves.Chosen(db, asked, shelved!.Product.Hash).Where(e => e.State != EnvironmentState.Deleted).OrderBy(e => e.Name).Take(EditWaves.Most + 1).ToListAsync(ct);
        if (environments.Count > EditWaves.Most) return new Outcome<IReadOnlyList<PreviewedMember>>.Conflict($"That is more than {EditWaves.Most} environments. Narrow the choice.");
        var members = new List<PreviewedMember>();
        foreach (var environment in environments) members.Add(await LookAsync(db, shelved, environment, ct));
        // Batches are dealt to all that stand ready, as the plan does; those with something in their way are skipped when their turn comes.
        var batches = WaveOrder.Of(
            environments.Where(e => e.State is EnvironmentState.Ready).Select(e => new WaveMember(e.Id, e.Name, e.Team, e.Stage, e.Account, e.Region, e.ProductVersion, 0)), asked.Canary, asked.Batch)
            .ToDictionary(member => member.EnvironmentId, member => member.Batch);
        return new Outcome<IReadOnlyList<PreviewedMember>>.Done(
            [.. members.Select(member => member with { Batch = member.Blocked is null ? batches[member.Id] : null }).OrderBy(member => member.Batch ?? int.MaxValue).ThenBy(member => member.Name, StringComparer.Ordinal)]);
    }

    private async Task<PreviewedMember> LookAsync(PortalDb db, ShelvedProduct after, ManagedEnvironment environment, CancellationToken ct)
    {
        var content = CarryInputs.Over(environment, await shelf.OpenAsync(environment.ProductHash, ct), after);
        var upgrade = await upgrades.RunAsync(environment.Id, after, content, ct);
        IReadOnlyList<string> missing = [.. upgrade?.Missing ?? []];
        var open = await StartRequest.OpenRequestAsync(db, environment.Id, null, ct);
        var blocked = environment.IsReadOnly ? "It is read only: the portal changes nothing of it."
            : environment.State is not EnvironmentState.Ready ? $"It is {environment.State.ToString().ToLowerInvariant()}; only what is ready takes part."
            : open is { } request ? $"Request {request} for it is still open."
            : missing.Count > 0 ? $"The new version asks for {string.Join(", ", missing)}. Upgrade it by itself, where these can be filled in."
            : null;
        return new PreviewedMember(environment.Id, environment.Name, environment.Team, environment.Stage, environment.ProductVersion, after.Product.Version, blocked, null, missing, upgrade?.Replaced ?? 0);
    }
}
