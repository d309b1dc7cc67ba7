using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Access;
using Portal.Platform.Live;
using Portal.Platform.Ui;
using Portal.Requests;

namespace Portal.Home;

public sealed partial class RequestPage
{
    private Actor actor = default!;
    private RequestLine? line;
    private DateTimeOffset? seenAt;
    private string? notFound, refusal, loaded;
    private bool working, needsForm;
    private ConfirmDialog withdraw = default!;
    private Rereading? rereading;

    [Parameter] public string Id { get; set; } = "";

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    private Standing State => line!.View.Standing.State;
    private bool IsMine => line!.View.Request.Requester == actor.Id;
    private bool MayWithdraw => RequestStanding.MayWithdraw(State);
    private bool MayReopen => RequestStanding.MayReopen(State) && line!.View.Request.Kind is not RequestKind.Delete;
    private bool MayEdit => MayReopen || State is Standing.Draft;

    private string Title => $"{line!.View.Request.Kind} {(line.View.Content.Name is { Length: > 0 } name ? name : "an environment without a name")}";
    private IReadOnlyList<Crumb> Crumbs => line is null ? [new("Requests", "/requests")] : [new("Requests", "/requests"), new($"team {line.View.Request.Team}"), new(Id)];

    private Tone ReasonTone => State switch
    {
        Standing.Failed or Standing.Rejected => Tone.Bad,
        Standing.SentBack or Standing.Expired => Tone.Warn,
        _ => Tone.Plain,
    };

    private string? ReasonTitle => State switch
    {
        Standing.SentBack or Standing.Rejected or Standing.Approved => $"{line!.Review?.DecidedByName}:",
        Standing.Failed => "Why it failed:",
        _ => null,
    };

    private RenderFragment? FixLink => needsForm ? FixInForm : null;

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Id) return;
        loaded = Id;
        actor = (await Authentication).User.ToActor();
        await ReadAsync();
        rereading?.Dispose();
        // The prerendered page hears nothing: it is gone before anything changes.
        if (RendererInfo.IsInteractive) rereading = new Rereading(Live, Clock, Concerns, () => InvokeAsync(RereadAsync), TimeSpan.FromSeconds(1));
    }

    // Change sets, reviews and deployments come under ids of their own, some of which this page has not seen yet.
    private bool Concerns(Changed changed) => changed.Kind switch
    {
        nameof(EnvironmentRequest) => changed.Id == Id,
        nameof(ChangeSet) or nameof(Review) or nameof(Deployment) => true,
        _ => false,
    };

    private async Task RereadAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        var found = await Read.FindAsync(actor, new RequestId(Id), CancellationToken.None);
        notFound = found.Sentence();
        line = found is Outcome<RequestLine>.Done(var read) ? read : null;
        seenAt = Clock.GetUtcNow();
    }

    private async Task SubmitAsync() => await DoAsync(() => Submit.RunAsync(actor, new RequestId(Id), CancellationToken.None));

    private async Task WithdrawAsync() => await DoAsync(() => Withdraw.RunAsync(actor, new RequestId(Id), CancellationToken.None));

    private async Task ReopenAsync()
    {
        if (await DoAsync(() => Reopen.RunAsync(actor, new RequestId(Id), CancellationToken.None))) Navigation.NavigateTo($"/requests/{Id}/edit");
    }

    private async Task<bool> DoAsync(Func<Task<Outcome<EnvironmentRequest>>> run)
    {
        if (working) return false;
        working = true;
        try
        {
            var outcome = await run();
            (refusal, needsForm) = (outcome.Sentence(), outcome is Outcome<EnvironmentRequest>.Invalid);
            await ReadAsync();
            return refusal is null;
        }
        finally
        {
            working = false;
        }
    }

    private void FixInForm(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
        builder.AddMarkupContent(0, $"<a class=\"btn sm\" href=\"/requests/{Id}/edit?step=review\">Mend it in the form</a>");

    public void Dispose() => rereading?.Dispose();
}
