using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.ChangeSets;
using Portal.Tests.Harness;

namespace Portal.Tests.Reviews.Corpus;

/// <summary>
/// A change set in the words of DescribeChangeSet, with the verdict that is expected of it. Those that begin with
/// <c>sandbox-</c> were made by the sandbox and are made again by <see cref="SandboxCorpusTests"/>; the others were written
/// by hand after what people report of real ones.
/// </summary>
internal sealed record CorpusFile(string Name, IReadOnlyList<Change> Changes, JsonNode Expected)
{
    public static readonly string Folder = Path.Combine(Solution.Root, "tests", "Portal.Tests", "Reviews", "Corpus", "ChangeSets");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public static CorpusFile Read(string name)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!;
        return new CorpusFile(name, [.. file["changes"]!.AsArray().Select(node => Change(node!))], file["expected"]!);
    }

    private static Change Change(JsonNode node) => new(
        Text(node, "LogicalResourceId")!, Text(node, "PhysicalResourceId"), Text(node, "ResourceType")!, Text(node, "Action")!, Text(node, "Replacement"),
        node["Scope"].Deserialize<List<string>>() ?? [], Text(node, "PolicyAction"), [.. (node["Details"]?.AsArray() ?? []).Select(detail => Detail(detail!))]);

    private static ChangeDetail Detail(JsonNode node)
    {
        var target = node["Target"]!;
        return new ChangeDetail(Text(target, "Attribute"), Text(target, "Name"), Text(target, "Path"), Text(target, "RequiresRecreation"),
            Text(node, "Evaluation"), Text(node, "ChangeSource"), Text(node, "CausingEntity"), Text(target, "BeforeValue"), Text(target, "AfterValue"));
    }

    private static string? Text(JsonNode node, string member) => node[member]?.GetValue<string>();
}
