using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Commands.Requests;

/// <summary>Asks for a new environment.</summary>
internal sealed class Create : FormCommand
{
    private readonly Option<int?> _lease = new("--lease-days") { Description = "How long it is to stand", HelpName = "DAYS" };

    public Create() : base("create", isForEnvironment: false, "Ask for a new environment",
        "portal request create --file shop.yaml --submit",
        "portal request create --product three-tier --preset e-commerce --name shop-prod --stage production --account 111111111111 --region us-east-1 --cost-centre CC-4110 --submit --wait",
        "portal request create --file shop.yaml --set DbBackupDays=14")
    {
        AddText("name", "--name", "The environment's name", "NAME");
        AddText("product", "--product", "The product's id, such as three-tier", "PRODUCT");
        AddText("stage", "--stage", "Such as development or production", "STAGE");
        AddText("account", "--account", "The AWS account's id", "ACCOUNT");
        AddText("region", "--region", "Such as us-east-1", "REGION");
        AddText("costCentre", "--cost-centre", "Who pays", "CENTRE");
        Options.Add(_lease);
    }

    protected override void Fill(Call call, JsonObject body)
    {
        base.Fill(call, body);
        if (call.Get(_lease) is { } days) body["lease"] = new JsonObject { ["days"] = days };
    }
}
