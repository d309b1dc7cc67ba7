using Bunit;
using Portal.CloudFormation.Pricing;
using Portal.Requests;
using Portal.Requests.Wizard;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests.Wizard;

/// <summary>The form as it is drawn from template and product.yaml.</summary>
public sealed class GroupCardTests : WizardTest
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

        card.FindAll(".choices thead th").Select(head => head.TextContent).ShouldBe(["Instance class", "vCPU", "GiB", "USD a monthUSD"]);
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

    [Fact]
    public void A_table_says_what_each_other_choice_would_change()
    {
        var rows = Card(EditorOf(ECommerce()), "Database").FindAll(".choices tbody tr");

        rows.Select(row => row.LastElementChild!.TextContent).Take(2).ShouldBe(["−127.75", "−33.58"]);
        rows.Single(row => row.ClassList.Contains("sel")).LastElementChild!.TextContent.ShouldBe("0.00");
    }

    [Fact]
    public void What_the_product_has_decided_is_shown_and_can_not_be_typed()
    {
        var locked = Card(EditorOf(ECommerce()), "Database").Find(".inp.lock input");

        locked.GetAttribute("value").ShouldBe("8.4.x");
        locked.HasAttribute("readonly").ShouldBeTrue();
    }

    [Fact]
    public void A_usage_figure_of_a_group_moves_the_estimate_and_goes_with_the_request()
    {
        var editor = EditorOf(ECommerce());
        var before = ((CostEstimate.Priced)editor.Evaluation.Cost).Total.Expected;

        Card(editor, "Edge").Find("#field-assumptions-edgeTransferGb").Input("1600");

        // 1,000 GB more at 0.085.
        ((CostEstimate.Priced)editor.Evaluation.Cost).Total.Expected.ShouldBe(before + 85m);
        editor.Draft.Content.Assumptions["edgeTransferGb"].ShouldBe("1600");
    }

    [Fact]
    public void A_finding_stands_at_its_field_and_its_button_sets_what_the_rule_accepts()
    {
        var editor = EditorOf(ECommerce(("DbBackupDays", "7")));
        var card = Card(editor, "Database");
        card.Find("#field-inputs-DbBackupDays-finding").TextContent.ShouldContain("With 7, a reviewer must accept it.");
        card.Find("#field-inputs-DbBackupDays").GetAttribute("aria-describedby")!.ShouldContain("field-inputs-DbBackupDays-finding");

        card.Find("#field-inputs-DbBackupDays-finding button").Click();
        card.Render();

        editor.Draft.Shown("DbBackupDays").ShouldBe("14");
        card.FindAll(".finding").ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_stands_at_its_field_before_anybody_tries_to_send()
    {
        var editor = EditorOf(ECommerce(("DeletionProtection", "false")));

        var note = Card(editor, "Database").Find("#field-inputs-DeletionProtection-finding .note.bad");

        note.TextContent.ShouldContain("Refused by policy. Production keeps deletion protection on.");
        note.QuerySelector("button")!.TextContent.ShouldBe("Turn it on");
        editor.Blocking.ShouldHaveSingleItem().Field.ShouldBe("inputs.DeletionProtection");
    }
}
