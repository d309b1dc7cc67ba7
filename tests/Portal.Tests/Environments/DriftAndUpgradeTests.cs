using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.Environments;

/// <summary>Drift made by a named person with both ways out of it, and an upgrade that asks for something new, against the sandbox.</summary>
public sealed class DriftAndUpgradeTests(StorePortal store) : IClassFixture<StorePortal>
{
    private readonly RunningSandbox sandbox = store.Sandbox;
    private readonly RunningPortal portal = store.Portal;

    [Fact]
    public async Task Drift_names_who_did_it_and_is_put_back_by_a_reviewed_change_set()
    {
        var (id, name) = await StandAsync();
        (await portal.Engineer.PostAsync($"/environments/{id}/drift/reconcile", new { })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        await DriftAsync(name, new() { ["BackupRetentionPeriod"] = "1", ["MultiAZ"] = "false" });
        var drift = await CheckAsync(id, "drifted");
        drift.Json["items"]!.AsArray().Select(each => $"{each!["property"]} {each["declared"]} {each["actual"]} {each["by"]!["name"]} {each["by"]!["call"]}").Order().ShouldBe(
            ["Database/BackupRetentionPeriod 7 1 dana.ops ModifyDBInstance", "Database/MultiAZ true false dana.ops ModifyDBInstance"]);

        var sent = (await portal.Engineer.PostAsync($"/environments/{id}/drift/reconcile", new { })).Should(HttpStatusCode.Created);
        var waiting = await portal.Engineer.UntilAsync(sent.Id, "inReview");
        var review = await portal.Engineer.GetAsync($"/reviews/{waiting["review"]}");
        review.Json["changes"]!.AsArray().Select(each => each!["logicalId"]!.ToString()).ShouldBe(["Database"]);
        await portal.ApproveAsync(review);
        var done = await portal.Engineer.UntilAsync(sent.Id, "done");
        await portal.Engineer.EnvironmentAsync(id, "ready", done["deployment"]);
        (await CheckAsync(id, "inSync")).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Drift_that_an_input_decides_becomes_the_input_and_the_rest_says_why_not()
    {
        var (id, name) = await StandAsync();
        await DriftAsync(name, new() { ["BackupRetentionPeriod"] = "21", ["MultiAZ"] = "false" });
        var drift = await CheckAsync(id, "drifted");
        var items = drift.Json["items"]!.AsArray().ToDictionary(each => each!["path"]!.ToString(), each => each!);
        items["BackupRetentionPeriod"]["input"]!.ToString().ShouldBe("BackupDays");
        items["MultiAZ"]["whyNot"]!.ToString().ShouldContain("No input");
        (await portal.Engineer.PostAsync($"/environments/{id}/drift/accept", new { properties = new[] { "Database/MultiAZ" } })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");

        var draft = (await portal.Engineer.PostAsync($"/environments/{id}/drift/accept", new { properties = new[] { "Database/BackupRetentionPeriod" } })).Should(HttpStatusCode.Created);
        (await portal.Engineer.GetAsync($"/requests/{draft.Id}")).Json["inputs"]!["BackupDays"]!.ToString().ShouldBe("21");
        (await portal.Engineer.PostAsync($"/requests/{draft.Id}/submit")).Should(HttpStatusCode.OK);
        var waiting = await portal.Engineer.UntilAsync(draft.Id, "inReview");
        await portal.ApproveAsync(await portal.Engineer.GetAsync($"/reviews/{waiting["review"]}"));
        var done = await portal.Engineer.UntilAsync(draft.Id, "done");
        await portal.Engineer.EnvironmentAsync(id, "ready", done["deployment"]);
        (await CheckAsync(id, "drifted", 1)).Json["items"]!.AsArray().ShouldHaveSingleItem()!["path"]!.ToString().ShouldBe("MultiAZ");
    }

    [Fact]
    public async Task A_change_stays_on_its_version_and_an_upgrade_asks_for_what_is_new()
    {
        const string product = "store-next";
        await store.AddStoreAsync(product);
        var (id, _) = await StandAsync(product);
        (await portal.Engineer.PostAsync("/requests", new { kind = "upgrade", environment = id })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        NewVersion(product);
        await Patience.UntilAsync(async () => (await portal.Engineer.GetAsync($"/products/{product}"))["version"] == "0.2.0", () => "The new version was not seen.");

        var change = await portal.CarryOutAsync(portal.Engineer, new { kind = "change", environment = id, inputs = new Dictionary<string, string> { ["BackupDays"] = "14" } });
        change["version"].ShouldBe("0.1.0");
        await portal.Engineer.EnvironmentAsync(id, "ready", change["deployment"]);

        var missing = (await portal.Engineer.PostAsync("/requests", new { kind = "upgrade", environment = id })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        missing.Problems.ShouldBe(["inputs.Contact missing"]);
        var upgraded = await portal.CarryOutAsync(portal.Engineer, new { kind = "upgrade", environment = id, inputs = new Dictionary<string, string> { ["Contact"] = "ops@example.com" } });
        var environment = await portal.Engineer.EnvironmentAsync(id, "ready", upgraded["deployment"]);
        (environment["version"], environment.Json["inputs"]!["BackupDays"]!.ToString(), environment.Json["inputs"]!["Contact"]!.ToString()).ShouldBe(("0.2.0", "14", "ops@example.com"));
    }

    private async Task<(string Id, string Name)> StandAsync(string product = "store")
    {
        var name = Line.NewName();
        return ((await store.StandAsync(name, product)).Id, name);
    }

    private Task DriftAsync(string stack, Dictionary<string, string> properties) =>
        sandbox.ControlAsync(HttpMethod.Post, "drift", new { stack, logicalId = "Database", properties, principal = "dana.ops" });

    private async Task<Answer> CheckAsync(string id, string state, int? items = null)
    {
        (await portal.Engineer.PostAsync($"/environments/{id}/drift/check", new { })).Should(HttpStatusCode.Accepted);
        Answer? seen = null;
        await Patience.UntilAsync(async () =>
        {
            seen = await portal.Engineer.GetAsync($"/environments/{id}/drift");
            return seen["state"] == state && (items is null || seen.Json["items"]!.AsArray().Count == items);
        }, () => seen?.Text ?? "");
        return seen!;
    }

    private void NewVersion(string name)
    {
        var folder = Path.Combine(portal.Templates, name);
        var (template, product) = (Path.Combine(folder, "template.yaml"), Path.Combine(folder, "product.yaml"));
        File.WriteAllText(template, File.ReadAllText(template)
            .Replace("Resources:\n", "Resources:\n  Alerts:\n    Type: AWS::SNS::Topic\n    Properties: {DisplayName: !Ref Contact}\n", StringComparison.Ordinal)
            .Replace("Parameters:\n", "Parameters:\n  Contact:\n    Type: String\n    MinLength: 3\n    Description: Who hears of trouble.\n", StringComparison.Ordinal));
        File.WriteAllText(product, File.ReadAllText(product)
            .Replace("version: 0.1.0", "version: 0.2.0", StringComparison.Ordinal)
            .Replace("        fields:\n", "        fields:\n          - { parameter: Contact, label: Contact, help: Hears of trouble. }\n", StringComparison.Ordinal));
    }
}
