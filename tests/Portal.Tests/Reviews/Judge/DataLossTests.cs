using Portal.ChangeSets;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Tests.Harness;
using Portal.Tests.Requests;
using SdkChange = Amazon.CloudFormation.Model.ResourceChange;

namespace Portal.Tests.Reviews.Judge;

/// <summary>
/// The verdict never says "no data loss" where data goes: over change sets that the sandbox makes from random pairs of
/// templates and inputs. Some are carried out, and what really went is counted. Long with PORTAL_LONG_TESTS=1.
/// </summary>
public sealed class DataLossTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1";

    [Theory]
    [InlineData("three-tier")]
    [InlineData("static-site")]
    public async Task No_data_loss_is_never_said_where_data_goes(string product)
    {
        var seed = Environment.GetEnvironmentVariable("PORTAL_SEED") is { } given ? int.Parse(given) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"PORTAL_SEED={seed}");
        var pairs = new TemplatePairs(product == "three-tier" ? Shelf.ThreeTier : Shelf.StaticSite, new Random(seed));
        await using var sandbox = await RunningSandbox.StartAsync(20_000);
        using var stacks = new SandboxStacks(sandbox);
        var (made, lossy, replaced) = (0, 0, 0);
        for (var first = 0; first < (Long ? 40 : 3); first++)
        {
            var stack = await stacks.StandAsync($"judged-{first}", pairs.Next());
            for (var next = 0; next < (Long ? 25 : 8); next++)
            {
                var changes = await stacks.ChangesAsync(stack, $"next-{next}", pairs.Next());
                if (changes.Count == 0) continue;
                made++;
                var lost = DataJudge.Lost(changes);
                lossy += lost.Count > 0 ? 1 : 0;
                var said = Said(changes);
                if (lost.Count > 0) said.ShouldNotBe(Fear.No, $"seed {seed}, stack {first}, change set {next}: {string.Join(", ", lost)} lose data");
                if (next % 4 != 3) continue;
                replaced += await CarryOutAsync(stacks, stack, $"next-{next}", changes, said, $"seed {seed}, stack {first}, change set {next}");
            }
        }
        // A run in which nothing is ever lost would prove nothing.
        (made > 10, lossy > 2).ShouldBe((true, true), $"seed {seed}: {made} change sets, {lossy} losing data, {replaced} holders gone");
    }

    private static async Task<int> CarryOutAsync(SandboxStacks stacks, string stack, string name, IReadOnlyList<SdkChange> changes, Fear said, string where)
    {
        var before = await stacks.StandingAsync(stack);
        await stacks.ExecuteAsync(stack, name);
        var after = await stacks.StandingAsync(stack);
        var gone = changes.Where(change => DataJudge.Holders.Contains(change.ResourceType) && change.Action?.Value != "Add" && !DataJudge.IsKept(change)
            && before.GetValueOrDefault(change.LogicalResourceId!) != after.GetValueOrDefault(change.LogicalResourceId!)).Select(change => change.LogicalResourceId).ToList();
        if (gone.Count > 0) said.ShouldNotBe(Fear.No, $"{where}: carried out, and {string.Join(", ", gone)} went");
        return gone.Count;
    }

    private static Fear Said(IReadOnlyList<SdkChange> changes) =>
        ChangeSetVerdict.Of(RequestKind.Change, [.. changes.Select(Read)], null, ChangeTables.Knowledge).DataLoss.Fear;

    internal static Change Read(SdkChange change) => new(
        change.LogicalResourceId!, change.PhysicalResourceId, change.ResourceType!, change.Action!.Value, change.Replacement?.Value, change.Scope ?? [], change.PolicyAction?.Value,
        [.. (change.Details ?? []).Select(detail => new ChangeDetail(detail.Target?.Attribute?.Value, detail.Target?.Name, detail.Target?.Path, detail.Target?.RequiresRecreation?.Value,
            detail.Evaluation?.Value, detail.ChangeSource?.Value, detail.CausingEntity, detail.Target?.BeforeValue, detail.Target?.AfterValue))]);
}
