using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>The template of a stack or of a change set.</summary>
public class GetTemplateRequest : AmazonCloudFormationRequest
{
    public string? StackName { get; set; }
    public string? ChangeSetName { get; set; }

    /// <summary>Original when not set; Processed has macros and transforms applied.</summary>
    public TemplateStage? TemplateStage { get; set; }
}

/// <summary>A template as it was sent.</summary>
public class GetTemplateResponse : AmazonWebServiceResponse
{
    public string? TemplateBody { get; set; }
    public List<string>? StagesAvailable { get; set; }
}
