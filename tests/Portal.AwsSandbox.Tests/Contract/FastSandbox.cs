using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Contract;

/// <summary>So fast that waiters, which look once and then sleep for half a minute, find everything done at the first look.</summary>
public sealed class FastSandbox : IAsyncLifetime
{
    public SandboxProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Process = await SandboxProcess.StartAsync(speed: 100_000);

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
