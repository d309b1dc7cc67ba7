using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Commands.Reviews;

/// <summary>Sends a request back to be mended, with comments on its fields.</summary>
internal sealed class SendBack : DecisionCommand
{
    private readonly Option<string[]> _fields = new("--field") { Description = "A comment on a field, such as inputs.DbBackupDays='Seven, please.'; as often as needed", HelpName = "FIELD=TEXT" };

    public SendBack() : base("send-back", "sendBack", "Show a review and send it back to be mended",
        "portal send-back shop-prod --comment 'Almost.' --field inputs.DbBackupDays='Seven, please.'") => Options.Add(_fields);

    protected override void Fill(Call call, JsonObject body, string? typed) => body["fields"] = Pairs.Read("--field", call.Get(_fields));
}
