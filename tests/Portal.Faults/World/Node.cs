using System.Net;
using Portal.Tests.Harness;

namespace Portal.Faults.World;

/// <summary>One of the portals, with everything it ever said.</summary>
internal sealed class Node(string name, RunningPortal portal, Dictionary<string, string> settings)
{
    private readonly List<string> _saidBefore = [];

    public string Name => name;

    public RunningPortal Portal => portal;

    public IEnumerable<string> Log => [.. _saidBefore, portal.Log];

    public string EndOfLog => portal.Log is { Length: > 4000 } log ? log[^4000..] : portal.Log;

    public async Task KillAsync()
    {
        await portal.KillAsync();
        _saidBefore.Add(portal.Log);
    }

    public Task StartAsync() => portal.StartAsync();

    /// <summary>Kills it, and starts it with a clock that is off by so many seconds; 0 is right.</summary>
    public async Task RestartWithClockAsync(double seconds)
    {
        await KillAsync();
        if (seconds == 0) settings.Remove("DOTNET_STARTUP_HOOKS");
        else
        {
            settings["DOTNET_STARTUP_HOOKS"] = typeof(Node).Assembly.Location;
            settings[StartupHook.Seconds] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        await StartAsync();
    }

    /// <summary>What readiness says, whole; null while nothing answers.</summary>
    public async Task<(HttpStatusCode? Status, string Text)> ReadyAsync()
    {
        try
        {
            using var answer = await portal.PageAsync("/healthz/ready");
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        catch (HttpRequestException)
        {
            return (null, "");
        }
    }
}
