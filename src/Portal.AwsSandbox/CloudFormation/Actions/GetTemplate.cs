using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class GetTemplate
{
    public static XElement Handle(Call call)
    {
        call.Constraints.OneOf("TemplateStage", "Original", "Processed").Pattern("ChangeSetName", Call.ChangeSetNamePattern).Hold();
        var hash = call.Input.Has("ChangeSetName")
            ? ChangeSetLookup.Get(call).Set.Configuration.Template
            : call.Input.Has("StackName")
                ? call.StackWithHistory().Configuration?.Template
                : throw AwsException.Validation("Either StackName or ChangeSetName must be specified.");
        var body = hash is null ? "" : call.Region.Texts[hash];
        var processed = call.Input.Text("TemplateStage") == "Processed" && hash is not null;
        return Xml.Structure("GetTemplateResult",
            Xml.Text("TemplateBody", processed ? TemplateReader.Processed(body) : body), Xml.List("StagesAvailable", ["Original", "Processed"]));
    }
}
