using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class CreateStack
{
    public static XElement Handle(Call call)
    {
        AskedConfiguration.Limits(call.Constraints.Required("StackName").Length("ClientRequestToken", 1, 128)
            .OneOf("OnFailure", "DO_NOTHING", "ROLLBACK", "DELETE")).Hold();
        NewStacks.CheckName(call.Name());
        if (call.Region.ByName(call.Name()) is { } existing)
            return call.IsRepeated(existing) ? Answer(existing) : throw new AwsException("AlreadyExistsException", $"Stack [{call.Name()}] already exists");
        if (call.Input.Has("DisableRollback") && call.Input.Has("OnFailure"))
            throw AwsException.Validation("You can specify either DisableRollback or OnFailure, but not both.");
        var id = NewStacks.Id(call);
        var configuration = AskedConfiguration.Read(call, null, call.Name(), id);
        var policy = StackPolicyActions.Body(call, "StackPolicyBody", "StackPolicyURL");
        var minutes = call.Input.Number("TimeoutInMinutes");
        var stack = NewStacks.Make(call, id, "");
        var disableRollback = call.Input.Flag("DisableRollback");
        (stack.Policy, stack.TimeoutInMinutes, stack.DisableRollback) = (policy, minutes, disableRollback || call.Input.Text("OnFailure") == "DO_NOTHING");
        stack.TerminationProtection = call.Input.Flag("EnableTerminationProtection");
        Beginnings.Create(call.Run(stack), configuration, new Operation
        {
            Phase = PhaseName.Create,
            Token = call.Token(),
            DisableRollback = disableRollback,
            OnFailure = call.Input.Text("OnFailure"),
            RetainExceptOnCreate = call.Input.Flag("RetainExceptOnCreate"),
            Deadline = minutes is { } given ? call.Now + given * 60_000L : null,
        });
        call.Remember(stack);
        return Answer(stack);
    }

    private static XElement Answer(Stack stack) => Xml.Structure("CreateStackResult", Xml.Text("StackId", stack.Id));
}
