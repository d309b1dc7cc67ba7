using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Actions;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation;

/// <summary>CloudFormation: which action is answered by what, and whether it changes anything.</summary>
public static class CloudFormationService
{
    private static readonly Dictionary<string, Func<Call, XElement?>> Reading = new()
    {
        ["ValidateTemplate"] = ValidateTemplate.Handle,
        ["GetTemplateSummary"] = GetTemplateSummary.Handle,
        ["GetTemplate"] = GetTemplate.Handle,
        ["DescribeChangeSet"] = DescribeChangeSet.Handle,
        ["ListChangeSets"] = ListChangeSets.Handle,
        ["DescribeStacks"] = DescribeStacks.Handle,
        ["ListStacks"] = ListStacks.Handle,
        ["DescribeStackEvents"] = DescribeStackEvents.Handle,
        ["ListStackResources"] = ListStackResources.Handle,
        ["DescribeStackResource"] = DescribeStackResource.Handle,
        ["DescribeStackResources"] = DescribeStackResources.Handle,
        ["GetStackPolicy"] = StackPolicyActions.Get,
        ["ListExports"] = ListExports.Handle,
        ["ListImports"] = ListImports.Handle,
        ["DescribeStackDriftDetectionStatus"] = DriftActions.DescribeStatus,
        ["DescribeStackResourceDrifts"] = DriftActions.DescribeResources,
    };

    private static readonly Dictionary<string, Func<Call, XElement?>> Changing = new()
    {
        ["CreateChangeSet"] = CreateChangeSet.Handle,
        ["ExecuteChangeSet"] = ExecuteChangeSet.Handle,
        ["DeleteChangeSet"] = DeleteChangeSet.Handle,
        ["CreateStack"] = CreateStack.Handle,
        ["UpdateStack"] = UpdateStack.Handle,
        ["DeleteStack"] = DeleteStack.Handle,
        ["CancelUpdateStack"] = CancelUpdateStack.Handle,
        ["ContinueUpdateRollback"] = ContinueUpdateRollback.Handle,
        ["RollbackStack"] = RollbackStack.Handle,
        ["UpdateTerminationProtection"] = UpdateTerminationProtection.Handle,
        ["SetStackPolicy"] = StackPolicyActions.Set,
        ["DetectStackDrift"] = DriftActions.Detect,
        ["DetectStackResourceDrift"] = DriftActions.DetectResource,
    };

    public static IEnumerable<string> Actions => Reading.Keys.Concat(Changing.Keys);

    public static IAwsService Create(World world)
    {
        var actions = new Dictionary<string, QueryAction>();
        foreach (var (name, handle) in Reading)
            actions[name] = (request, _) =>
            {
                var region = world.Region(request.Account, request.Region);
                return Task.FromResult(region.Read(now => handle(new Call(request, region, now))));
            };
        foreach (var (name, handle) in Changing)
            actions[name] = (request, _) =>
            {
                var region = world.Region(request.Account, request.Region);
                return region.ChangeAsync(now =>
                {
                    var result = handle(new Call(request, region, now));
                    Trail.Note(new Look(request, region, now), "AWS::CloudFormation::Stack", request.Input.Text("StackName") ?? "");
                    return result;
                });
            };
        return new QueryService("cloudformation", "2010-05-15", "http://cloudformation.amazonaws.com/doc/2010-05-15/", actions);
    }
}
