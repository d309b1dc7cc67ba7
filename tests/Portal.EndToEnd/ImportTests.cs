using System.Net;
using Amazon.CloudFormation.Model;
using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>Stacks that somebody made past the portal, by the client itself.</summary>
public sealed class ImportTests(SharedPortal shared, Browser browser)
{
    private const string Foreign = """{"Resources":{"Letters":{"Type":"AWS::SQS::Queue"},"News":{"Type":"AWS::SNS::Topic"}},"Outputs":{"Box":{"Value":{"Ref":"Letters"}}}}""";

    [Fact]
    public async Task A_stack_of_a_product_becomes_an_environment_and_gets_its_tags_through_review()
    {
        var portal = await shared.PortalAsync();
        var (name, template) = (Line.NewName(), await File.ReadAllTextAsync(Path.Combine(portal.Templates, "notice-board", "template.yaml"), TestContext.Current.CancellationToken));
        var stack = await MakeAsync(portal, name, template, ("BoardTitle", "shop notices"), ("WebHook", "https://hooks.example.com/T0/secret-of-old"), ("KeepSeconds", "3600"));

        var page = await browser.SignInAsync(portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, "/environments/import");
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await page.GetByText("Its template is that of Notice board").WaitForAsync();
        await page.GetByLabel("Team", new() { Exact = true }).FillAsync("shop");
        await page.GetByLabel("Cost centre").FillAsync("CC-4110");
        await Browser.PictureAsync(page, "import-matching");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import and send to review" }).ClickAsync();
        await page.ArriveAsync("**/environments/env-*");
        await page.GetByText("Imported.").First.WaitForAsync();
        await Browser.PictureAsync(page, "import-environment");

        var environment = (await portal.Engineer.GetAsync($"/environments/{name}")).Should(HttpStatusCode.OK);
        environment.Json["inputs"]!["KeepSeconds"]!.GetValue<string>().ShouldBe("3600");
        var request = (await portal.Platform.GetAsync($"/requests?environment={environment.Id}")).Should(HttpStatusCode.OK).Json["items"]![0]!["id"]!.GetValue<string>();
        var waiting = await portal.Platform.UntilAsync(request, "inReview");
        var review = (await portal.SecondPlatform.GetAsync($"/reviews/{waiting["review"]}")).Should(HttpStatusCode.OK);
        foreach (var change in review.Json["changes"]!.AsArray()) change!["replacement"]?.GetValue<string>().ShouldNotBe("True");
        (await portal.SecondPlatform.DecideAsync(review, "approve")).Should(HttpStatusCode.OK);
        await portal.Platform.UntilAsync(request, "done");
        await portal.Engineer.EnvironmentAsync(environment.Id, "ready");

        var after = (await portal.Aws.StacksAsync(name, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        after.StackId.ShouldBe(stack);
        var tags = after.Tags!.ToDictionary(tag => tag.Key, tag => tag.Value);
        tags["portal:environment-id"].ShouldBe(environment.Id);
        tags["made-by"].ShouldBe("hand");
        after.Parameters!.First(parameter => parameter.ParameterKey == "KeepSeconds").ParameterValue.ShouldBe("3600");
        (await portal.Platform.GetAsync($"/audit?search={environment.Id}")).Text.ShouldContain("environment.imported");

        // A secret that somebody else set is nowhere to be read, so whoever changes the stack gives it. What others put on the stack stays on it, also when it is changed later.
        await portal.CarryOutAsync(portal.Engineer, new { kind = "change", environment = environment.Id, inputs = new Dictionary<string, string> { ["KeepSeconds"] = "7200", ["WebHook"] = "https://hooks.example.com/T0/secret-of-old" } });
        var changed = (await portal.Aws.StacksAsync(name, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        changed.Tags!.First(tag => tag.Key == "made-by").Value.ShouldBe("hand");
    }

    [Fact]
    public async Task A_foreign_stack_is_shown_and_never_changed()
    {
        var portal = await shared.PortalAsync();
        var name = Line.NewName();
        await MakeAsync(portal, name, Foreign);
        var page = await browser.SignInAsync(portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/environments/import?account={portal.Aws.Account}&region={AwsPlace.Region}&stack={name}");
        await page.GetByText("No product has its template").WaitForAsync();
        // Everything that is missing is told at once.
        await page.GetByRole(AriaRole.Button, new() { Name = "Import read only" }).ClickAsync();
        await page.GetByText("A team is named with").WaitForAsync();
        await page.GetByText("The stage is not one of the product's").WaitForAsync();
        await page.GetByLabel("Team", new() { Exact = true }).FillAsync("shop");
        await page.GetByLabel("Stage", new() { Exact = true }).SelectOptionAsync("development");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import read only" }).ClickAsync();
        await page.ArriveAsync("**/environments/env-*");
        await page.GetByText("It was imported from a stack that matches no product").WaitForAsync();
        await page.GetByText("AWS::SQS::Queue").First.WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change" })).ToHaveCountAsync(0);
        await Browser.PictureAsync(page, "import-read-only");

        var environment = (await portal.Engineer.GetAsync($"/environments/{name}")).Should(HttpStatusCode.OK);
        environment.Json["outputs"]!["Box"]!.GetValue<string>().ShouldContain("sqs");
        (environment["state"], environment.Json["readOnly"]!.GetValue<bool>()).ShouldBe(("imported", true));
        foreach (var kind in new[] { "change", "delete" })
            (await portal.Engineer.PostAsync("/requests", new { kind, environment = environment.Id })).Should(HttpStatusCode.Conflict).Text.ShouldContain("matches no product");
        (await portal.Engineer.PostAsync($"/environments/{environment.Id}/clone", new { })).Status.ShouldBe((int)HttpStatusCode.UnprocessableEntity);
        (await portal.Platform.PostAsync("/imports", new { account = portal.Aws.Account, region = AwsPlace.Region, stack = name, name = Line.NewName(), team = "shop", stage = "development" }))
            .Should(HttpStatusCode.Conflict).Text.ShouldContain("already");
        (await portal.Aws.StacksAsync(name, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Tags!.ShouldNotContain(tag => tag.Key.StartsWith("portal:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_platform_people_import()
    {
        var portal = await shared.PortalAsync();
        (await portal.Engineer.GetAsync($"/imports?account={portal.Aws.Account}&region={AwsPlace.Region}")).Should(HttpStatusCode.Forbidden);
        (await portal.Engineer.PostAsync("/imports", new { account = portal.Aws.Account, region = AwsPlace.Region, stack = "any", name = "any-name", team = "shop", stage = "development" })).Should(HttpStatusCode.Forbidden);
    }

    private static async Task<string> MakeAsync(RunningPortal portal, string name, string template, params (string Key, string Value)[] parameters)
    {
        var ct = TestContext.Current.CancellationToken;
        using var client = portal.Aws.CloudFormation();
        var set = await client.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = name,
            ChangeSetName = "by-hand",
            ChangeSetType = Amazon.CloudFormation.ChangeSetType.CREATE,
            TemplateBody = template,
            Parameters = [.. parameters.Select(parameter => new Parameter { ParameterKey = parameter.Key, ParameterValue = parameter.Value })],
            Tags = [new Tag { Key = "made-by", Value = "hand" }],
        }, ct);
        await UntilAsync(async () => (await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = set.Id! }, ct)).Status == Amazon.CloudFormation.ChangeSetStatus.CREATE_COMPLETE);
        await client.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { ChangeSetName = set.Id! }, ct);
        await UntilAsync(async () => (await portal.Aws.StacksAsync(name, ct))[0].StackStatus == Amazon.CloudFormation.StackStatus.CREATE_COMPLETE);
        return set.StackId!;

        Task UntilAsync(Func<Task<bool>> isSo) => Patience.UntilAsync(isSo, () => name);
    }
}
