using System.Text.Json;

namespace Portal.AwsClients.Tests.Models;

/// <summary>
/// AWS's own description of a service, in Smithy's JSON form. The files are not part of the product: they are
/// looked for in a folder <c>shared/aws-models</c> beside or above the checkout, and tests that need them are skipped without.
/// </summary>
internal sealed class SmithyModel
{
    private readonly JsonElement shapes;
    private readonly string prefix;

    private SmithyModel(JsonElement shapes)
    {
        this.shapes = shapes;
        var service = shapes.EnumerateObject().Single(shape => shape.Value.GetProperty("type").GetString() == "service");
        prefix = service.Name[..(service.Name.IndexOf('#') + 1)];
        Service = service.Value;
    }

    public JsonElement Service { get; }

    public static SmithyModel Load(string file)
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, "skipped: AWS models not present");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder!, file)));
        return new SmithyModel(document.RootElement.GetProperty("shapes").Clone());
    }

    public JsonElement? Operation(string name) =>
        shapes.TryGetProperty(prefix + name, out var operation) && operation.GetProperty("type").GetString() == "operation" ? operation : null;

    /// <summary>Smithy's built-in shapes (<c>smithy.api#Integer</c>) are in no file: their type is their name.</summary>
    public JsonElement Shape(string id) =>
        shapes.TryGetProperty(id, out var shape)
            ? shape
            : JsonSerializer.SerializeToElement(new { type = id == "smithy.api#Unit" ? "structure" : Name(id).ToLowerInvariant() });

    public static string Name(string id) => id[(id.IndexOf('#') + 1)..];

    public static string Target(JsonElement reference) => reference.GetProperty("target").GetString()!;

    public static IEnumerable<JsonProperty> Members(JsonElement shape) =>
        shape.TryGetProperty("members", out var members) ? members.EnumerateObject() : [];

    public static bool HasTrait(JsonElement shape, string trait) =>
        shape.TryGetProperty("traits", out var traits) && traits.TryGetProperty(trait, out _);

    private static string? Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "aws-models");
            if (Directory.Exists(candidate))
                return candidate;
        }
        return null;
    }
}
