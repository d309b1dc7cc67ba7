using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Requests;
using Portal.Requests.Wizard;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests.Wizard;

public sealed class DraftEditorTests : IAsyncLifetime
{
    private EvaluateRequest evaluate = default!;
    private readonly List<RequestContent> saved = [];
    private Func<RequestContent, uint?, Task<Outcome<EnvironmentRequest>>> answer;

    public DraftEditorTests() => answer = (content, _) => Task.FromResult<Outcome<EnvironmentRequest>>(Stored(content));

    public async ValueTask InitializeAsync() => evaluate = await Evaluations.UseCase;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_typed_is_saved_once_with_the_newest_content()
    {
        var editor = Editor();

        editor.Set("inputs.MinCapacity", editor.Draft.With("MinCapacity", "4"));
        editor.Set("inputs.MinCapacity", editor.Draft.With("MinCapacity", "5"));

        editor.IsSaved.ShouldBeFalse();
        (await editor.FlushAsync()).ShouldBeTrue();
        saved.ShouldHaveSingleItem().Inputs["MinCapacity"].ShouldBe("5");
    }

    [Fact]
    public async Task Nothing_is_saved_while_nothing_was_typed()
    {
        (await Editor().FlushAsync()).ShouldBeTrue();

        saved.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_typed_during_a_save_is_saved_after_it()
    {
        var first = new TaskCompletionSource();
        answer = async (content, _) =>
        {
            await first.Task;
            return Stored(content);
        };
        var editor = Editor();
        editor.Take(editor.Draft.With("MinCapacity", "4"));
        var saving = editor.FlushAsync();
        editor.Take(editor.Draft.With("MinCapacity", "6"));
        first.SetResult();

        (await saving).ShouldBeTrue();
        saved.Select(content => content.Inputs["MinCapacity"]).ShouldBe(["4", "6"]);
    }

    [Fact]
    public async Task Another_window_stops_the_saving_until_somebody_chooses()
    {
        answer = (_, _) => Task.FromResult<Outcome<EnvironmentRequest>>(new Outcome<EnvironmentRequest>.Stale("changed elsewhere"));
        var editor = Editor();
        editor.Take(editor.Draft.With("MinCapacity", "4"));
        (await editor.FlushAsync()).ShouldBeFalse();
        editor.ChangedElsewhere.ShouldBeTrue();

        uint? over = 1;
        answer = (content, version) =>
        {
            over = version;
            return Task.FromResult<Outcome<EnvironmentRequest>>(Stored(content));
        };
        editor.Take(editor.Draft.With("MinCapacity", "5"));
        await editor.KeepMineAsync();

        over.ShouldBeNull();
        editor.ChangedElsewhere.ShouldBeFalse();
        saved.ShouldHaveSingleItem().Inputs["MinCapacity"].ShouldBe("5");
    }

    [Fact]
    public async Task A_refused_save_says_why_and_is_not_called_saved()
    {
        answer = (_, _) => Task.FromResult<Outcome<EnvironmentRequest>>(new Outcome<EnvironmentRequest>.Conflict("It has been submitted."));
        var editor = Editor();
        editor.Take(editor.Draft.With("MinCapacity", "4"));

        (await editor.FlushAsync()).ShouldBeFalse();
        editor.SaveRefusal.ShouldBe("It has been submitted.");
    }

    [Fact]
    public async Task A_store_that_does_not_answer_loses_nothing()
    {
        var works = answer;
        answer = (_, _) => throw new TimeoutException();
        var editor = Editor();
        editor.Take(editor.Draft.With("MinCapacity", "4"));
        (await editor.FlushAsync()).ShouldBeFalse();

        answer = works;
        (await editor.FlushAsync()).ShouldBeTrue();
        saved.ShouldHaveSingleItem().Inputs["MinCapacity"].ShouldBe("4");
    }

    [Fact]
    public async Task The_last_keystroke_is_kept_when_the_page_is_left()
    {
        var editor = Editor();
        editor.Take(editor.Draft.With("MinCapacity", "4"));

        await editor.DisposeAsync();

        saved.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_form_given_up_saves_nothing_more()
    {
        var editor = Editor();
        editor.Take(editor.Draft.With("MinCapacity", "4"));
        editor.GiveUp();

        await editor.DisposeAsync();

        saved.ShouldBeEmpty();
    }

    [Fact]
    public void A_problem_shows_only_after_its_field_was_touched()
    {
        var editor = Editor();
        editor.Problems.ShouldNotBeEmpty();
        editor.ShownAt("inputs.MinCapacity").ShouldBeNull();

        editor.Set("inputs.MinCapacity", editor.Draft.With("MinCapacity", "99"));

        editor.ShownAt("inputs.MinCapacity")!.Message.ShouldBe("wrong");
    }

    [Fact]
    public void What_only_a_submit_can_know_stands_until_the_form_changes()
    {
        var editor = Editor();

        editor.Refuse([new Problem("name", "taken", "It is taken.", "Choose another name.")]);
        editor.ShownAt("name")!.Code.ShouldBe("taken");

        editor.Take(editor.Draft.With(editor.Draft.Content with { Name = "shop-two" }));
        editor.ShownAt("name").ShouldBeNull();
    }

    private DraftEditor Editor() => new(
        Products.DraftOf(Products.ThreeTier, "e-commerce"), 1, DateTimeOffset.UnixEpoch,
        draft => evaluate.Run(draft.Shelved, draft.Content, draft.Environment, draft.Requester) with { Problems = [new Problem("inputs.MinCapacity", "range", "wrong", "mend it")] },
        (content, version) => answer(content, version),
        work => work(), TimeProvider.System);

    private EnvironmentRequest Stored(RequestContent content)
    {
        saved.Add(content);
        return EnvironmentRequest.StartDraft(RequestKind.Create, Products.Environment, content, Products.Mara, DateTimeOffset.UnixEpoch);
    }
}
