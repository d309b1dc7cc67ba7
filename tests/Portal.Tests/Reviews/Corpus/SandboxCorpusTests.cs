using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.ChangeSets;
using Portal.CloudFormation.Rendering;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Requests;
using Portal.Tests.Harness;
using Portal.Tests.Requests;
using Portal.Tests.Reviews.Judge;

namespace Portal.Tests.Reviews.Corpus;

/// <summary>
/// Makes the corpus's <c>sandbox-*.json</c> again from the three-tier product. A run compares the changes with the files;
/// with PORTAL_RECORD=1 it writes them, and what they expect is then read over by a person before it is committed.
/// </summary>
public sealed class SandboxCorpusTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_sandbox_still_makes_the_change_sets_of_the_corpus()
    {
        await using var sandbox = await RunningSandbox.StartAsync(20_000);
        using var stacks = new SandboxStacks(sandbox);
        var standing = await stacks.StandAsync("corpus", Inputs());
        foreach (var (name, about, next) in Cases())
        {
            var changes = (await stacks.ChangesAsync(standing, name, next)).Select(DataLossTests.Read).OrderBy(change => change.LogicalId, StringComparer.Ordinal).ToList();
            if (Environment.GetEnvironmentVariable("PORTAL_RECORD") == "1") await RecordAsync(name, about, changes);
            else Shape(CorpusFile.Read(name).Changes).ShouldBe(Shape(changes), $"{name} is not what the sandbox makes now; record it again with PORTAL_RECORD=1");
        }
    }

    private static IEnumerable<(string Name, string About, StackInputs Next)> Cases()
    {
        yield return ("sandbox-safe", "More instances at most: the group changes in place.", Inputs(("MaxCapacity", "9")));
        yield return ("sandbox-interrupting", "Another class for the database.", Inputs(("DbInstanceClass", "db.m7g.large")));
        yield return ("sandbox-replacing", "Another description makes the group of the instances anew, and rules follow.", Edited(body => Properties(body, "AppSecurityGroup")["GroupDescription"] = "Another description"));
        yield return ("sandbox-losing", "A database with another name and without the policy that keeps it.", Edited(body =>
        {
            body["Resources"]!["Database"]!.AsObject().Remove("UpdateReplacePolicy");
            Properties(body, "Database")["DBInstanceIdentifier"] = "another-name";
        }));
    }

    private static JsonObject Properties(JsonNode body, string id) => body["Resources"]![id]!["Properties"]!.AsObject();

    private static StackInputs Inputs(params (string, string)[] inputs) => new(
        Encoding.UTF8.GetString(CanonicalText.Render(Shelf.ThreeTier.Template)),
        FillParameters.For(Shelf.ThreeTier, Shelf.Request("production-app", inputs), Evaluations.Environment, Evaluations.Mara));

    private static StackInputs Edited(Action<JsonNode> edit)
    {
        var inputs = Inputs();
        var body = JsonNode.Parse(inputs.Body)!;
        edit(body);
        return inputs with { Body = body.ToJsonString() };
    }

    // Physical ids are drawn anew with every stack.
    private static List<string> Shape(IEnumerable<Change> changes) =>
        [.. changes.Select(change => $"{change.LogicalId} {change.Action} {change.Replacement} {change.PolicyAction} {string.Join(", ", change.Details.Select(detail => $"{detail.Path} {detail.Evaluation} {detail.Source} {detail.CausedBy}").Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal)];

    private static Task RecordAsync(string name, string about, List<Change> changes)
    {
        var verdict = ChangeSetVerdict.Of(RequestKind.Change, changes, null, ChangeTables.Knowledge);
        return File.WriteAllTextAsync(Path.Combine(CorpusFile.Folder, $"{name}.json"), JsonSerializer.Serialize(new
        {
            about,
            changes = changes.Select(change => new
            {
                change.PolicyAction,
                change.Action,
                LogicalResourceId = change.LogicalId,
                PhysicalResourceId = change.PhysicalId,
                ResourceType = change.Type,
                change.Replacement,
                change.Scope,
                Details = change.Details.Select(detail => new
                {
                    Target = new { detail.Attribute, detail.Name, detail.Path, detail.RequiresRecreation, BeforeValue = detail.Before, AfterValue = detail.After },
                    detail.Evaluation,
                    ChangeSource = detail.Source,
                    CausingEntity = detail.CausedBy,
                }),
            }),
            expected = new
            {
                outage = verdict.Outage.Fear.ToString(),
                dataLoss = verdict.DataLoss.Fear.ToString(),
                changes = verdict.Changes.ToDictionary(each => each.Change.LogicalId, each => CorpusTests.Words(each.Verdict)),
            },
        }, Indented) + "\n", TestContext.Current.CancellationToken);
    }
}
