using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class StackPolicyActions
{
    public static XElement? Set(Call call)
    {
        call.Constraints.Required("StackName").Length("StackPolicyBody", 1, 16_384).Length("StackPolicyURL", 1, 5120).Hold();
        var stack = call.Stack();
        var body = Body(call, "StackPolicyBody", "StackPolicyURL")
            ?? throw AwsException.Validation("You must specify either StackPolicyBody or StackPolicyURL, but not both.");
        stack.Policy = body;
        call.Region.Touch(stack);
        return null;
    }

    public static XElement Get(Call call)
    {
        call.Constraints.Required("StackName").Hold();
        return Xml.Structure("GetStackPolicyResult", Xml.Text("StackPolicyBody", call.Stack().Policy));
    }

    /// <summary>A policy given in a call, checked; null when none is.</summary>
    public static string? Body(Call call, string body, string url)
    {
        if (call.Input.Has(url)) throw AwsException.Validation($"{url} is not supported here; give the policy in {body}.");
        if (call.Input.Text(body) is not { } text) return null;
        StackPolicy.Parse(text);
        return text;
    }
}

internal static class UpdateTerminationProtection
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Required("StackName").Pattern("StackName", Call.StackNamePattern).Required("EnableTerminationProtection").Hold();
        var stack = call.Stack();
        stack.TerminationProtection = call.Input.Flag("EnableTerminationProtection");
        call.Region.Touch(stack);
        return Xml.Structure("UpdateTerminationProtectionResult", Xml.Text("StackId", stack.Id));
    }
}
