using System.Net;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Portal.Tests.Harness;

namespace Portal.Tests.Reviews;

public sealed class DecisionTests(SharedPortal shared) : ApiTests(shared)
{
    private CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_review_shows_exactly_what_would_run()
    {
        var review = await Engineer.ReviewOfAsync(Portal.NoticeBoard(Line.NewName()));
        review["digest"].ShouldMatch("^[0-9a-f]{64}$");
        review.Json["changes"]!.AsArray().Select(change => $"{change!["action"]} {change["type"]} {change["certainty"]}").ShouldBe(
            ["Add AWS::S3::Bucket will", "Add AWS::SNS::Topic will", "Add AWS::SQS::Queue will"], ignoreOrder: true);
        review.Json["parameters"]!["KeepSeconds"]!.GetValue<string>().ShouldBe("345600");
        review.Json["tags"]!["portal:owner"]!.GetValue<string>().ShouldBe("shop");
        (await Portal.Platform.GetAsync("/reviews?state=waiting&limit=200")).Json["items"]!.AsArray().Select(each => each!["id"]!.GetValue<string>()).ShouldContain(review.Id);
        (await Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sent_back_mended_and_submitted_it_comes_to_a_new_review()
    {
        var review = await Engineer.ReviewOfAsync(Portal.NoticeBoard(Line.NewName()));
        (await Portal.Platform.DecideAsync(review, "sendBack")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["comment required"]);
        (await Portal.Platform.DecideAsync(review, "sendBack", "Keep notices longer.")).Should(HttpStatusCode.OK)["state"].ShouldBe("sentBack");

        var request = await Engineer.UntilAsync(review["request"], "sentBack");
        request["reason"].ShouldBe("Keep notices longer.");
        (await Engineer.PostAsync($"/requests/{request.Id}/reopen")).Should(HttpStatusCode.OK)["state"].ShouldBe("draft");
        (await Engineer.PatchAsync($"/requests/{request.Id}", """{ "inputs": { "KeepSeconds": "600000" } }""")).Should(HttpStatusCode.OK);
        (await Engineer.PostAsync($"/requests/{request.Id}/submit")).Should(HttpStatusCode.OK)["revision"].ShouldBe("2");

        var again = await Engineer.UntilAsync(request.Id, "inReview");
        again["review"].ShouldNotBe(review.Id);
        (await Engineer.GetAsync($"/reviews/{again["review"]}"))["digest"].ShouldNotBe(review["digest"]);
        (await Engineer.PostAsync($"/requests/{request.Id}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("reject", "rejected")]
    [InlineData("withdraw", "withdrawn")]
    public async Task A_create_that_will_not_run_leaves_nothing_in_AWS(string ending, string state)
    {
        var name = Line.NewName();
        var review = await Engineer.ReviewOfAsync(Portal.NoticeBoard(name));
        (await Portal.Aws.StacksAsync(name, Cancellation)).ShouldHaveSingleItem().StackStatus.Value.ShouldBe("REVIEW_IN_PROGRESS");

        if (ending == "reject") (await Portal.Platform.DecideAsync(review, "reject", "Use the one you have.")).Should(HttpStatusCode.OK);
        else (await Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
        await Engineer.UntilAsync(review["request"], state);

        await Patience.UntilAsync(async () => (await Portal.Aws.StacksAsync(name, Cancellation)).Count == 0, () => $"The stack {name} of a {state} request still stands.");
        using var client = Portal.Aws.CloudFormation();
        await Should.ThrowAsync<AmazonServiceException>(() => client.DescribeChangeSetAsync(
            new DescribeChangeSetRequest { ChangeSetName = review.Json["changeSet"]!["arn"]!.GetValue<string>() }, Cancellation));
        (await Portal.Platform.DecideAsync(review, "approve")).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Whoever_asked_does_not_approve_not_even_a_platform_engineer()
    {
        var review = await Portal.Platform.ReviewOfAsync(Portal.NoticeBoard(Line.NewName()));
        (await Portal.Platform.DecideAsync(review, "approve")).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden")["detail"]
            .ShouldBe("You asked for this, so somebody else decides. Requester and approver must differ.");
        (await Portal.Platform.GetAsync($"/reviews/{review.Id}"))["state"].ShouldBe("waiting");
        (await Portal.Platform.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_an_approver_decides_and_another_team_sees_nothing()
    {
        var review = await Engineer.ReviewOfAsync(Portal.NoticeBoard(Line.NewName()));
        (await Engineer.DecideAsync(review, "approve")).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden")["detail"].ShouldStartWith("You asked for this");
        (await Portal.CostReviewer.DecideAsync(review, "approve")).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden")["detail"]
            .ShouldBe("Only approvers decide. You decide for the cost reviewers; this one needs the platform team (group platform).");
        (await Portal.OtherEngineer.DecideAsync(review, "approve")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await Portal.OtherEngineer.GetAsync($"/reviews/{review.Id}")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await Portal.OtherEngineer.GetAsync($"/requests/{review["request"]}")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cost_reviewer_reads_and_does_not_ask() =>
        (await Portal.CostReviewer.PostAsync("/requests", Portal.NoticeBoard(Line.NewName()))).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");

    [Fact]
    public async Task A_decision_on_another_digest_does_not_count()
    {
        var review = await Engineer.ReviewOfAsync(Portal.NoticeBoard(Line.NewName()));
        (await Portal.Platform.DecideAsync(review, "approve", digest: new string('0', 64))).ShouldRefuse(HttpStatusCode.Conflict, "conflict")["detail"].ShouldContain("digest");
        (await Portal.Platform.DecideAsync(review, "approve", digest: "")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["digest required"]);
        (await Portal.Platform.DecideAsync(review, "perhaps")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["decision allowedValues"]);
        (await Portal.Platform.GetAsync($"/reviews/{review.Id}"))["state"].ShouldBe("waiting");
        (await Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_two_decisions_in_the_same_moment_one_counts()
    {
        var review = await Engineer.ReviewOfAsync(Portal.NoticeBoard(Line.NewName()));
        var answers = await Task.WhenAll(Portal.Platform.DecideAsync(review, "approve"), Portal.SecondPlatform.DecideAsync(review, "reject", "Not today, please."));
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        var (winner, word) = answers[0].Status == 200 ? ("Tomás Rey", "approved") : ("Aisha Rahman", "rejected");
        answers.Single(answer => answer.Status != 200).ShouldRefuse(HttpStatusCode.Conflict, "conflict")["detail"].ShouldBe($"This review is {word} already, by {winner}.");
        if (word == "rejected") return;
        await Engineer.UntilAsync(review["request"], "done");
        (await Engineer.GetAsync($"/deployments?environment={review["environment"]}")).Json["items"]!.AsArray().Count.ShouldBe(1);
    }
}
