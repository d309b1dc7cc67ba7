using System.Collections.Concurrent;
using System.Text.Json;
using System.Xml.Linq;

namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>The service models, when they stand in a folder <c>shared/aws-models</c> beside one of the folders above.</summary>
public static class ServiceModel
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["cloudformation"] = "cloudformation-2010-05-15.json",
        ["monitoring"] = "cloudwatch-2010-08-01.json",
        ["sts"] = "sts-2011-06-15.json",
        ["pricing"] = "pricing-2017-10-15.json",
        ["autoscaling"] = "auto-scaling-2011-01-01.json",
        ["elasticloadbalancing"] = "elastic-load-balancing-v2-2015-12-01.json",
        ["rds"] = "rds-2014-10-31.json",
        ["elasticache"] = "elasticache-2015-02-02.json",
        ["servicequotas"] = "service-quotas-2019-06-24.json",
        ["cloudfront"] = "cloudfront-2020-05-31.json",
        ["ce"] = "cost-explorer-2017-10-25.json",
    };

    private static readonly ConcurrentDictionary<string, JsonElement?> Models = new();

    public static bool IsThere => Load("cloudformation") is not null;

    /// <summary>Actions whose answers were held against the model so far.</summary>
    public static ConcurrentDictionary<string, bool> Checked { get; } = new();

    /// <summary>Fails when an answer holds an element that the model does not declare at its place.</summary>
    public static void Check(string service, string action, XElement? result)
    {
        if (Load(service) is not { } shapes) return;
        var output = shapes.GetProperty(Prefix(shapes) + action).GetProperty("output").GetProperty("target").GetString()!;
        Checked[$"{service}:{action}"] = true;
        if (output == "smithy.api#Unit") result.ShouldBeNull($"{action} has no output");
        else Check(shapes, output, result.ShouldNotBeNull($"{action} has a result"), action);
    }

    /// <summary>Of an answer that is one member of the output and no more: the member that the protocol makes the whole body.</summary>
    public static void CheckPayload(string service, string action, XElement body)
    {
        if (Load(service) is not { } shapes) return;
        var output = shapes.GetProperty(Prefix(shapes) + action).GetProperty("output").GetProperty("target").GetString()!;
        var payload = shapes.GetProperty(output).GetProperty("members").EnumerateObject()
            .Single(member => member.Value.GetProperty("traits").TryGetProperty("smithy.api#httpPayload", out _));
        body.Name.LocalName.ShouldBe(payload.Name);
        Check(shapes, payload.Value.GetProperty("target").GetString()!, body, action);
        Checked[$"{service}:{action}"] = true;
    }

    private static void Check(JsonElement shapes, string name, XElement element, string path)
    {
        if (!shapes.TryGetProperty(name, out var shape)) return;
        switch (shape.GetProperty("type").GetString())
        {
            case "structure":
                foreach (var child in element.Elements())
                {
                    var declared = shape.GetProperty("members").TryGetProperty(child.Name.LocalName, out var member);
                    declared.ShouldBeTrue($"{path}: {child.Name} is not declared in {name}");
                    Check(shapes, member.GetProperty("target").GetString()!, child, $"{path}/{child.Name}");
                }
                foreach (var member in shape.GetProperty("members").EnumerateObject())
                    if (member.Value.TryGetProperty("traits", out var traits) && traits.TryGetProperty("smithy.api#required", out _))
                        element.Element(member.Name).ShouldNotBeNull($"{path}: {member.Name} of {name} is required");
                break;
            case "list":
                foreach (var child in element.Elements())
                {
                    var item = shape.GetProperty("member");
                    var itemName = item.TryGetProperty("traits", out var named) && named.TryGetProperty("smithy.api#xmlName", out var own) ? own.GetString()! : "member";
                    child.Name.LocalName.ShouldBe(itemName, path);
                    Check(shapes, item.GetProperty("target").GetString()!, child, $"{path}/{itemName}");
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

    /// <summary>The namespace that the names of a model's shapes begin with.</summary>
    public static string Prefix(JsonElement shapes) =>
        shapes.EnumerateObject().First(shape => shape.Value.GetProperty("type").GetString() == "service").Name.Split('#')[0] + "#";

    public static IEnumerable<string?> Values(JsonElement shape) => shape.GetProperty("members").EnumerateObject()
        .Select(member => member.Value.GetProperty("traits").GetProperty("smithy.api#enumValue").GetString());

    public static JsonElement? Load(string service) => Models.GetOrAdd(service, _ =>
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "aws-models", Files[service]);
            if (File.Exists(file)) return JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("shapes");
        }
        return null;
    });
}
