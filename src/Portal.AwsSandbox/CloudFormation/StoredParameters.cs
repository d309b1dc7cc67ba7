using System.Text.RegularExpressions;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudFormation;

/// <summary>Systems Manager parameters: AWS's public image names, those that stacks made, those put by the control API.</summary>
internal static partial class StoredParameters
{
    public static string? Find(Region region, string name)
    {
        if (region.Facts.StoredParameters.TryGetValue(name, out var put)) return put;
        // A public name always yields the same image in a region, as it does between two releases of it.
        if (PublicImage().IsMatch(name)) return "ami-" + Hash.Hex($"{region.Name}{name}", 17);
        foreach (var stack in region.Stacks.Where(stack => !stack.IsDeleted))
            foreach (var resource in stack.Resources.Values)
                if (resource is { Type: "AWS::SSM::Parameter", Standing: { } standing } && standing.PhysicalId == name &&
                    (region.Texts.Json(standing.Properties) as Value.Fields)?["Value"] is Value.Text value) return value.Content;
        return null;
    }

    [GeneratedRegex("^/aws/service/(ami-amazon-linux-latest|ami-windows-latest|canonical/ubuntu/server|debian/release|bottlerocket|ecs/optimized-ami|eks/optimized-ami)/.+$", RegexOptions.NonBacktracking)]
    private static partial Regex PublicImage();
}
