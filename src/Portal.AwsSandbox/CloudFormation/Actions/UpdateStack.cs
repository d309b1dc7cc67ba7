using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Changes;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class UpdateStack
{
    public static XElement Handle(Call call)
    {
        AskedConfiguration.Limits(call.Constraints.Required("StackName").Length("ClientRequestToken", 1, 128)).Hold();
        var stack = call.Stack();
        if (call.IsRepeated(stack)) return Answer(stack);
        if (!StackStatus.CanUpdate(stack.Status))
            throw AwsException.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");
        var configuration = AskedConfiguration.Read(call, stack, stack.Name, stack.Id);
        var policy = StackPolicyActions.Body(call, "StackPolicyBody", "StackPolicyURL");
        var during = StackPolicyActions.Body(call, "StackPolicyDuringUpdateBody", "StackPolicyDuringUpdateURL");
        var finder = new ChangeFinder(call.Run(stack), configuration);
        if (finder.Find().Count == 0 && !finder.OutputsDiffer()) throw AwsException.Validation("No updates are to be performed.");
        stack.Policy = policy ?? stack.Policy;
        stack.DisableRollback = call.Input.Flag("DisableRollback");
        // Change sets made before this update no longer fit what stands.
        foreach (var set in stack.ChangeSets.Values.Where(set => set.ExecutionStatus == ChangeSetStatus.Available))
            set.ExecutionStatus = ChangeSetStatus.Obsolete;
        Beginnings.Update(call.Run(stack), configuration, new Operation
        {
            Phase = PhaseName.Update,
            Token = call.Token(),
            DisableRollback = stack.DisableRollback,
            RetainExceptOnCreate = call.Input.Flag("RetainExceptOnCreate"),
            PolicyDuringUpdate = during,
        });
        call.Remember(stack);
        return Answer(stack);
    }

    private static XElement Answer(Stack stack) => Xml.Structure("UpdateStackResult", Xml.Text("StackId", stack.Id));
}
