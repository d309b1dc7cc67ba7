[assembly: AssemblyFixture(typeof(Portal.Tests.Harness.SharedPortal))]

namespace Portal.Tests.Harness;

/// <summary>
/// One portal with one fast sandbox for all tests that ask for it; started by the first of them, so that a run without
/// such tests starts nothing. Tests keep out of each other's way by names of their own.
/// </summary>
public sealed class SharedPortal : IAsyncDisposable
{
    // A three-tier environment stands within a second or two.
    private const double Speed = 1000;

    private readonly SemaphoreSlim _starting = new(1, 1);
    private RunningSandbox? _sandbox;
    private RunningPortal? _portal;

    public async Task<RunningPortal> PortalAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var sandbox = _sandbox ??= await RunningSandbox.StartAsync(Speed);
            _portal ??= await RunningPortal.StartAsync(sandbox.Place);
            return _portal.IsOver ? throw new InvalidOperationException($"The shared portal ended by itself. {_portal.Log}") : _portal;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>The portal's sandbox; without the portal where nobody has asked for that yet.</summary>
    public async Task<RunningSandbox> SandboxAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _sandbox ??= await RunningSandbox.StartAsync(Speed);
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }
}
