using Bunit;
using Portal.Deployments;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Deployments;

public sealed class DeploymentComponentTests : UiTest
{
    [Fact]
    public void Each_resource_has_a_bar_and_a_name_under_its_tier()
    {
        var runs = ResourceRun.Of([Given.Event(0, "Vpc", "CREATE_IN_PROGRESS"), Given.Event(9, "Vpc", "CREATE_COMPLETE"), Given.Event(3, "Database", "CREATE_IN_PROGRESS", "AWS::RDS::DBInstance")], Given.StackId);
        var card = Render<TimelineCard>(p => p.Add(c => c.Runs, runs).Add(c => c.Now, Given.Now.AddSeconds(30)));
        card.FindAll(".tier-name").Select(li => li.TextContent).ShouldBe(["Network", "Database"]);
        card.FindAll("rect.run").Select(bar => bar.ClassName).ShouldBe(["run made", "run running"]);
        card.Find("svg[role=img]").GetAttribute("aria-label").ShouldBe("2 resources over 0:30: 1 running, 1 done");
    }

    [Fact]
    public void The_root_cause_is_marked_and_the_rollback_has_its_line()
    {
        var runs = ResourceRun.Of([Given.Event(0, "Database", "CREATE_IN_PROGRESS", "AWS::RDS::DBInstance"), Given.Event(9, "Database", "CREATE_FAILED", "AWS::RDS::DBInstance", "No capacity")], Given.StackId);
        var card = Render<TimelineCard>(p => p.Add(c => c.Runs, runs).Add(c => c.Now, Given.Now.AddSeconds(30)).Add(c => c.Over, true).Add(c => c.Cause, "Database").Add(c => c.RollbackAt, Given.Now.AddSeconds(10)));
        card.Find(".names .cause").TextContent.ShouldContain("root cause");
        card.FindAll("line.back").Count.ShouldBe(1);
        card.FindAll("line.now:not(.back)").ShouldBeEmpty();
    }

    [Fact]
    public void Events_stand_newest_first_and_can_be_narrowed_to_failures()
    {
        StackEvent[] events = [Given.Event(0, "Vpc", "CREATE_IN_PROGRESS"), Given.Event(1, "Vpc", "CREATE_COMPLETE"), Given.Event(2, "Database", "CREATE_FAILED", reason: "No")];
        var table = Render<EventTable>(p => p.Add(c => c.Events, events).Add(c => c.StackId, Given.StackId));
        table.FindAll("tbody b").Select(b => b.TextContent).ShouldBe(["Database", "Vpc", "Vpc"]);
        table.Find("input[type=checkbox]").Change(true);
        table.FindAll("tbody b").Select(b => b.TextContent).ShouldBe(["Database"]);
    }

    [Fact]
    public void A_failure_says_what_happened_in_plain_words_and_word_for_word()
    {
        var deployment = Given.Deployment(RequestKind.Create);
        deployment.Fail(DeploymentState.RolledBack, new FailureCause("resourceFailed", "insufficient capacity", "Database", "AWS::RDS::DBInstance", "CREATE_FAILED"), "ROLLBACK_COMPLETE", Given.Now);
        var card = Render<FailureCard>(p => p.Add(c => c.Deployment, deployment));
        card.Find("h2").TextContent.ShouldBe("AWS had no capacity for Database.");
        card.Find(".raw").TextContent.ShouldContain("insufficient capacity");
    }

    [Fact]
    public void What_is_over_its_usual_time_says_so_and_what_waits_shows_where_it_will_run()
    {
        var runs = ResourceRun.Of([Given.Event(0, "Nat", "CREATE_IN_PROGRESS", "AWS::EC2::NatGateway")], Given.StackId);
        var group = new ResourceRun("Group", "AWS::AutoScaling::AutoScalingGroup", []);
        var deployment = Given.Deployment();
        var planned = new PlannedResources([new PlannedRun("Nat", "AWS::EC2::NatGateway"), new PlannedRun("Group", "AWS::AutoScaling::AutoScalingGroup")], []) { Needs = new[] { ("Group", "Nat") }.ToLookup(edge => edge.Item1, edge => edge.Item2) };
        var now = Given.Now.AddSeconds(206);
        var outlook = DeploymentOutlook.Of(deployment, [.. runs, group], planned, UsualDurations.None, now);
        outlook.DecidedBy.ShouldBe("Nat");
        var card = Render<TimelineCard>(p => p.Add(c => c.Runs, [.. runs, group]).Add(c => c.Now, now).Add(c => c.Outlook, outlook));
        card.Markup.ShouldContain("3:26, usually 1:46: overdue by 1:40");
        card.FindAll("rect.over").Count.ShouldBe(1);
        card.FindAll("rect.ahead").Count.ShouldBe(2);
        card.FindAll("line.ends").Count.ShouldBe(1);
    }

    [Fact]
    public void Of_five_hundred_resources_all_can_be_shown_tier_by_tier_and_failures_alone()
    {
        var runs = Enumerable.Range(0, 499).Select(i => new ResourceRun($"Queue{i}", "AWS::SQS::Queue", [new RunSegment(Given.Now, Given.Now.AddSeconds(1), RunKind.Made, false)]))
            .Append(new ResourceRun("Broken", "AWS::SQS::Queue", [new RunSegment(Given.Now, Given.Now.AddSeconds(1), RunKind.Failed, false)])).ToList();
        var card = Render<TimelineCard>(p => p.Add(c => c.Runs, runs).Add(c => c.Now, Given.Now.AddSeconds(30)).Add(c => c.Over, true));
        card.FindAll(".names li:not(.tier-name)").Count.ShouldBeLessThan(10);
        card.FindAll(".seg label").Single(label => label.TextContent == "All 500").QuerySelector("input")!.Change(true);
        card.FindAll(".names li:not(.tier-name)").Count.ShouldBe(41);
        card.Find(".names button").Click();
        card.FindAll(".names li:not(.tier-name)").Count.ShouldBe(500);
        card.Find("input[type=checkbox]").Change(true);
        card.FindAll(".names li:not(.tier-name)").ShouldHaveSingleItem().TextContent.ShouldContain("Broken");
    }
}
