using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.Requests;
using Portal.Platform;
using Portal.Platform.Accounts;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Requests.Wizard;

public sealed partial class EditPage
{
    private const string StepForm = "step", LeftName = "draft";

    private readonly HashSet<int> attempted = [];
    private OpenedDraft? opened;
    private PersistingComponentStateSubscription leaving;
    private DraftEditor? editor;
    private IReadOnlyList<WizardStep> steps = [];
    private ConfirmDialog discard = default!;
    private int at;
    private bool working;
    private string? refusal, focusNext, loaded;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery] private string? Step { get; set; }

    private OpenedDraft.Ready Ready => (OpenedDraft.Ready)opened!;
    private RequestKind Kind => Ready.Request.Kind;
    private bool IsChange => Kind is not RequestKind.Create;
    private IReadOnlyList<AccountSettings> Offered => AllowedAccounts.For(Settings.Value.Aws, Product.Id, editor!.Draft.Requester.Team);

    /// <summary>The form says what stands already.</summary>
    private bool IsUnchanged => Kind is RequestKind.Change && editor!.Draft.Changed.Count == 0;

    // What is read from SSM at every change may have moved, so such a stack can be sent unchanged.
    private bool NothingToSend => IsUnchanged && !editor!.Draft.LooksUp;

    private Product Product => editor!.Draft.Shelved.Product;
    private string? PresetTitle => editor!.Draft.Content.Preset is { } id ? Product.FindPreset(id)?.Title ?? id : null;
    private string Title => (opened, editor?.Draft.Content.Name) switch
    {
        (OpenedDraft.Refused, _) => "Not open for editing",
        (_, { Length: > 0 } name) => name,
        _ => "New environment",
    };

    private IReadOnlyList<Crumb> Crumbs => editor is null ? [new Crumb("Requests", "/requests")] :
    [
        IsChange ? new Crumb($"{KindWords.Verb(Kind)} {Ready.Request.Content.Name}", $"/environments/{Ready.Request.Content.Name}") : new Crumb("New environment", "/new"),
        new Crumb(PresetTitle is null ? $"{Product.Title} {Product.Version}" : $"{PresetTitle} preset, {Product.Id} {Product.Version}"),
    ];

    /// <summary>A later step opens when those before it hold.</summary>
    private int Reachable => Enumerable.Range(0, steps.Count - 1).FirstOrDefault(step => ProblemsOf(step).Any(), steps.Count - 1);

    private IReadOnlyList<Platform.Ui.Problem>? ShownProblems =>
        (steps[at].IsReview ? editor!.Blocking : attempted.Contains(at) ? ProblemsOf(at) : [])
        .Select(problem => new Platform.Ui.Problem(ElementIdOf(problem.Field), FieldPaths.Label(Product, problem.Field), ProblemWords.Short(editor!.Draft.Shelved, problem), problem.Field)).ToList();

    private (string Words, bool Wrong) Standing
    {
        get
        {
            var fields = steps[at].Fields.ToHashSet();
            var findings = editor!.Findings.Where(finding => steps[at].IsReview || fields.Contains(finding.Field ?? "")).ToList();
            var refusals = findings.Count(finding => finding.Severity is Severity.Deny);
            var wrong = steps[at].IsReview ? editor.Problems.Count : ProblemsOf(at).Count();
            var found = refusals > 0 ? Counted(refusals, "refusal by policy", "refusals by policy") : findings.Count > 0 ? Counted(findings.Count, "finding", "findings") : null;
            if (wrong > 0 && !steps[at].IsReview && !attempted.Contains(at)) return (found is null ? "not complete yet" : $"{found}, not complete yet", false);
            var errors = wrong == 0 ? "no errors" : Counted(wrong, "error", "errors");
            var words = found is null ? errors : $"{found}, {errors}";
            return (wrong + refusals > 0 && steps[at].IsReview ? $"{words}: can't be sent" : words, wrong + refusals > 0);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        // Going to another step changes the address, not the draft.
        if (loaded != Id) await ReadAsync(Leaving);
        if (steps.Count > 0) at = steps.At(Step);
    }

    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive) leaving = HandOver.LeaveAtTheEnd(Prerendered, LeftName, () => opened as OpenedDraft.Ready);
    }

    // A submit changes the record too; what it came to is for its own answer to say.
    protected override bool Concerns(Changed changed) => !working && changed.Kind == nameof(EnvironmentRequest) && changed.Id == Id;

    protected override Task ReadAsync(CancellationToken ct) => loaded == Id && editor is not null
        ? editor.LookAsync(() => Open.FindAsync(Me, new RequestId(Id), ct))
        : LoadAsync(ct);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (focusNext is not { } id) return;
        focusNext = null;
        await using var fields = await Browser.InvokeAsync<IJSObjectReference>("import", "./js/fields.js");
        await fields.InvokeVoidAsync(id == StepForm ? "startOf" : "focusOn", id);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        loaded = Id;
        if (editor is not null) await editor.DisposeAsync();
        editor = null;
        opened = TakeOver() ?? await Open.RunAsync(Me, new RequestId(Id), ct);
        if (opened is not OpenedDraft.Ready ready) return;
        steps = WizardSteps.Of(ready.Draft.Shelved.Product);
        at = steps.At(Step);
        editor = Open.Edit(ready, InvokeAsync, Clock);
        editor.Changed = () => _ = InvokeAsync(StateHasChanged);
        // Last: whoever types meanwhile must be heard.
        editor.Comments = await Comments.RunAsync(ready.Request.Id, ct);
    }

    // What was read a moment ago for the prerendered page: the circuit's first picture is the same one, at once.
    private OpenedDraft.Ready? TakeOver() =>
        RendererInfo.IsInteractive && HandOver.TryTake<OpenedDraft.Ready>(Prerendered, LeftName, out var left)
        && left.Request.Id.Value == Id && left.Draft.Requester.Id == Me.Id ? left : null;

    private async Task ReloadAsync()
    {
        // What stands elsewhere is wanted, so what is typed here must not be saved on the way out.
        editor?.GiveUp();
        await LoadAsync(Leaving);
    }

    private IEnumerable<Domain.Problem> ProblemsOf(int step)
    {
        var fields = steps[step].Fields.ToHashSet();
        return editor!.Problems.Where(problem => fields.Contains(problem.Field));
    }

    private void Go(int step)
    {
        refusal = null;
        focusNext = StepForm;
        Navigation.NavigateTo($"/requests/{Id}/edit?step={steps[step].Id}");
    }

    private async Task NextAsync()
    {
        if (steps[at].IsReview)
        {
            await SubmitAsync();
            return;
        }
        attempted.Add(at);
        editor!.Touch(steps[at].Fields);
        if (ProblemsOf(at).Any()) focusNext = "problems";
        else Go(at + 1);
    }

    private void ToField(Platform.Ui.Problem problem) => ToField(problem.Place);

    private void ToField(string path)
    {
        editor!.Touch([path]);
        // What no step asks for stands beside every step.
        if (steps.Any(step => step.Fields.Contains(path)))
        {
            var asking = steps.Asking(path);
            attempted.Add(asking);
            if (asking != at) Go(asking);
        }
        focusNext = ElementIdOf(path);
    }

    private string ElementIdOf(string path) => FieldPaths.AssumptionId(path) is { } id && !steps.Any(step => step.Fields.Contains(path))
        ? FieldPaths.RailId(id)
        : FieldPaths.ElementId(path);

    private static string Counted(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";

    private async Task SubmitAsync()
    {
        if (working) return;
        (working, refusal) = (true, null);
        try
        {
            editor!.Touch(steps.SelectMany(step => step.Fields));
            if (editor.Blocking.Count > 0) focusNext = "problems";
            else if (await editor.FlushAsync()) Judge(await Submit.RunAsync(Me, new RequestId(Id), CancellationToken.None));
        }
        finally
        {
            working = false;
        }
    }

    private void Judge(Outcome<EnvironmentRequest> outcome)
    {
        switch (outcome)
        {
            case Outcome<EnvironmentRequest>.Done:
                editor!.GiveUp();
                Navigation.NavigateTo($"/requests/{Id}");
                break;
            case Outcome<EnvironmentRequest>.Invalid(var problems):
                editor!.Refuse(problems);
                focusNext = "problems";
                break;
            default:
                refusal = outcome.Sentence();
                break;
        }
    }

    private async Task DiscardAsync()
    {
        editor!.GiveUp();
        var withdrawn = await Withdraw.RunAsync(Me, new RequestId(Id), CancellationToken.None);
        if (withdrawn is Outcome<EnvironmentRequest>.Done) Navigation.NavigateTo("/requests");
        else refusal = withdrawn.Sentence();
    }

    public override async ValueTask DisposeAsync()
    {
        leaving.Dispose();
        await base.DisposeAsync();
        if (editor is not null) await editor.DisposeAsync();
    }
}
