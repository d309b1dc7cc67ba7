using Portal.Domain.ChangeSets;

namespace Portal.Domain.Tests.ChangeSets;

public sealed class DigestTests
{
    private static readonly ChangeDetail Detail = new("Properties", "Size", "/Properties/Size", "Never", "Static", "DirectModification", null, "1", "2");
    private static readonly Change Change = new("Database", "db-1", "AWS::RDS::DBInstance", "Modify", "False", ["Properties"], null, [Detail]);
    private static readonly OperationPlan Plan = new(
        [new PlanStep(PlanAction.DeleteStack, "Delete it.")],
        [new PlannedResource("Bucket", "AWS::S3::Bucket", "b-1", "kept")],
        [new PlannedResource("Queue", "AWS::SQS::Queue", "q-1", "deleted")]);

    private static readonly RenderedTemplate Rendered = new(
        "{}", Pairs(("Size", "small"), ("Password", "hunter2")), Pairs(("team", "shop")), ["CAPABILITY_IAM"], ["Password"], "{policy}");

    /// <summary>Everything that decides what runs, each changed alone.</summary>
    public static readonly Dictionary<string, Func<string>> Others = new()
    {
        ["body"] = () => Of(Rendered with { Body = "{ }" }),
        ["stack"] = () => Of(Rendered, stackId: "stack-2"),
        ["value of a parameter"] = () => Of(Rendered with { Parameters = Pairs(("Size", "large"), ("Password", "hunter2")) }),
        ["value of a secret parameter"] = () => Of(Rendered with { Parameters = Pairs(("Size", "small"), ("Password", "hunter3")) }),
        ["name of a parameter"] = () => Of(Rendered with { Parameters = Pairs(("Sizes", "small"), ("Password", "hunter2")) }),
        ["parameter left out"] = () => Of(Rendered with { Parameters = Pairs(("Password", "hunter2")) }),
        ["parameter that is a tag instead"] = () => Of(Rendered with { Parameters = Pairs(("Password", "hunter2")), Tags = Pairs(("Size", "small"), ("team", "shop")) }),
        ["tag"] = () => Of(Rendered with { Tags = Pairs(("team", "ledger")) }),
        ["no tags"] = () => Of(Rendered with { Tags = Pairs() }),
        ["capability"] = () => Of(Rendered with { Capabilities = [] }),
        ["stack policy"] = () => Of(Rendered with { StackPolicy = "{other}" }),
        ["no stack policy"] = () => Of(Rendered with { StackPolicy = null }),
        ["no change"] = () => Of(Rendered, []),
        ["change twice"] = () => Of(Rendered, [Change, Change]),
        ["logical id"] = () => Of(Rendered, [Change with { LogicalId = "Cache" }]),
        ["physical id"] = () => Of(Rendered, [Change with { PhysicalId = "db-2" }]),
        ["type"] = () => Of(Rendered, [Change with { Type = "AWS::RDS::DBCluster" }]),
        ["action"] = () => Of(Rendered, [Change with { Action = "Remove" }]),
        ["replacement"] = () => Of(Rendered, [Change with { Replacement = "True" }]),
        ["scope"] = () => Of(Rendered, [Change with { Scope = ["Properties", "Tags"] }]),
        ["policy of the change"] = () => Of(Rendered, [Change with { PolicyAction = "Retain" }]),
        ["no detail"] = () => Of(Rendered, [Change with { Details = [] }]),
        ["attribute"] = () => OfDetail(Detail with { Attribute = "Tags" }),
        ["property"] = () => OfDetail(Detail with { Name = "Class" }),
        ["path"] = () => OfDetail(Detail with { Path = "/Properties/Class" }),
        ["recreation"] = () => OfDetail(Detail with { RequiresRecreation = "Always" }),
        ["evaluation"] = () => OfDetail(Detail with { Evaluation = "Dynamic" }),
        ["source"] = () => OfDetail(Detail with { Source = "ParameterReference" }),
        ["cause"] = () => OfDetail(Detail with { CausedBy = "Size" }),
        ["before"] = () => OfDetail(Detail with { Before = "0" }),
        ["after"] = () => OfDetail(Detail with { After = "3" }),
        ["no plan"] = () => Of(Rendered, plan: new OperationPlan([], [], [])),
        ["step"] = () => Of(Rendered, plan: Plan with { Steps = [new PlanStep(PlanAction.Protect, "Delete it.")] }),
        ["kept resource"] = () => Of(Rendered, plan: Plan with { Kept = [] }),
        ["lost resource"] = () => Of(Rendered, plan: Plan with { Lost = [Plan.Lost[0] with { PhysicalId = "q-2" }] }),
        ["type of a lost resource"] = () => Of(Rendered, plan: Plan with { Lost = [Plan.Lost[0] with { Type = "AWS::S3::Bucket" }] }),
        ["resource lost instead of kept"] = () => Of(Rendered, plan: Plan with { Kept = [], Lost = [.. Plan.Kept, .. Plan.Lost] }),
    };

    [Fact]
    public void Each_part_changes_it()
    {
        var all = Others.ToDictionary(other => other.Key, other => other.Value());
        all["as it was"] = Of(Rendered);
        all.GroupBy(each => each.Value).Where(same => same.Count() > 1).Select(same => string.Join(" = ", same.Select(each => each.Key))).ShouldBeEmpty();
    }

    [Fact]
    public void It_is_SHA_256_in_small_hexadecimal() => Of(Rendered).ShouldMatch("^[0-9a-f]{64}$");

    [Fact]
    public void The_same_in_another_order_has_the_same_digest()
    {
        var other = Detail with { Name = "Class", Path = "/Properties/Class" };
        var cache = Change with { LogicalId = "Cache" };
        Of(
            Rendered with { Parameters = Pairs(("Password", "hunter2"), ("Size", "small")), Capabilities = ["B", "A"] },
            [cache, Change with { Details = [other, Detail], Scope = ["Tags", "Properties"] }]).ShouldBe(Of(
            Rendered with { Capabilities = ["A", "B"] },
            [Change with { Details = [Detail, other], Scope = ["Properties", "Tags"] }, cache]));
    }

    [Fact]
    public void A_secret_value_goes_in_by_its_hash_only()
    {
        var seen = new List<string>();
        Digest.Of(Rendered, "stack-1", [], null, value =>
        {
            seen.Add(value);
            return "hash";
        });
        seen.ShouldBe(["hunter2"]);
    }

    [Fact]
    public void A_parameter_called_tags_is_not_mistaken_for_a_tag() =>
        Of(Rendered with { Parameters = Pairs(("tags", "x")), Tags = Pairs() })
            .ShouldNotBe(Of(Rendered with { Parameters = Pairs(), Tags = Pairs(("x", "tags")) }));

    private static string OfDetail(ChangeDetail detail) => Of(Rendered, [Change with { Details = [detail] }]);

    private static string Of(RenderedTemplate rendered, IReadOnlyList<Change>? changes = null, string stackId = "stack-1", OperationPlan? plan = null) =>
        Digest.Of(rendered, stackId, changes ?? [Change], plan ?? Plan, value => $"keyed {value}");

    private static Dictionary<string, string> Pairs(params (string Key, string Value)[] pairs) => pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
}
