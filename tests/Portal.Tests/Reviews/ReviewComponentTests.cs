using Bunit;
using Portal.Domain;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Reviews;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Reviews;

public sealed class ReviewComponentTests : UiTest
{
    [Theory]
    [InlineData("Approve and run", Decision.Approve)]
    [InlineData("Send back", Decision.SendBack)]
    [InlineData("Reject", Decision.Reject)]
    public void A_decision_goes_out_with_its_comment(string button, Decision decision)
    {
        AskedDecision? decided = null;
        var bar = Render<DecisionBar>(p => p.Add(c => c.Review, Given.Review()).Add(c => c.OnDecide, asked => decided = asked));
        bar.Find("input[aria-label='Comment']").Change("After 22:00");
        var pressed = bar.FindAll("button").Single(b => b.TextContent == button);
        if (pressed.GetAttribute("type") == "submit") bar.Find("form").Submit();
        else pressed.Click();
        (decided.ShouldNotBeNull().Decision, decided.Comment, decided.Digest).ShouldBe((decision, "After 22:00", Given.Review().Digest));
    }

    [Fact]
    public void Where_data_is_at_stake_the_name_is_typed_before_it_can_be_approved()
    {
        AskedDecision? decided = null;
        var bar = Render<DecisionBar>(p => p.Add(c => c.Review, Given.Review()).Add(c => c.MustConfirm, "cart-prod").Add(c => c.OnDecide, asked => decided = asked));
        bar.Find("button.pri").HasAttribute("disabled").ShouldBeTrue();
        bar.Find(".confirm-name input").Input("cart-prd");
        bar.Find("button.pri").HasAttribute("disabled").ShouldBeTrue();
        bar.Find(".confirm-name input").Input("cart-prod");
        bar.Find("button.pri").HasAttribute("disabled").ShouldBeFalse();
        bar.Find("form").Submit();
        decided.ShouldNotBeNull().Confirm.ShouldBe("cart-prod");
    }

    [Fact]
    public void A_send_back_takes_comments_on_fields_along_and_an_approval_does_not()
    {
        var asked = new List<AskedDecision>();
        var bar = Render<DecisionBar>(p => p.Add(c => c.Review, Given.Review()).Add(c => c.Fields, [new FieldChoice("inputs.DbBackupDays", "7")]).Add(c => c.OnDecide, asked.Add));
        bar.Find("select[aria-label='Comment on a field']").Change("inputs.DbBackupDays");
        bar.Find("input[aria-label='Comment on inputs.DbBackupDays']").Change("Keep 14");
        bar.FindAll("button").Single(button => button.TextContent == "Send back").Click();
        bar.Find("form").Submit();
        asked[0].Fields.ShouldBe(new Dictionary<string, string> { ["inputs.DbBackupDays"] = "Keep 14" });
        asked[1].Fields.ShouldBeEmpty();
    }

    [Fact]
    public void Who_may_not_decide_reads_why_and_finds_no_button()
    {
        var bar = Render<DecisionBar>(p => p.Add(c => c.Review, Given.Review()).Add(c => c.WhyNot, Given.Review().WhyNot(Given.Mara, Given.Now)).Add(c => c.OnDecide, _ => { }));
        bar.Markup.ShouldContain("You asked for this");
        bar.FindAll("button").ShouldBeEmpty();
    }

    [Fact]
    public void A_wrong_comment_is_told_at_its_field()
    {
        var bar = Render<DecisionBar>(p => p.Add(c => c.Review, Given.Review()).Add(c => c.OnDecide, _ => { })
            .Add(c => c.Problems, [new Problem("comment", "required", "There is no comment.", "Say why.")]));
        var field = bar.Find("input[aria-label='Comment']");
        field.GetAttribute("aria-invalid").ShouldBe("true");
        bar.Find($"#{field.GetAttribute("aria-describedby")}").TextContent.ShouldBe("There is no comment. Say why.");
    }

