namespace Amazon.CloudFormation.Model;

/// <summary>How strict GetTemplateSummary is.</summary>
public class TemplateSummaryConfig
{
    public bool? TreatUnrecognizedResourceTypesAsWarnings { get; set; }
}
