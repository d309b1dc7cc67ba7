using Microsoft.AspNetCore.Components;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Live;
using Portal.Platform.Ui;
using Portal.Requests;

namespace Portal.Home;

public sealed partial class RequestPage
{
    private RequestLine? line;
    private DateTimeOffset? seenAt;
    private string? notFound, refusal;
    private bool working, needsForm;
    private ConfirmDialog withdraw = default!;

    [Parameter] public string Id { get; set; } = "";

    private Standing State => line!.View.Standing.State;
    private bool IsMine => line!.View.Request.Requester == Me.Id;
    private bool MayWithdraw => RequestStanding.MayWithdraw(State);
    private bool MayReopen => RequestStanding.MayReopen(State) && line!.View.Request.Kind is not RequestKind.Delete;
    private bool MayClone => State is not Standing.Draft && line!.View.Request.Kind is not RequestKind.Delete && Me.Is(Role.Requester) && line.View.Request.Team == Me.Team;
    private bool MayEdit => MayReopen || State is Standing.Draft;

    private string Title => notFound is not null ? "Not here" : line is null ? "Request" : $"{KindWords.Verb(line.View.Request.Kind)} {(line.View.Content.Name is { Length: > 0 } name ? name : "an environment without a name")}";
    private IReadOnlyList<Crumb> Crumbs => line is null ? [new("Requests", "/requests")] : [new("Requests", "/requests"), new($"team {line.View.Request.Team}"), new(Id)];

    private Tone ReasonTone => State switch
    {
        Standing.Failed or Standing.Rejected => Tone.Bad,
        Standing.SentBack or Standing.Expired => Tone.Warn,
        _ => Tone.Plain,
    };

    private string? ReasonTitle => State switch
    {
        _ when line!.Review is { DecidedByName: { } by } review && review.Comment == line.View.Standing.Reason => $"{by}:",
        Standing.Failed => "Why it failed:",
        _ => null,
    };

    private RenderFragment? FixLink => needsForm ? FixInForm : null;

    // Change sets, reviews and deployments come under ids of their own, some of which this page has not seen yet.
    protected override bool Concerns(Changed changed) => changed.Kind switch
    {
        nameof(EnvironmentRequest) => changed.Id == Id,
        nameof(Freeze) or nameof(ChangeSet) or nameof(Review) or nameof(Deployment) => true,
        _ => false,
    };

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var found = await Read.FindAsync(Me, new RequestId(Id), ct);
        notFound = found.Sentence();
        line = found is Outcome<RequestLine>.Done(var read) ? read : null;
        seenAt = Clock.GetUtcNow();
    }

    private async Task SubmitAsync() => await DoAsync(() => Submit.RunAsync(Me, new RequestId(Id), CancellationToken.None));

    private async Task WithdrawAsync() => await DoAsync(() => Withdraw.RunAsync(Me, new RequestId(Id), CancellationToken.None));

    private async Task ReopenAsync()
    {
        if (await DoAsync(() => Reopen.RunAsync(Me, new RequestId(Id), CancellationToken.None))) Navigation.NavigateTo($"/requests/{Id}/edit");
    }

    private async Task CloneAsync()
    {
        if (working) return;
        working = true;
        try
        {
            var cloned = await Clone.OfRequestAsync(Me, new RequestId(Id), CancellationToken.None);
            (refusal, needsForm) = (cloned.Sentence(), false);
            if (cloned is Outcome<EnvironmentRequest>.Done(var draft)) Navigation.NavigateTo($"/requests/{draft.Id}/edit");
        }
        finally
        {
            working = false;
        }
    }

    private async Task<bool> DoAsync(Func<Task<Outcome<EnvironmentRequest>>> run)
    {
        if (working) return false;
        working = true;
        try
        {
            var outcome = await run();
            (refusal, needsForm) = (outcome.Sentence(), outcome is Outcome<EnvironmentRequest>.Invalid);
            await ReadAsync(Leaving);
            return refusal is null;
        }
        finally
        {
            working = false;
        }
    }

    private void FixInForm(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
        builder.AddMarkupContent(0, $"<a class=\"btn sm\" href=\"/requests/{Id}/edit?step=review\">Mend it in the form</a>");
}
