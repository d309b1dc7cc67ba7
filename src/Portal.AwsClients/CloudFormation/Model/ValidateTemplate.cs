using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>Checks a template's syntax. Exactly one of TemplateBody and TemplateURL.</summary>
public class ValidateTemplateRequest : AmazonCloudFormationRequest
{
    public string? TemplateBody { get; set; }
    public string? TemplateURL { get; set; }
}

/// <summary>What a syntactically valid template declares.</summary>
public class ValidateTemplateResponse : AmazonWebServiceResponse
{
    public List<TemplateParameter>? Parameters { get; set; }
    public string? Description { get; set; }

    /// <summary>Values of <see cref="Capability"/>.</summary>
    public List<string>? Capabilities { get; set; }

    public string? CapabilitiesReason { get; set; }
    public List<string>? DeclaredTransforms { get; set; }
}
