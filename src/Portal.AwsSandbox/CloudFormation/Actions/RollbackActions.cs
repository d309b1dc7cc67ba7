using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class CancelUpdateStack
{
    public static XElement? Handle(Call call)
    {
        call.Constraints.Required("StackName").Length("ClientRequestToken", 1, 128).Hold();
        var stack = call.Stack();
        if (call.IsRepeated(stack)) return null;
        if (stack.Status != StackStatus.UpdateInProgress || stack.Operation!.Cancelled)
            throw AwsException.Validation("CancelUpdateStack cannot be called from current stack status");
        stack.Operation.Token = call.Token() ?? stack.Operation.Token;
        StackEngine.Cancel(call.Run(stack));
        call.Region.Touch(stack);
        call.Remember(stack);
        return null;
    }
}

internal static class ContinueUpdateRollback
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Required("StackName").Pattern("StackName", Call.StackNamePattern).Length("ClientRequestToken", 1, 128).Hold();
        var stack = call.Stack();
        if (call.IsRepeated(stack)) return new XElement("ContinueUpdateRollbackResult");
        if (stack.Status != StackStatus.UpdateRollbackFailed)
            throw AwsException.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not continue rollback.");
        var skip = call.Input.Texts("ResourcesToSkip").Where(id => id.Length > 0).ToList();
        var wrong = skip.Where(id => stack.Resources.GetValueOrDefault(id)?.Status != ResourceStatus.UpdateFailed).ToList();
        if (wrong.Count > 0)
            throw AwsException.Validation($"ResourcesToSkip [{string.Join(", ", wrong)}] must be resources in the UPDATE_FAILED state because the rollback failed");
        Beginnings.Begin(call.Run(stack), new Operation { Phase = PhaseName.UpdateRollback, Token = call.Token(), SkipResources = skip });
        call.Remember(stack);
        return new XElement("ContinueUpdateRollbackResult");
    }
}

internal static class RollbackStack
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Required("StackName").Pattern("StackName", Call.StackNamePattern).Length("ClientRequestToken", 1, 128).Hold();
        var stack = call.Stack();
        if (!call.IsRepeated(stack))
        {
            if (!StackStatus.CanRollBack(stack.Status))
                throw AwsException.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be rolled back.");
            Beginnings.RollBack(call.Run(stack), new Operation
            {
                Phase = PhaseName.Rollback,
                Token = call.Token(),
                RetainExceptOnCreate = call.Input.Flag("RetainExceptOnCreate"),
            });
            call.Remember(stack);
        }
        return Xml.Structure("RollbackStackResult", Xml.Text("StackId", stack.Id));
    }
}
