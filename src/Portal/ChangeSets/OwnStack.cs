using Microsoft.EntityFrameworkCore;
using Portal.Domain.ChangeSets;
using Portal.Platform.Data;

namespace Portal.ChangeSets;

/// <summary>
/// Whether the stack that stands under an environment's name is that environment's own. A stack gets its tags when its
/// first change set runs; until then (REVIEW_IN_PROGRESS) only the change sets that were made in it tell whose it is.
/// </summary>
public sealed class OwnStack(CloudFormationOfChangeSets cloudFormation)
{
    public async Task<bool> IsAsync(PortalDb db, ChangeSet set, StackFacts stack, CancellationToken ct)
    {
        if (stack.Tags.TryGetValue("portal:environment-id", out var owner)) return owner == set.EnvironmentId.Value;
        // Imported: somebody of the platform team said whose it is, and the tag is what this change set brings.
        if (await db.Environments.AnyAsync(e => e.Id == set.EnvironmentId && e.StackId == stack.Id, ct)) return true;
        if (stack.Status != "REVIEW_IN_PROGRESS") return false;
        if (await db.ChangeSets.AnyAsync(c => c.EnvironmentId == set.EnvironmentId && c.StackId == stack.Id, ct)) return true;
        // Asked for, and killed before that was noted: then our change set is in it, whose name nobody else uses.
        return await cloudFormation.ReadAsync(set, ct) is { } held && held.StackId == stack.Id;
    }
}
