using System.Collections.Concurrent;
using System.Text.Json;
using System.Xml.Linq;

namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>The service models, when they stand in a folder <c>shared/aws-models</c> beside one of the folders above.</summary>
public static class ServiceModel
{
    private static readonly ConcurrentDictionary<string, JsonElement?> Models = new();

    public static bool IsThere => Load("cloudformation") is not null;

    /// <summary>Actions whose answers were held against the model so far.</summary>
    public static ConcurrentDictionary<string, bool> Checked { get; } = new();

    /// <summary>Fails when an answer holds an element that the model does not declare at its place, or lacks one that it requires.</summary>
    public static void Check(string service, string action, XElement? result)
    {
        if (Load(service) is not { } shapes) return;
        var prefix = shapes.EnumerateObject().First(shape => shape.Value.GetProperty("type").GetString() == "service").Name.Split('#')[0] + "#";
        var output = shapes.GetProperty(prefix + action).GetProperty("output").GetProperty("target").GetString()!;
        Checked[$"{service}:{action}"] = true;
        if (output == "smithy.api#Unit") result.ShouldBeNull($"{action} has no output");
        else Check(shapes, output, result.ShouldNotBeNull($"{action} has a result"), action);
    }

    private static void Check(JsonElement shapes, string name, XElement element, string path)
    {
        if (!shapes.TryGetProperty(name, out var shape)) return;
        switch (shape.GetProperty("type").GetString())
        {
            case "structure":
                foreach (var member in shape.GetProperty("members").EnumerateObject().Where(IsRequired))
                    element.Element(member.Name).ShouldNotBeNull($"{path}: {name} requires {member.Name}");
                foreach (var child in element.Elements())
                {
                    var declared = shape.GetProperty("members").TryGetProperty(child.Name.LocalName, out var found);
                    declared.ShouldBeTrue($"{path}: {child.Name} is not declared in {name}");
                    Check(shapes, found.GetProperty("target").GetString()!, child, $"{path}/{child.Name}");
                }
                break;
            case "list":
                foreach (var child in element.Elements())
                {
                    child.Name.LocalName.ShouldBe("member", path);
                    Check(shapes, shape.GetProperty("member").GetProperty("target").GetString()!, child, $"{path}/member");
                }
                break;
            case "enum":
                // A stack's own events carry the stack's status, which is more than the model lets a resource's status be.
                var known = Values(shape);
                if (name.EndsWith("#ResourceStatus", StringComparison.Ordinal))
                    known = known.Concat(Values(shapes.GetProperty(name.Replace("#Resource", "#Stack", StringComparison.Ordinal))));
                known.ShouldContain(element.Value, path);
                break;
            case "timestamp":
                DateTimeOffset.TryParse(element.Value, out _).ShouldBeTrue(path);
                break;
            case "boolean":
                element.Value.ShouldBeOneOf(["true", "false"], path);
                break;
            case "integer":
                int.TryParse(element.Value, out _).ShouldBeTrue(path);
                break;
        }
    }

    private static bool IsRequired(JsonProperty member) =>
        member.Value.TryGetProperty("traits", out var traits) && traits.TryGetProperty("smithy.api#required", out _);

    private static IEnumerable<string?> Values(JsonElement shape) => shape.GetProperty("members").EnumerateObject()
        .Select(member => member.Value.GetProperty("traits").GetProperty("smithy.api#enumValue").GetString());

    private static JsonElement? Load(string service) => Models.GetOrAdd(service, _ =>
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var models = Path.Combine(folder.FullName, "shared", "aws-models");
            if (Directory.Exists(models)) return Find(models, service);
        }
        return null;
    });

    // A model names the service that requests are signed for.
    private static JsonElement? Find(string models, string service)
    {
        foreach (var file in Directory.EnumerateFiles(models, "*.json"))
        {
            var shapes = JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("shapes");
            var traits = shapes.EnumerateObject().First(shape => shape.Value.GetProperty("type").GetString() == "service").Value.GetProperty("traits");
            if (traits.TryGetProperty("aws.auth#sigv4", out var signing) && signing.GetProperty("name").GetString() == service) return shapes;
        }
        return null;
    }
}
