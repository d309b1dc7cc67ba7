using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Platform.Aws;
using Portal.Platform.Ui;

namespace Portal.Requests.Wizard;

/// <summary>What became of opening a request in the form.</summary>
public abstract record OpenedDraft
{
    private OpenedDraft() { }

    /// <param name="Team">What the requester's team has beside it, for the limits of policies.</param>
    /// <param name="Times">How long answer and build take usually.</param>
    /// <param name="Upgrade">What another version brings; null for what is no upgrade.</param>
    public sealed record Ready(EnvironmentRequest Request, Draft Draft, TeamStanding Team, UsualTimes Times, UpgradeView? Upgrade) : OpenedDraft;

    /// <param name="WhereTo">Address of what the person may look at instead.</param>
    public sealed record Refused(string Why, string WhereTo) : OpenedDraft;
}

/// <summary>Opens a request in the form, with everything the form compares and checks it against.</summary>
public sealed class OpenDraft(ReadRequests read, ReadWhatStands stands, ProductOfRequest products, KeepSecrets secrets, EvaluateRequest evaluate, ReadTeamStanding teams, ReadUsualTimes times, ReadUpgrade upgrades, SaveDraft save)
{
    public async Task<OpenedDraft> RunAsync(Actor actor, RequestId id, CancellationToken ct)
    {
        var found = await read.FindAsync(actor, id, ct);
        if (found is not Outcome<RequestView>.Done(var view)) return new OpenedDraft.Refused(found.Sentence()!, "/requests");
        var request = view.Request;
        var page = $"/requests/{id}";
        if (request.Requester != actor.Id) return new OpenedDraft.Refused($"This is {request.RequesterName}'s request.", page);
        if (request.State is not RequestState.Draft) return new OpenedDraft.Refused($"This request is {Words.Of(view.Standing.State)}.", page);
        if (request.Kind is RequestKind.Delete or RequestKind.Reconcile) return new OpenedDraft.Refused($"A {KindWords.Verb(request.Kind).ToLowerInvariant()} has nothing to fill in.", page);
        if (await products.FindAsync(request.Kind, request.EnvironmentId, request.Content.Product, ct) is not { } shelved) return new OpenedDraft.Refused($"Product {request.Content.Product} does not load at the moment, so its form can't be shown.", page);

        var standing = request.Kind is RequestKind.Create ? null : await stands.ParametersAsync(request.EnvironmentId, ct);
        var plain = request.Content with { Inputs = secrets.Reveal(request.Content.Inputs) };
        // What stands belongs to its team, whoever changes it.
        var requester = actor with { Team = request.Team };
        return new OpenedDraft.Ready(
            request,
            new Draft(shelved, plain, request.EnvironmentId, requester, standing, standing is null ? null : Locked(shelved, plain, request)),
            await teams.RunAsync(request.Team, except: request.EnvironmentId, ct),
            await times.RunAsync(shelved.Product.Id, request.Kind, ct),
            request.Kind is RequestKind.Upgrade ? await upgrades.RunAsync(request.EnvironmentId, shelved, plain, ct) : null);
    }

    private static IReadOnlyDictionary<string, string> Locked(ShelvedProduct shelved, RequestContent content, EnvironmentRequest request) => LockedInputs.Of(
        shelved, FillParameters.For(shelved, content, request.EnvironmentId, request.Team, request.RequesterName), AwsPlaces.Pseudo(content.Account, content.Region, content.Name));

    public DraftEditor Edit(OpenedDraft.Ready ready, Func<Func<Task>, Task> dispatch, TimeProvider clock) => new(
        ready.Draft, ready.Request.Version, ready.Request.UpdatedAt,
        draft => evaluate.Run(draft.Shelved, draft.Content, draft.Environment, draft.Requester, ready.Request.Kind, ready.Team),
        (content, version) => save.RunAsync(ready.Draft.Requester, ready.Request.Id, version, _ => content, CancellationToken.None),
        dispatch, clock);

    /// <summary>The request as it stands; null when it is not to be seen any more.</summary>
    public async Task<EnvironmentRequest?> FindAsync(Actor actor, RequestId id, CancellationToken ct) =>
        await read.FindAsync(actor, id, ct) is Outcome<RequestView>.Done(var view) ? view.Request : null;
}
