using System.Security.Claims;
using Portal.Platform.Access;
using Portal.Platform.Ui.Shell;

namespace Portal.Reviews;

/// <summary>The figure at "Reviews" in the sidebar: those that wait for this approver.</summary>
internal sealed class WaitingReviews(ReadReviews reviews) : INavCount
{
    public string Href => "/reviews";

    public async Task<int?> CountAsync(ClaimsPrincipal person, CancellationToken cancellation) =>
        person.Identity is { IsAuthenticated: true } ? await reviews.CountWaitingAsync(person.ToActor(), cancellation) : null;
}
