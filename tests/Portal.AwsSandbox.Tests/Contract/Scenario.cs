using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.AwsSandbox.Tests.Contract;

/// <summary>One file of <c>scenarios</c>: what is done step by step and what has to come of it, whoever does it.</summary>
public sealed partial class Scenario
{
    private readonly JsonElement root;

    private Scenario(string name, JsonElement root) => (Name, this.root) = (name, root);

    public string Name { get; }

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Contract", "scenarios");

    public static Scenario Read(string name) => new(name, JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement);

    public bool IsFor(string place) => Texts(root, "targets").Contains(place);

    /// <summary>Plays all steps that make sense at the place; the driver's name tells failures apart.</summary>
    public async Task PlayAsync(Place place, IDriver driver)
    {
        var known = new Dictionary<string, string> { ["stack"] = $"contract-{Guid.NewGuid().ToString("N")[..10]}" };
        var player = new Player(place, driver, known);
        var n = 0;
        foreach (var step in root.GetProperty("steps").EnumerateArray())
        {
            n++;
            // Debian's AWS CLI 2 is older than some members of requests.
            if (Texts(step, "except").Any(name => name == place.Name || name == driver.Name)) continue;
            var filled = JsonDocument.Parse(Saved().Replace(step.GetRawText(), match => known.GetValueOrDefault(match.Groups[1].Value) ?? match.Value)).RootElement;
            await player.PlayAsync(filled, $"{driver.Name}, {Name}, step {n}: {filled.GetRawText()}");
        }
    }

    internal static List<string> Texts(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(text => text.GetString()!)] : [];

    [GeneratedRegex(@"\$([a-z]+[0-9]?)")]
    private static partial Regex Saved();
}
