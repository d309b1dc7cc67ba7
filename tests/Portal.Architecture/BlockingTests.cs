using Mono.Cecil;

namespace Portal.Architecture;

public sealed class BlockingTests
{
    /// <summary>Where waiting is right, each with its reason.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Portal.Platform.Access.StoredProtectionKeys calls Microsoft.EntityFrameworkCore.DbContext.SaveChanges"] =
            "Data Protection's repository is a synchronous interface; it is called at start and once in ninety days.",
        ["Portal.AwsSandbox.State.Journal`1 calls System.Threading.SemaphoreSlim.Wait"] =
            "A checkpoint is taken under the region's lock, which no await may cross, and waits for one write to disk at most.",
    };

    private static IEnumerable<TypeDefinition> All => Built.Product.SelectMany(Built.Written);

    [Fact]
    public void Nothing_is_async_and_void() => Blocking.AsyncVoid(All).ShouldBeEmpty();

    [Fact]
    public void No_thread_is_held_up() => Blocking.Waits(All).Except(Allowed.Keys).ShouldBeEmpty();

    [Fact]
    public void Every_exception_is_still_needed() => Allowed.Keys.Except(Blocking.Waits(All)).ShouldBeEmpty();

    [Fact]
    public void The_rules_bite()
    {
        Blocking.AsyncVoid(Built.Samples("Waiting")).ShouldBe(["Portal.Architecture.Samples.Waiting.FiresAndForgets.Fire"]);
        Blocking.Waits(Built.Samples("Waiting")).ShouldBe(
        [
            "Portal.Architecture.Samples.Waiting.AsksForTheResult calls System.Threading.Tasks.Task`1.get_Result",
            "Portal.Architecture.Samples.Waiting.WaitsInAClosure calls System.Threading.Tasks.Task.Wait",
            "Portal.Architecture.Samples.Waiting.AsksTheAwaiter calls System.Runtime.CompilerServices.TaskAwaiter`1.GetResult",
            "Portal.Architecture.Samples.Waiting.AsksTheAwaiterWhileAsync calls System.Runtime.CompilerServices.TaskAwaiter.GetResult",
        ], ignoreOrder: true);
    }
}
