using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Changes;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>Stacks and their parts as they are answered.</summary>
internal static class StackShapes
{
    public static XElement Stack(Call call, Stack stack)
    {
        var configuration = stack.Configuration;
        var template = configuration is null ? null : TemplateCache.Read(configuration.Template, call.Region.Texts);
        return Xml.Structure("Stack",
            Xml.Text("StackId", stack.Id), Xml.Text("StackName", stack.Name), Xml.Text("ChangeSetId", stack.ChangeSetId),
            Xml.Text("Description", template?.Description), configuration is null ? null : Parameters(call, configuration),
            Xml.Time("CreationTime", stack.CreatedAt), Xml.Time("DeletionTime", stack.DeletedAt), Xml.Time("LastUpdatedTime", stack.UpdatedAt),
            Rollback(configuration?.Rollback), Xml.Text("StackStatus", stack.Status), Xml.Text("StackStatusReason", stack.StatusReason),
            Xml.Flag("DisableRollback", stack.DisableRollback), Xml.List("NotificationARNs", configuration?.NotificationArns ?? []),
            stack.TimeoutInMinutes is { } minutes ? Xml.Number("TimeoutInMinutes", minutes) : null,
            configuration is { Capabilities.Count: > 0 } ? Xml.List("Capabilities", configuration.Capabilities) : null,
            stack.Outputs.Count == 0 ? null : Xml.List("Outputs", stack.Outputs.Select(Output)),
            Xml.Text("RoleARN", configuration?.RoleArn), Tags(configuration?.Tags ?? []),
            Xml.Flag("EnableTerminationProtection", stack.TerminationProtection), Drift(stack),
            stack.RetainExceptOnCreate ? Xml.Flag("RetainExceptOnCreate", true) : null, Xml.Text("DeletionMode", stack.DeletionMode));
    }

    public static XElement Summary(Call call, Stack stack) => Xml.Structure("Summary",
        Xml.Text("StackId", stack.Id), Xml.Text("StackName", stack.Name),
        Xml.Text("TemplateDescription", stack.Configuration is { } configuration ? TemplateCache.Read(configuration.Template, call.Region.Texts).Description : null),
        Xml.Time("CreationTime", stack.CreatedAt), Xml.Time("LastUpdatedTime", stack.UpdatedAt), Xml.Time("DeletionTime", stack.DeletedAt),
        Xml.Text("StackStatus", stack.Status), Xml.Text("StackStatusReason", stack.StatusReason), Drift(stack));

    public static XElement? Parameters(Call call, StackConfiguration configuration)
    {
        var template = TemplateCache.Read(configuration.Template, call.Region.Texts);
        return Xml.ListUnlessEmpty("Parameters", [.. configuration.Parameters.Select(parameter => Xml.Structure("Parameter",
            Xml.Text("ParameterKey", parameter.Key),
            Xml.Text("ParameterValue", template.Parameters.GetValueOrDefault(parameter.Key)?.NoEcho == true ? NoEcho.Masked : parameter.Value),
            Xml.Text("ResolvedValue", parameter.Resolved)))]);
    }

    public static XElement Tags(IReadOnlyList<StackTag> tags) =>
        Xml.List("Tags", tags.Select(tag => Xml.Structure("Tag", Xml.Text("Key", tag.Key), Xml.Text("Value", tag.Value))));

    public static XElement Rollback(RollbackConfiguration? rollback) => Xml.Structure("RollbackConfiguration",
        rollback is null ? null : Xml.List("RollbackTriggers", rollback.Triggers.Select(trigger =>
            Xml.Structure("RollbackTrigger", Xml.Text("Arn", trigger.Arn), Xml.Text("Type", trigger.Type)))),
        rollback?.MonitoringTimeInMinutes is { } minutes ? Xml.Number("MonitoringTimeInMinutes", minutes) : null);

    private static XElement Output(StackOutput output) => Xml.Structure("Output",
        Xml.Text("OutputKey", output.Key), Xml.Text("OutputValue", output.Value), Xml.Text("Description", output.Description), Xml.Text("ExportName", output.ExportName));

    private static XElement Drift(Stack stack) => Xml.Structure("DriftInformation",
        Xml.Text("StackDriftStatus", stack.Drift?.Status ?? "NOT_CHECKED"), Xml.Time("LastCheckTimestamp", stack.Drift?.CheckedAt));
}
