using System.Security.Claims;
using Portal.Environments;
using Portal.Platform.Access;
using Portal.Platform.Ui.Shell;
using Portal.Reviews;

namespace Portal.Home;

/// <summary>The figure at "Reviews" in the sidebar: reviews, hours and leases that wait for this approver.</summary>
internal sealed class WaitingDecisions(ReadReviews reviews, ReadAsks asks) : INavCount
{
    public string Href => "/reviews";

    public async Task<int?> CountAsync(ClaimsPrincipal person, CancellationToken cancellation)
    {
        if (person.Identity is not { IsAuthenticated: true }) return null;
        var actor = person.ToActor();
        return await reviews.CountWaitingAsync(actor, cancellation) + (await asks.ForAsync(actor, cancellation)).Count;
    }
}
