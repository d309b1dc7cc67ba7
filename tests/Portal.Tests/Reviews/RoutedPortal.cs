using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Reviews;

/// <summary>A portal with routing rules of its own: the name of an environment says which one it is for.</summary>
public sealed class RoutedPortal : IAsyncLifetime
{
    private const string Policy = """
        policy: routes-of-tests
        version: 1
        title: Routes by name
        routing:
          - rule: twice
            when: { field: name, operator: startsWith, value: two- }
            group: platform
            approvals: 2
            expiresAfterHours: 5
            reason: two people look at it
            cases: [{ given: { name: two-a }, applies: true }]
          - rule: dear
            when: { field: name, operator: startsWith, value: dear- }
            group: cost
            reason: it is dear
            cases: [{ given: { name: dear-a }, applies: true }]
        autoApproval:
          - rule: small-boards
            enabled: true
            when: { field: name, operator: startsWith, value: auto- }
            sentence: small boards need nobody
            cases: [{ given: { name: auto-a }, applies: true }]
        """;

    private RunningSandbox? _sandbox;

    public RunningPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await RunningSandbox.StartAsync(1000);
        Portal = await StartAsync(_sandbox.Place, new Dictionary<string, string>());
    }

    public static Task<RunningPortal> StartAsync(AwsPlace place, IReadOnlyDictionary<string, string> settings) =>
        RunningPortal.StartAsync(place, settings, templates => File.WriteAllText(Path.Combine(templates, "policies", "routes-of-tests.yaml"), Policy));

    /// <summary>A review of a small create, by a name that takes the route.</summary>
    public Task<Answer> ReviewAsync(string route = "t-") => Portal.Engineer.ReviewOfAsync(Portal.NoticeBoard(Name(route)));

    public static string Name(string route) => $"{route}{Guid.NewGuid().ToString("N")[..8]}";

    public async Task<Answer> FreezeAsync(object body) => (await Portal.Platform.PostAsync("/freezes", body)).Should(HttpStatusCode.Created);

    public async Task LiftAsync(Answer freeze) => (await Portal.Platform.PostAsync($"/freezes/{freeze.Id}/lift")).Should(HttpStatusCode.OK);

    public async Task<string> AuditOfAsync(string subject) => (await Portal.Platform.GetAsync($"/audit?subject={subject}")).Should(HttpStatusCode.OK).Text;

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }
}
