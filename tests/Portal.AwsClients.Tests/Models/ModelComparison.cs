using System.Reflection;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Portal.AwsClients.Tests.Models;

/// <summary>Walks a client's operations and everything reachable from them, side by side with the model.</summary>
internal sealed class ModelComparison(SmithyModel model, Type clientInterface, bool inPart)
{
    /// <summary>
    /// "Type.Member" of ours that the models of 2025-04 do not have yet, each with the reason why it is here.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string> NewerThanTheModel = new Dictionary<string, string>
    {
        ["CreateChangeSetRequest.DeploymentMode"] = "drift-aware change sets came in November 2025",
    };

    // What neither marshaller does. A member that needs one of these would go out, or be read, wrongly.
    private static readonly string[] UnsupportedTraits =
    [
        "smithy.api#xmlName", "smithy.api#xmlFlattened", "smithy.api#xmlAttribute", "smithy.api#jsonName",
        "smithy.api#timestampFormat", "smithy.api#idempotencyToken", "smithy.api#hostLabel",
    ];

    private readonly List<string> differences = [];
    private readonly HashSet<Type> visited = [];

    public static IEnumerable<(string Operation, Type Request, Type Response)> Operations(Type clientInterface) =>
        from method in clientInterface.GetMethods()
        let parameters = method.GetParameters()
        where parameters.Length == 2 && parameters[0].ParameterType.IsSubclassOf(typeof(AmazonWebServiceRequest))
        select (method.Name[..^"Async".Length], parameters[0].ParameterType, method.ReturnType.GetGenericArguments()[0]);

    public IReadOnlyCollection<Type> Visited => visited;

    public IReadOnlyList<string> Differences()
    {
        foreach (var (name, request, response) in Operations(clientInterface))
        {
            if (model.Operation(name) is not { } operation)
            {
                differences.Add($"{name}: no such operation");
                continue;
            }
            if (request.Name != name + "Request" || response.Name != name + "Response")
                differences.Add($"{name}: request and response are called {request.Name} and {response.Name}");
            Structure(request, SmithyModel.Target(operation.GetProperty("input")));
            Structure(response, SmithyModel.Target(operation.GetProperty("output")));
        }
        return differences;
    }

    private void Structure(Type type, string shapeId)
    {
        if (!visited.Add(type))
            return;
        var ours = type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .ToDictionary(property => property.Name);
        var theirs = SmithyModel.Members(model.Shape(shapeId)).ToDictionary(member => member.Name, member => member.Value);

        foreach (var name in inPart ? [] : theirs.Keys.Except(ours.Keys))
            differences.Add($"{type.Name}.{name}: missing in ours");
        foreach (var (name, property) in ours)
        {
            var path = $"{type.Name}.{name}";
            if (theirs.TryGetValue(name, out var member))
                Member(path, property, member);
            else if (NewerThanTheModel.ContainsKey(path))
                visited.Add(property.PropertyType);
            else
                differences.Add($"{path}: not in the model");
        }
    }

    private void Member(string path, PropertyInfo property, JsonElement member)
    {
        var required = property.GetCustomAttribute<AWSPropertyAttribute>()?.Required ?? false;
        var requiredInModel = SmithyModel.HasTrait(member, "smithy.api#required");
        if (required != requiredInModel)
            differences.Add($"{path}: required is {required} in ours, {requiredInModel} in the model");
        Supported(path, member);
        Value(path, property.PropertyType, SmithyModel.Target(member), inCollection: false);
    }

    private void Value(string path, Type type, string shapeId, bool inCollection)
    {
        var shape = model.Shape(shapeId);
        var kind = shape.GetProperty("type").GetString()!;
        switch (kind)
        {
            case "list":
                // In an answer the items of a list are told by their place, whatever they are called.
                if (!inPart || path.Contains("Request.", StringComparison.Ordinal)) Supported(path + "[]", shape.GetProperty("member"));
                if (Expect(path, type, kind, type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)))
                    Value(path + "[]", type.GetGenericArguments()[0], SmithyModel.Target(shape.GetProperty("member")), inCollection: true);
                break;
            case "map":
                if (Expect(path, type, kind, type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>) && type.GetGenericArguments()[0] == typeof(string)))
                    Value(path + "{}", type.GetGenericArguments()[1], SmithyModel.Target(shape.GetProperty("value")), inCollection: true);
                break;
            case "structure":
                if (Expect(path, type, $"structure {SmithyModel.Name(shapeId)}", type.Name == SmithyModel.Name(shapeId)))
                    Structure(type, shapeId);
                break;
            case "enum" when !inCollection:
                if (Expect(path, type, $"enum {SmithyModel.Name(shapeId)}", type.Name == SmithyModel.Name(shapeId) && type.IsSubclassOf(typeof(ConstantClass))))
                    Enumeration(type, shape);
                break;
            case "enum":
                Expect(path, type, "string", type == typeof(string));
                ListedEnumeration(path, SmithyModel.Name(shapeId), shape);
                break;
            default:
                Expect(path, type, kind, type == Scalar(kind, inCollection));
                break;
        }
    }

    private void Supported(string path, JsonElement member) =>
        differences.AddRange(UnsupportedTraits.Where(trait => SmithyModel.HasTrait(member, trait)).Select(trait => $"{path}: has {trait}, which is not supported"));

    private bool Expect(string path, Type type, string expected, bool holds)
    {
        if (!holds)
            differences.Add($"{path}: is {type}, should be {expected}");
        return holds;
    }

    // Lists and maps carry strings, as in the official SDK; the constants to compare them with are there all the same.
    private void ListedEnumeration(string path, string name, JsonElement shape)
    {
        if (clientInterface.Assembly.GetType($"{clientInterface.Namespace}.{name}") is { } type)
            Enumeration(type, shape);
        else
            differences.Add($"{path}: the constants {name} are missing");
    }

    private void Enumeration(Type type, JsonElement shape)
    {
        if (!visited.Add(type))
            return;
        var ours = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => ((ConstantClass)field.GetValue(null)!).Value)
            .ToHashSet();
        var theirs = SmithyModel.Members(shape)
            .Select(member => member.Value.GetProperty("traits").GetProperty("smithy.api#enumValue").GetString()!)
            .ToHashSet();
        differences.AddRange(ours.Except(theirs).Where(value => !NewerThanTheModel.ContainsKey($"{type.Name}.{value}")).Select(value => $"{type.Name}: {value} is not in the model"));
        differences.AddRange(theirs.Except(ours).Select(value => $"{type.Name}: {value} is missing in ours"));
    }

    /// <summary>Members are nullable so that "absent" can be told; items of lists and maps are not.</summary>
    private static Type? Scalar(string kind, bool inCollection) => kind switch
    {
        "string" => typeof(string),
        "boolean" => inCollection ? typeof(bool) : typeof(bool?),
        "integer" => inCollection ? typeof(int) : typeof(int?),
        "long" => inCollection ? typeof(long) : typeof(long?),
        "double" => inCollection ? typeof(double) : typeof(double?),
        "timestamp" => inCollection ? typeof(DateTime) : typeof(DateTime?),
        _ => null,
    };
}
