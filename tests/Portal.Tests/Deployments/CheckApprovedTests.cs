using System.Net;
using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Portal.AwsSandbox.Tests.Harness;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

/// <summary>What was approved is what runs: anything else comes back to review, and it is said what differs.</summary>
public sealed class CheckApprovedTests(SharedPortal shared) : ApiTests(shared)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("parameters", "Parameter KeepSeconds")]
    [InlineData("tags", "Tag portal:owner")]
    [InlineData("template", "Template Unread.MessageRetentionPeriod")]
    [InlineData("capabilities", "Capability CAPABILITY_IAM")]
    public async Task A_change_set_put_in_the_place_of_the_approved_one_does_not_run(string kind, string differs)
    {
        var review = await ChangeAsync();
        await ReplaceAsync(review, kind);
        var (deployment, again) = await RefusedAsync(review);
        deployment["cause"].ShouldContain("digestChanged");
        var differences = deployment.Json["cause"]!["differences"]!.AsArray().Select(each => $"{each!["part"]} {each["name"]}").ToList();
        differences.Select(each => each.ToLowerInvariant()).ShouldContain(differs.ToLowerInvariant());
        var since = again.Json["since"]!;
        since["refused"]!["differences"]!.AsArray().Count.ShouldBe(differences.Count);
        (await Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_change_set_that_vanished_is_made_anew_and_reviewed_again()
    {
        var review = await ChangeAsync();
        using var client = Portal.Aws.CloudFormation();
        await client.DeleteChangeSetAsync(new DeleteChangeSetRequest { ChangeSetName = ArnOf(review) }, Ct);
        var (deployment, _) = await RefusedAsync(review);
        deployment.Json["cause"]!["code"]!.GetValue<string>().ShouldBe("changeSetGone");
        deployment.Json["cause"]!["message"]!.GetValue<string>().ShouldContain("no longer in CloudFormation");
        (await Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_obsolete_change_set_is_made_anew_and_reviewed_again()
    {
        var review = await ChangeAsync();
        using var client = Portal.Aws.CloudFormation();
        var held = await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = ArnOf(review) }, Ct);
        // Somebody updates the stack past the portal: every change set made before is obsolete.
        await UpdateByHandAsync(held);
        await Patience.UntilAsync(async () => (await Portal.Aws.StacksAsync(held.StackName!, Ct)).Single().StackStatus.Value == "UPDATE_COMPLETE", () => "The update by hand did not end.");
        var (deployment, _) = await RefusedAsync(review);
        deployment.Json["cause"]!["code"]!.GetValue<string>().ShouldBe("changeSetGone");
        deployment.Json["cause"]!["message"]!.GetValue<string>().ShouldContain("OBSOLETE");
        (await Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_differs_never_shows_a_secret()
    {
        var review = await ChangeAsync();
        await ReplaceAsync(review, "parameters");
        var (deployment, again) = await RefusedAsync(review);
        (deployment.Text + again.Text).ShouldNotContain("any-token");
        (await Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    private async Task<Answer> ChangeAsync()
    {
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        await Engineer.EnvironmentAsync(done["environment"], "ready");
        return await Engineer.ReviewOfAsync(new { kind = "change", environment = done["environment"], inputs = new Dictionary<string, string> { ["KeepSeconds"] = "86400" } });
    }

    // UpdateStack is a call that the portal has no client for, and must not make.
    private async Task UpdateByHandAsync(DescribeChangeSetResponse held)
    {
        var form = new Dictionary<string, string> { ["Action"] = "UpdateStack", ["Version"] = "2010-05-15", ["StackName"] = held.StackName!, ["UsePreviousTemplate"] = "true" };
        // Without its own tags the stack would not be known for the environment's any more.
        foreach (var (tag, at) in held.Tags!.Append(new Tag { Key = "by-hand", Value = "yes" }).Select((tag, at) => (tag, at + 1)))
            (form[$"Tags.member.{at}.Key"], form[$"Tags.member.{at}.Value"]) = (tag.Key, tag.Value);
        foreach (var (parameter, at) in held.Parameters!.Select((parameter, at) => (parameter, at + 1)))
        {
            form[$"Parameters.member.{at}.ParameterKey"] = parameter.ParameterKey!;
            form[$"Parameters.member.{at}.UsePreviousValue"] = "true";
        }
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, Portal.Aws.Url.TrimEnd('/') + "/") { Content = new FormUrlEncodedContent(form) };
        await Signer.SignAsync(request, new SigningKey(Portal.Aws.AccessKey, Portal.Aws.Secret), "cloudformation", AwsPlace.Region);
        using var answer = await http.SendAsync(request, Ct);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Ct));
    }

    private static string ArnOf(Answer review) => review.Json["changeSet"]!["arn"]!.GetValue<string>();

    private async Task ReplaceAsync(Answer review, string kind)
    {
        using var client = Portal.Aws.CloudFormation();
        var held = await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = ArnOf(review) }, Ct);
        var body = JsonNode.Parse((await client.GetTemplateAsync(new GetTemplateRequest { StackName = held.StackName!, ChangeSetName = held.ChangeSetId, TemplateStage = TemplateStage.Original }, Ct)).TemplateBody!)!;
        if (kind == "template") body["Resources"]!["Unread"]!["Properties"]!["MessageRetentionPeriod"] = 1234;
        await client.DeleteChangeSetAsync(new DeleteChangeSetRequest { ChangeSetName = held.ChangeSetId! }, Ct);
        await client.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = held.StackName!,
            ChangeSetName = held.ChangeSetName!,
            ChangeSetType = ChangeSetType.UPDATE,
            TemplateBody = body.ToJsonString(),
            Parameters = [.. held.Parameters!.Select(each => each.ParameterValue == "****" ? new Parameter { ParameterKey = each.ParameterKey, UsePreviousValue = true }
                : new Parameter { ParameterKey = each.ParameterKey, ParameterValue = kind == "parameters" && each.ParameterKey == "KeepSeconds" ? "99999" : each.ParameterValue })],
            Tags = [.. held.Tags!.Select(tag => new Tag { Key = tag.Key, Value = kind == "tags" && tag.Key == "portal:owner" ? "ledger" : tag.Value })],
            Capabilities = [.. held.Capabilities ?? [], .. kind == "capabilities" ? ["CAPABILITY_IAM"] : Array.Empty<string>()],
        }, Ct);
        await Patience.UntilAsync(async () => (await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = held.StackName, ChangeSetName = held.ChangeSetName! }, Ct)).Status == ChangeSetStatus.CREATE_COMPLETE, () => "The other change set was not made.");
    }

    /// <returns>The deployment that was refused, and the review that the request came back to.</returns>
    private async Task<(Answer Deployment, Answer Again)> RefusedAsync(Answer review)
    {
        (await Portal.Platform.DecideAsync(review, "approve")).Should(HttpStatusCode.OK);
        Answer? request = null;
        await Patience.UntilAsync(async () =>
        {
            request = (await Engineer.GetAsync($"/requests/{review["request"]}")).Should(HttpStatusCode.OK);
            return request["state"] == "inReview" && request["review"] != review.Id;
        }, () => request?.Text ?? "");
        var deployments = (await Engineer.GetAsync($"/deployments?environment={review["environment"]}")).Json["items"]!.AsArray();
        var refused = deployments.Select(each => each!).First(each => each["state"]!.GetValue<string>() == "failed")["id"]!.GetValue<string>();
        return ((await Engineer.GetAsync($"/deployments/{refused}")).Should(HttpStatusCode.OK), (await Engineer.GetAsync($"/reviews/{request!["review"]}")).Should(HttpStatusCode.OK));
    }
}
