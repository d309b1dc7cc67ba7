using System.Text.Json;

namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>Holds answers of the JSON protocols against the service models: nothing undeclared, nothing required missing, types right.</summary>
public static class JsonModel
{
    public static void Check(string service, string action, JsonElement answer)
    {
        if (ServiceModel.Load(service) is not { } shapes) return;
        ServiceModel.Checked[$"{service}:{action}"] = true;
        var output = shapes.GetProperty(ServiceModel.Prefix(shapes) + action).GetProperty("output").GetProperty("target").GetString()!;
        Check(shapes, output, answer, action);
    }

    private static void Check(JsonElement shapes, string name, JsonElement value, string path)
    {
        if (!shapes.TryGetProperty(name, out var shape))
        {
            CheckPlain(name.Split('#')[1].ToLowerInvariant(), value, path);
            return;
        }
        switch (shape.GetProperty("type").GetString())
        {
            case "structure":
                var members = shape.GetProperty("members");
                foreach (var member in value.EnumerateObject())
                {
                    members.TryGetProperty(member.Name, out var declared).ShouldBeTrue($"{path}: {member.Name} is not declared in {name}");
                    Check(shapes, declared.GetProperty("target").GetString()!, member.Value, $"{path}/{member.Name}");
                }
                foreach (var member in members.EnumerateObject())
                    if (member.Value.TryGetProperty("traits", out var traits) && traits.TryGetProperty("smithy.api#required", out _))
                        value.TryGetProperty(member.Name, out _).ShouldBeTrue($"{path}: {member.Name} of {name} is required");
                break;
            case "list":
                foreach (var (n, each) in value.EnumerateArray().Index())
                    Check(shapes, shape.GetProperty("member").GetProperty("target").GetString()!, each, $"{path}[{n}]");
                break;
            case "map":
                foreach (var each in value.EnumerateObject())
                    Check(shapes, shape.GetProperty("value").GetProperty("target").GetString()!, each.Value, $"{path}/{each.Name}");
                break;
            case "enum":
                ServiceModel.Values(shape).ShouldContain(value.GetString(), path);
                break;
            case var plain:
                CheckPlain(plain!, value, path);
                break;
        }
    }

    private static void CheckPlain(string type, JsonElement value, string path) => value.ValueKind.ShouldBeOneOf(type switch
    {
        "string" => [JsonValueKind.String],
        "integer" or "long" or "double" or "timestamp" => [JsonValueKind.Number],
        "boolean" => [JsonValueKind.True, JsonValueKind.False],
        _ => throw new InvalidOperationException($"{path}: the model's type {type} is not one this check knows"),
    }, path);
}
