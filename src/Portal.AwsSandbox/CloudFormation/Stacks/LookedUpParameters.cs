using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>Parameters that name something in the account. CloudFormation looks them up once it has accepted the call.</summary>
internal static class LookedUpParameters
{
    /// <summary>The sentence about the first one that does not exist; null when all do. Only zones are known here.</summary>
    public static string? Missing(Run run, StackConfiguration configuration)
    {
        var template = TemplateCache.Read(configuration.Template, run.Region.Texts);
        var zones = ((Value.Items)AvailabilityZones.In(run.Region.Name)).All.Select(zone => zone.Shown).ToList();
        foreach (var value in configuration.Parameters)
            if (template.Parameters[value.Key].Type is "AWS::EC2::AvailabilityZone::Name" or "List<AWS::EC2::AvailabilityZone::Name>" &&
                value.Value.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(zone => !zones.Contains(zone)) is { } stranger)
                return $"Parameter validation failed: parameter value {stranger} for parameter name {value.Key} does not exist";
        return null;
    }
}
