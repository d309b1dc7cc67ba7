using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>Instances that tell CloudFormation they are up, where a creation policy waits for them.</summary>
internal static class Signals
{
    public static int Wanted(ResourceDeclaration declared, Scope scope) =>
        declared.CreationPolicy is Mapping policy && policy["ResourceSignal"] is Mapping signal
            ? signal["Count"] is { } count && int.TryParse(scope.Text(count), out var number) ? number : 1
            : 0;

    /// <summary>The rest of the time is divided evenly among the signals still to come.</summary>
    public static long? Next(Run run, Work work) =>
        work.End == long.MaxValue ? null : run.Now + (work.End - run.Now) / (work.SignalsLeft + 1);

    public static void Receive(Run run, Work work)
    {
        var resource = run.Stack.Resources[work.LogicalId];
        var instance = "i-" + Hash.Hex($"{resource.Standing!.Seed}/instance/{work.SignalsLeft}", 17);
        work.SignalsLeft--;
        var status = work.Kind == WorkKind.Create ? ResourceStatus.CreateInProgress : ResourceStatus.UpdateInProgress;
        run.SetStatus(resource, status, $"Received SUCCESS signal with UniqueId {instance}");
        work.Due = work.SignalsLeft > 0 ? Next(run, work) : work.End;
    }
}
