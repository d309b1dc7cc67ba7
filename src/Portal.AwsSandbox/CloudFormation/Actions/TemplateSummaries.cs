using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class ValidateTemplate
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Length("TemplateURL", 1, 5120).Hold();
        var template = TemplateSource.Read(call, TemplateSource.Text(call, null));
        return Xml.Structure("ValidateTemplateResult",
            [Xml.Text("Description", template.Description ?? ""), .. TemplateShapes.Capabilities(template), TemplateShapes.Transforms(template),
            Xml.List("Parameters", template.Parameters.Values.Select(TemplateShapes.Parameter))]);
    }
}

internal static class GetTemplateSummary
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Length("TemplateURL", 1, 5120).Pattern("StackName", Call.StackNamePattern).Hold();
        var template = call.Input.Has("StackName") && !call.Input.Has("TemplateBody") && !call.Input.Has("TemplateURL")
            ? TemplateCache.Read(call.StackWithHistory().Configuration?.Template
                ?? throw AwsException.Validation($"Stack [{call.Name()}] has no template yet"), call.Region.Texts)
            : TemplateSource.Read(call, TemplateSource.Text(call, null));
        return Xml.Structure("GetTemplateSummaryResult",
            [Xml.List("Parameters", template.Parameters.Values.Select(TemplateShapes.Declaration)), Xml.Text("Description", template.Description),
            .. TemplateShapes.Capabilities(template),
            Xml.List("ResourceTypes", template.Resources.Values.Select(resource => resource.Type).Distinct()), Xml.Text("Version", template.FormatVersion),
            Xml.Text("Metadata", template.Metadata is { } metadata ? NodeJson.Write(metadata) : null), TemplateShapes.Transforms(template),
            Xml.List("ResourceIdentifierSummaries", Identifiers(template))]);
    }

    private static IEnumerable<XElement> Identifiers(Template template) => template.Resources.Values.GroupBy(resource => resource.Type)
        .Where(group => TypeFacts.Find(group.Key) is not null)
        .Select(group => Xml.Structure("ResourceIdentifierSummary",
            Xml.Text("ResourceType", group.Key), Xml.List("LogicalResourceIds", group.Select(resource => resource.LogicalId)),
            Xml.List("ResourceIdentifiers", TypeFacts.Find(group.Key)!.Identifier)));
}

internal static class TemplateShapes
{
    public static IEnumerable<XElement?> Capabilities(Template template) => Actions.Capabilities.Needed(template) is var (capability, types)
        ? [Xml.List("Capabilities", [capability]), Xml.Text("CapabilitiesReason", $"The following resource(s) require capabilities: [{string.Join(", ", types)}]")]
        : [];

    public static XElement Transforms(Template template) => Xml.List("DeclaredTransforms", template.Transforms);

    public static XElement Parameter(ParameterDeclaration declared) => Xml.Structure("Parameter",
        Xml.Text("ParameterKey", declared.Name), Xml.Text("DefaultValue", declared.Default), Xml.Flag("NoEcho", declared.NoEcho),
        Xml.Text("Description", declared.Description));

    public static XElement Declaration(ParameterDeclaration declared) => Xml.Structure("Parameter",
        Xml.Text("ParameterKey", declared.Name), Xml.Text("DefaultValue", declared.Default), Xml.Text("ParameterType", declared.Type),
        Xml.Flag("NoEcho", declared.NoEcho), Xml.Text("Description", declared.Description),
        Xml.Structure("ParameterConstraints", declared.AllowedValues.Count > 0 ? Xml.List("AllowedValues", declared.AllowedValues) : null));
}
