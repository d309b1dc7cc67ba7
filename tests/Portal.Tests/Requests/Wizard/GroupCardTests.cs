using Bunit;
using Portal.CloudFormation.Parameters;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Platform.Aws;
using Portal.Requests;
using Portal.Requests.Wizard;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Requests.Wizard;

/// <summary>The form as it is drawn from template and product.yaml.</summary>
public sealed class GroupCardTests : UiTest
{
    [Fact]
    public void Every_field_of_every_product_becomes_a_labelled_control()
    {
        foreach (var product in new[] { Products.ThreeTier, Products.StaticSite, Products.NoticeBoard })
            foreach (var group in product.Product.Steps.SelectMany(step => step.Groups))
            {
                var card = Card(EditorOf(Products.DraftOf(product)), group.Title);
                foreach (var field in group.Fields)
                {
                    card.Markup.ShouldContain(field.Label);
                    card.FindAll($"#{FieldPaths.ElementId(FieldPaths.Input(field.Parameter))}").Count.ShouldBe(1, $"{product.Product.Id} {field.Parameter}");
                }
            }
    }

    [Fact]
    public void A_table_shows_the_facts_of_each_choice_and_the_presets_one_is_chosen()
    {
        var card = Card(EditorOf(Products.DraftOf(Products.ThreeTier, "e-commerce")), "Database");

        card.FindAll(".choices thead th").Select(head => head.TextContent).ShouldBe(["Instance class", "vCPU", "GiB"]);
        card.Find(".choices tr.sel").TextContent.ShouldContain("db.m6g.large");
        card.Find(".choices input:checked").ParentElement!.TextContent.ShouldBe("db.m6g.large");
    }

    [Fact]
    public void Choosing_a_row_changes_the_draft_and_says_what_the_preset_had()
    {
        var editor = EditorOf(Products.DraftOf(Products.ThreeTier, "e-commerce"));
        var card = Card(editor, "Database");

        card.FindAll(".choices input")[0].Change(true);
        card.Render();

        editor.Draft.Shown("DbInstanceClass").ShouldBe("db.t4g.medium");
        card.Markup.ShouldContain("preset: db.m6g.large");
    }

    [Fact]
    public void A_wrong_value_is_told_at_its_field_in_the_template_authors_words()
    {
        var editor = EditorOf(Products.DraftOf(Products.NoticeBoard));
        var card = Card(editor, "Notices");

        card.Find("#field-inputs-KeepSeconds").Input("5");
        card.Render();

        card.Find("#field-inputs-KeepSeconds-problem").TextContent.ShouldBe("Choose 60 to 1209600 seconds, a minute to two weeks.");
        card.Find("#field-inputs-KeepSeconds").GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public void A_switch_says_true_and_false()
    {
        var editor = EditorOf(Products.DraftOf(Products.ThreeTier, "e-commerce"));
        var card = Card(editor, "Database");
        card.Find("input[role=switch]").HasAttribute("checked").ShouldBeTrue();

        card.Find("input[role=switch]").Change(false);

        editor.Draft.Shown("DeletionProtection").ShouldBe("false");
    }

    [Fact]
    public void A_stored_secret_never_reaches_the_page()
    {
        var card = Card(EditorOf(Products.DraftOf(Products.NoticeBoard).With("WebHook", "https://hooks.example.com/T0/abcdefgh")), "Board");

        card.Markup.ShouldNotContain("hooks.example.com");
        card.Find("#field-inputs-WebHook").GetAttribute("value").ShouldBe(KeepSecrets.Mask);
        card.Find("#field-inputs-WebHook").GetAttribute("type").ShouldBe("password");
    }

    [Fact]
    public void Typing_over_the_mask_stores_what_was_typed_alone()
    {
        var editor = EditorOf(Products.DraftOf(Products.NoticeBoard).With("WebHook", "https://hooks.example.com/T0/abcdefgh"));

        Card(editor, "Board").Find("#field-inputs-WebHook").Input(KeepSecrets.Mask + "x");

        editor.Draft.Content.Inputs["WebHook"].ShouldBe("x");
    }

    private IRenderedComponent<GroupCard> Card(DraftEditor editor, string group) => Render<GroupCard>(parameters => parameters
        .Add(card => card.Editor, editor)
        .Add(card => card.Group, editor.Draft.Shelved.Product.Steps.SelectMany(step => step.Groups).First(known => known.Title == group)));

    private static DraftEditor EditorOf(Draft draft) => new(draft, 1, Now, Check,
        (content, _) => Task.FromResult<Outcome<EnvironmentRequest>>(EnvironmentRequest.StartDraft(RequestKind.Create, draft.Environment, content, Products.Mara, Now)),
        work => work(), TimeProvider.System);

    private static List<Problem> Check(Draft draft) => ParameterCheck
        .Check(draft.Shelved.Template, draft.Values, AwsPlaces.Pseudo(draft.Content.Account, draft.Content.Region, draft.Content.Name))
        .Select(problem => new Problem(FieldPaths.Input(problem.Parameter), problem.Code, problem.Message, problem.Fix)).ToList();
}
