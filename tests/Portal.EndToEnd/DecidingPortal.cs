using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>A portal whose own policies approve some boards by themselves, by their name.</summary>
public sealed class DecidingPortal : IAsyncLifetime
{
    private const string Policy = """
        policy: rules-of-tests
        version: 1
        title: Rules of tests
        autoApproval:
          - rule: small-boards
            enabled: true
            when: { field: name, operator: startsWith, value: auto- }
            sentence: small boards need nobody
            cases: [{ given: { name: auto-a }, applies: true }]
        """;

    private RunningSandbox? _sandbox;

    public RunningPortal Portal { get; private set; } = null!;

    public static string Name(string prefix) => $"{prefix}{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>A review of a small create that is without risk.</summary>
    public Task<Answer> ReviewAsync() => Portal.Engineer.ReviewOfAsync(Portal.NoticeBoard(Name("t-")));

    public async ValueTask InitializeAsync()
    {
        _sandbox = await RunningSandbox.StartAsync(1000);
        Portal = await StartAsync(_sandbox.Place, new Dictionary<string, string>());
    }

    public static Task<RunningPortal> StartAsync(AwsPlace place, IReadOnlyDictionary<string, string> settings) =>
        RunningPortal.StartAsync(place, settings, templates => File.WriteAllText(Path.Combine(templates, "policies", "rules-of-tests.yaml"), Policy));

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }
}
