using Bunit;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Requests;
using Portal.Requests.Wizard;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Requests.Wizard;

/// <summary>Components of the form over real products, prices and policies.</summary>
public abstract class WizardTest : UiTest, IAsyncLifetime
{
    private EvaluateRequest evaluate = default!;

    public async ValueTask InitializeAsync() => evaluate = await Evaluations.UseCase;

    private protected Evaluation Evaluate(Draft draft, TeamStanding? team = null) =>
        evaluate.Run(draft.Shelved, draft.Content, draft.Environment, draft.Requester, RequestKind.Create, team);

    private protected DraftEditor EditorOf(Draft draft, TeamStanding? team = null) => new(draft, 1, Now, changed => Evaluate(changed, team),
        (content, _) => Task.FromResult<Outcome<EnvironmentRequest>>(EnvironmentRequest.StartDraft(RequestKind.Create, draft.Environment, content, Products.Mara, Now)),
        work => work(), TimeProvider.System);

    private protected IRenderedComponent<GroupCard> Card(DraftEditor editor, string group) => Render<GroupCard>(parameters => parameters
        .Add(card => card.Editor, editor)
        .Add(card => card.Group, editor.Draft.Shelved.Product.Steps.SelectMany(step => step.Groups).First(known => known.Title == group)));

    private protected static Draft ECommerce(params (string Name, string Value)[] inputs) =>
        inputs.Aggregate(Products.DraftOf(Products.ThreeTier, "e-commerce"), (draft, input) => draft.With(input.Name, input.Value));
}
