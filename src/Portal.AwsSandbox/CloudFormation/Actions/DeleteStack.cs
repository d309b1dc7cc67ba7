using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>Answers nothing, also when there is nothing to delete.</summary>
internal static class DeleteStack
{
    public static XElement? Handle(Call call)
    {
        call.Constraints.Required("StackName").Length("ClientRequestToken", 1, 128).OneOf("DeletionMode", "STANDARD", "FORCE_DELETE_STACK").Hold();
        if (call.Find(call.Name()) is not { IsDeleted: false } stack) return null;
        if (call.IsRepeated(stack) || stack.Status == StackStatus.DeleteInProgress) return null;
        if (stack.TerminationProtection)
            throw AwsException.Validation($"Stack [{call.Name()}] cannot be deleted while TerminationProtection is enabled");
        if (!StackStatus.CanDelete(stack.Status) && stack.Status is not (StackStatus.CreateInProgress or StackStatus.RollbackInProgress))
            throw AwsException.Validation($"Stack [{stack.Id}] cannot be deleted while in status {stack.Status}");
        var retained = call.Input.Texts("RetainResources").Where(id => id.Length > 0).ToList();
        CheckRetained(stack, retained);
        stack.DeletionMode = call.Input.Text("DeletionMode");
        Beginnings.Delete(call.Run(stack), new Operation
        {
            Phase = PhaseName.Delete,
            Token = call.Token(),
            RetainResources = retained,
            ForceDelete = stack.DeletionMode == "FORCE_DELETE_STACK",
        });
        call.Remember(stack);
        return null;
    }

    // The rule is documented; how AWS words its refusal is not confirmed by any source.
    private static void CheckRetained(Stack stack, List<string> retained)
    {
        if (retained.Count > 0 && stack.Status != StackStatus.DeleteFailed)
            throw AwsException.Validation($"Invalid operation on stack [{stack.Name}]: resources can be retained only when the stack is in the DELETE_FAILED state.");
        var strangers = retained.Where(id => !stack.Resources.ContainsKey(id)).ToList();
        if (strangers.Count > 0)
            throw AwsException.Validation($"Resources to retain [{string.Join(", ", strangers)}] do not exist in stack {stack.Name}");
    }
}
