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
    public void A_failure_says_what_happened_and_leads_to_the_request()
    {
        var deployment = Given.Deployment(RequestKind.Create);
        deployment.Fail(DeploymentState.RolledBack, new FailureCause("resourceFailed", "insufficient capacity", "Database", "AWS::RDS::DBInstance", "CREATE_FAILED"), "ROLLBACK_COMPLETE", Given.Now);
        var card = Render<FailureCard>(p => p.Add(c => c.Deployment, deployment));
        card.Find("h2").TextContent.ShouldBe("AWS had no capacity for Database.");
        card.Find(".raw").TextContent.ShouldContain("insufficient capacity");
        card.Find("a.pri").GetAttribute("href").ShouldBe($"/requests/{deployment.RequestId}");
    }
}
