using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Commands.Reviews;

/// <summary>Approves exactly what was shown.</summary>
internal sealed class Approve : DecisionCommand
{
    private readonly Option<string?> _confirm = new("--confirm") { Description = "With --yes, the environment's name, where data is at stake", HelpName = "NAME" };
    private readonly Option<DateTimeOffset?> _start = new("--window-start") { Description = "It may not begin before, such as 2026-12-01T22:00Z", HelpName = "TIME" };
    private readonly Option<DateTimeOffset?> _end = new("--window-end") { Description = "It may not begin after", HelpName = "TIME" };

    public Approve() : base("approve", "approve", "Show a review's verdict, cost and changes, and approve exactly that",
        "portal approve shop-prod",
        "portal approve rev-01h455vb4pex5vsknk084sn02q --comment 'Looks right.'",
        "portal approve shop-prod --yes --digest 7f3a91c4e0b25d18 --confirm shop-prod")
    {
        foreach (var option in new Option[] { _confirm, _start, _end }) Options.Add(option);
    }

    protected override string? MustType(JsonNode review) => review.Text("mustConfirm") is { Length: > 0 } name ? name : null;

    protected override void Fill(Call call, JsonObject body, string? typed)
    {
        if ((call.Get(_confirm) ?? typed) is { } name) body["confirm"] = name;
        var (start, end) = (call.Get(_start), call.Get(_end));
        if (start is not null || end is not null) body["window"] = new JsonObject { ["start"] = start, ["end"] = end };
    }
}
