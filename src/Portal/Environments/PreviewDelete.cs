using Portal.ChangeSets;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Platform.Aws;
using Portal.Platform.Ui;

namespace Portal.Environments;

/// <summary>Says what a delete would do with what stands now, before anybody asks for it. The review makes its own plan.</summary>
public sealed class PreviewDelete(ReadEnvironments environments, ReadStanding standing)
{
    public async Task<Outcome<DeleteGround>> RunAsync(Actor actor, string idOrName, CancellationToken ct)
    {
        var found = await environments.FindAsync(actor, idOrName, ct);
        if (found is not Outcome<ManagedEnvironment>.Done(var environment)) return new Outcome<DeleteGround>.NotFound(found.Sentence()!);
        if (environment.State is EnvironmentState.Deleted) return new Outcome<DeleteGround>.Conflict($"{environment.Name} is deleted.");
        try
        {
            return await standing.OfAsync(environment.Account, environment.Region, environment.StackId, ct) is { } stack
                ? await standing.ForDeleteAsync(environment.Account, environment.Region, stack, ct)
                : new Outcome<DeleteGround>.Conflict($"The stack of {environment.Name} is gone already.");
        }
        catch (AwsFaultException fault)
        {
            return new Outcome<DeleteGround>.Conflict(fault.Fault.Sentence);
        }
    }
}
