using Portal.AwsSandbox.Tests.Harness;

[assembly: AssemblyFixture(typeof(SharedSandbox))]

namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>One process for all tests that don't need their own. Each test takes a region to itself.</summary>
public sealed class SharedSandbox : IAsyncLifetime
{
    private static int regions;

    public SandboxProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Process = await SandboxProcess.StartAsync(speed: 3000);

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    public Client Client(string region = "") => new(Process.Address, region.Length > 0 ? region : FreshRegion());

    public static string FreshRegion()
    {
        var number = Interlocked.Increment(ref regions);
        return $"us-t{(char)('a' + number / 676 % 26)}{(char)('a' + number / 26 % 26)}{(char)('a' + number % 26)}-1";
    }
}
