using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Commands.Requests;

/// <summary>Asks to delete an environment.</summary>
internal sealed class Delete : AskCommand
{
    private readonly Option<string[]> _empty = new("--empty-bucket") { Description = "A bucket to empty first, with all versions, by its logical id", HelpName = "RESOURCE" };
    private readonly Option<string[]> _retain = new("--retain") { Description = "A resource to leave behind, by its logical id; only what an earlier delete could not delete", HelpName = "RESOURCE" };

    public Delete() : base("delete", isForEnvironment: true, "Ask to delete an environment; the review tells each step, what is kept and what is lost",
        "portal request delete shop-test --submit",
        "portal request delete shop-test --empty-bucket Bucket --note 'The test is over.' --submit --wait")
    {
        Options.Add(_empty);
        Options.Add(_retain);
    }

    protected override void Fill(Call call, JsonObject body)
    {
        var (empty, retain) = (call.Get(_empty) ?? [], call.Get(_retain) ?? []);
        if (empty.Length > 0 || retain.Length > 0) body["delete"] = new JsonObject { ["emptyBuckets"] = ListOf(empty), ["retain"] = ListOf(retain) };
    }

    private static JsonArray ListOf(string[] names) => new([.. names.Select(name => (JsonNode)name)]);
}
