using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Accounts;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>Tests that walk all of the portal, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class WalkedPortal : ICollectionFixture<RolePortal>
{
    public const string Name = "the portal that is walked";
}

/// <summary>One served portal for the tests that walk all of it, each with people and belongings of its own; started by the first that asks. Its AWS is the shared sandbox, which holds nothing of theirs.</summary>
public sealed class RolePortal(SharedCluster cluster, SharedPortal shared) : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private ServedPortal? _portal;

    internal async Task<ServedPortal> PortalAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_portal is not null) return _portal;
            // Who walks everything calls more often in a minute than any person.
            _portal = await ServedPortal.StartAsync(cluster, [], ("Aws:Endpoint", (await shared.SandboxAsync()).Place.Url),
                ("Access:Tokens:RequestsPerMinute", "1000000"), ("Access:Tokens:RequestsPerMinuteOfPerson", "1000000"));
            await _portal.Services.GetRequiredService<NoteAccounts>().RunAsync(TestContext.Current.CancellationToken);
            return _portal;
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
    }
}
