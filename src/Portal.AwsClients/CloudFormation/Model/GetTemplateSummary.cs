using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What a template declares: exactly one of TemplateBody, TemplateURL, StackName, StackSetName.</summary>
public class GetTemplateSummaryRequest : AmazonCloudFormationRequest
{
    public string? TemplateBody { get; set; }
    public string? TemplateURL { get; set; }
    public string? StackName { get; set; }
    public string? StackSetName { get; set; }
    public CallAs? CallAs { get; set; }
    public TemplateSummaryConfig? TemplateSummaryConfig { get; set; }
}

/// <summary>Parameters, resource types and capabilities of a template.</summary>
public class GetTemplateSummaryResponse : AmazonWebServiceResponse
{
    public List<ParameterDeclaration>? Parameters { get; set; }
    public string? Description { get; set; }

    /// <summary>Values of <see cref="Capability"/>.</summary>
    public List<string>? Capabilities { get; set; }

    public string? CapabilitiesReason { get; set; }

    /// <summary>Type names, for example <c>AWS::RDS::DBInstance</c>.</summary>
    public List<string>? ResourceTypes { get; set; }

    public string? Version { get; set; }
    public string? Metadata { get; set; }
    public List<string>? DeclaredTransforms { get; set; }
    public List<ResourceIdentifierSummary>? ResourceIdentifierSummaries { get; set; }
    public Warnings? Warnings { get; set; }
}