    [Fact]
    public void After_the_decision_the_bar_says_who_and_leads_to_the_deployment()
    {
        var review = Given.Review();
        review.Decide(Decision.Approve, Given.Tomas, "Go ahead", Given.Now);
        var bar = Render<DecisionBar>(p => p.Add(c => c.Review, review).Add(c => c.Deployment, new DeploymentId("dep-1")).Add(c => c.OnDecide, _ => { }));
        bar.Markup.ShouldContain("Tomás Rey");
        bar.Markup.ShouldContain("Go ahead");
        bar.Find("a.pri").GetAttribute("href").ShouldBe("/deployments/dep-1");
    }

    [Fact]
    public void Changes_show_before_and_after_and_noise_stands_apart()
    {
        ReviewedChange[] changes =
        [
            ReviewedChange.Of(Given.Change("Database", type: "AWS::RDS::DBInstance", details: Given.Detail("DBInstanceClass", "db.m6g.large", "db.m7g.large"))),
            ReviewedChange.Of(Given.Change("Alarm", type: "AWS::CloudWatch::Alarm", details: Given.Detail("Threshold", "1", "1"))),
        ];
        var tiers = Render<ChangeTiers>(p => p.Add(c => c.Changes, changes));
        tiers.FindAll("h2").Select(h => h.TextContent).ShouldBe(["Database", "Noise"]);
        tiers.Find("del").TextContent.ShouldBe("db.m6g.large");
        tiers.Find("ins").TextContent.ShouldBe("db.m7g.large");
    }

    [Fact]
    public void Five_hundred_new_resources_are_one_folded_line_each_tier()
    {
        var changes = Enumerable.Range(0, 500).Select(i => ReviewedChange.Of(Given.Change($"Subnet{i}", "Add", "AWS::EC2::Subnet"))).ToList();
        var tiers = Render<ChangeTiers>(p => p.Add(c => c.Changes, changes));
        tiers.FindAll("details").Count.ShouldBe(1);
        tiers.Find("details").HasAttribute("open").ShouldBeFalse();
        tiers.Find("summary").TextContent.ShouldContain("500 changes");
    }

    [Fact]
    public void A_delete_spells_out_steps_kept_and_lost()
    {
        var plan = new OperationPlan(
            [new PlanStep(PlanAction.LiftTerminationProtection, "Lift it."), new PlanStep(PlanAction.DeleteStack, "Delete stack cart-prod.")],
            [new PlannedResource("Database", "AWS::RDS::DBInstance", "db-1", "deleted, a final snapshot is kept")],
            [new PlannedResource("Alarm", "AWS::CloudWatch::Alarm", "alarm", "deleted"), new PlannedResource("Bucket", "AWS::S3::Bucket", "bucket-1", "deleted")]);
        var shown = Render<DeletePlan>(p => p.Add(c => c.Plan, plan));
        shown.FindAll("ol li").Select(li => li.TextContent).ShouldBe(["1Lift it.", "2Delete stack cart-prod."]);
        shown.FindAll("summary h2").Select(h => h.TextContent).ShouldBe(["Kept", "Lost"]);
        // What holds data comes first among what is lost.
        shown.FindAll("details")[1].QuerySelectorAll("tbody b").Select(b => b.TextContent).ShouldBe(["Bucket", "Alarm"]);
    }

    [Fact]
    public void The_inbox_counts_what_a_delete_loses_as_removed()
    {
        var plan = new OperationPlan([new PlanStep(PlanAction.DeleteStack, "Delete.")], [], [new PlannedResource("A", "AWS::EC2::VPC", "vpc", "deleted"), new PlannedResource("B", "AWS::EC2::Subnet", "s", "deleted")]);
        var set = Given.ChangeSet(RequestKind.Delete, plan);
        var request = EnvironmentRequest.StartDraft(RequestKind.Delete, set.EnvironmentId, RequestContent.Empty with { Name = "cart-prod" }, Given.Mara, Given.Now);
        var row = InboxRow.Of(new ReviewView(Given.Review(set), set, request, request.Submit("hash", Given.Now), null));
        row.Removing.ShouldBe(2);
        row.Changes.ShouldBe(2);
        var table = Render<ReviewTable>(p => p.Add(c => c.Rows, [row]).Add(c => c.Empty, ""));
        table.Find("a.name").TextContent.ShouldBe("Delete cart-prod");
    }
}
