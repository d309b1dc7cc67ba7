namespace Portal.Tests.Harness;

/// <summary>Tests that talk to the shared portal by HTTP. A failed one carries the end of the portal's log.</summary>
public abstract class ApiTests(SharedPortal shared) : IAsyncLifetime
{
    private const int EndOfLog = 20_000;

    protected RunningPortal Portal { get; private set; } = null!;

    protected Caller Engineer => Portal.Engineer;

    public async ValueTask InitializeAsync() => Portal = await shared.PortalAsync();

    public ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result is TestResult.Failed)
        {
            var log = Portal.Log;
            TestContext.Current.AddAttachment("portal.log", log.Length <= EndOfLog ? log : log[^EndOfLog..]);
        }
        return ValueTask.CompletedTask;
    }
}
