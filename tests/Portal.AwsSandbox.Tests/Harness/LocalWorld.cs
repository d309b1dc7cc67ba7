using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>A world in this process on a clock that stands until it is moved; no wire, no signatures.</summary>
public sealed class LocalWorld : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "world-" + Guid.NewGuid().ToString("N")[..12]);

    public LocalWorld(string? seed = "test", long longJournal = long.MaxValue)
    {
        Clock = new SimulatedClock(Time, folder, 60);
        World = new World(Clock, folder, longJournal, seed);
    }

    public ManualTime Time { get; } = new();

    public SimulatedClock Clock { get; private set; }

    public World World { get; private set; }

    public Region Region => World.Region("111111111111", "us-east-1");

    /// <summary>Closes the world and opens it again from its files.</summary>
    public void Restart()
    {
        World.Dispose();
        Clock = new SimulatedClock(Time, folder, 60);
        World = new World(Clock, folder);
    }

    public async Task<XElement> CallAsync(string action, params (string Name, string Value)[] input)
    {
        var form = string.Join('&', input.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        var caller = new Caller("111111111111", "arn:aws:iam::111111111111:user/a", "id", "a");
        var answer = await CloudFormationService.Create(World).AnswerAsync(
            new WireRequest("cloudformation", "us-east-1", caller, action, "2010-05-15", QueryInput.Parse(form), "r"), TestContext.Current.CancellationToken);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(answer.Body));
    }

    /// <summary>Makes, changes or deletes a stack and goes on by two hours of shown time, in which it ends.</summary>
    public async Task StackAsync(string action, string name, string? template = null, params (string Name, string Value)[] more)
    {
        await CallAsync(action, [("StackName", name), .. template is null ? [] : new[] { ("TemplateBody", template) }, .. more]);
        Forward(TimeSpan.FromHours(2));
    }

    public void Forward(TimeSpan by)
    {
        Clock.Show(Clock.Shown + by);
        foreach (var region in World.Regions) region.Tick(persist: true);
    }

    public void Dispose()
    {
        World.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
