namespace Amazon.CloudFormation.Model;

/// <summary>What GetTemplateSummary let pass.</summary>
public class Warnings
{
    public List<string>? UnrecognizedResourceTypes { get; set; }
}
