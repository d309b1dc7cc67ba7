using Microsoft.Extensions.Options;
using Portal.Deployments;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Environments;
using Portal.Platform;
using Portal.Requests;
using Portal.Reviews;

namespace Portal.Sandbox.Tour;

/// <summary>A stop that is there, with its address.</summary>
/// <param name="Href">Names the stop too, so that the bar over the page knows where it is: <c>?tour=engineer-2</c>.</param>
public sealed record FoundStop(string Title, string Words, string Href);

/// <summary>
/// Somebody's tour of the demo world, with its stops where they are now. It leads where their own lists lead; what was
/// deleted or ended since is left out.
/// </summary>
public sealed class ReadTour(ReadRequests requests, ReadReviews reviews, ReadEnvironments environments, ReadDeployments deployments, IOptions<PortalSettings> settings)
{
    public const string Query = "tour";
    private const int LookedAt = 200;

    /// <summary>A demo world is told here.</summary>
    public bool IsThere => settings.Value is { Demo: true, DemoWorld: true };

    /// <summary>Empty where there is no demo world, and for whom no tour was made.</summary>
    public async Task<IReadOnlyList<FoundStop>> ForAsync(Actor actor, CancellationToken ct)
    {
        if (!IsThere || DemoTours.For(actor) is not { } tour) return [];
        var stops = new List<FoundStop>();
        foreach (var stop in tour.Stops)
            if (await AddressAsync(actor, stop.Find, ct) is { } address)
                stops.Add(new FoundStop(stop.Title, stop.Words, $"{address}?{Query}={stops.Count + 1}"));
        return stops;
    }

    private async Task<string?> AddressAsync(Actor actor, Place place, CancellationToken ct) => place switch
    {
        Place.At(var address) => address,
        Place.OfEnvironment(var name, var rest) => await FindAsync(actor, name, ct) is { State: not EnvironmentState.Deleted } ? $"/environments/{name}{rest}" : null,
        Place.DraftOf(var name) => (await RequestsAsync(actor, Standing.Draft, ct)).FirstOrDefault(view => view.Content.Name == name) is { } draft ? $"/requests/{draft.Request.Id}/edit" : null,
        Place.RequestOf(var name) => (await RequestsAsync(actor, null, ct)).FirstOrDefault(view => view.Content.Name == name && view.Standing.State is not Standing.Draft) is { } sent ? $"/requests/{sent.Request.Id}" : null,
        Place.ReviewOf(var name) => (await reviews.ListAsync(actor, new ReviewQuery(), LookedAt, null, ct)).Items.FirstOrDefault(view => view.Content.Name == name) is { } asked ? $"/reviews/{asked.Review.Id}" : null,
        Place.LastDeploymentOf(var name) => await FindAsync(actor, name, ct) is { } standing
            && (await deployments.ListAsync(actor, standing.Id, null, 1, null, ct)).Items is [var last, ..] ? $"/deployments/{last.Deployment.Id}" : null,
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    private async Task<IReadOnlyList<RequestView>> RequestsAsync(Actor actor, Standing? state, CancellationToken ct) =>
        (await requests.ListAsync(actor, new RequestFilter(state), LookedAt, null, ct)).Items;

    private async Task<ManagedEnvironment?> FindAsync(Actor actor, string name, CancellationToken ct) =>
        await environments.FindAsync(actor, name, ct) is Outcome<ManagedEnvironment>.Done(var found) ? found : null;
}
