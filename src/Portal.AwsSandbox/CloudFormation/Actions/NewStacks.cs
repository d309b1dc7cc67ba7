using System.Text.RegularExpressions;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>What every new stack goes through, however it is made.</summary>
internal static partial class NewStacks
{
    /// <summary>Stacks in one account and region.</summary>
    public const int Quota = 2000;

    public static void CheckName(string name)
    {
        if (name.StartsWith("arn:", StringComparison.Ordinal)) return;
        if (!Form().IsMatch(name))
            throw AwsException.Validation($"1 validation error detected: Value '{name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
        if (name.Length > 128)
            throw AwsException.Validation($"1 validation error detected: Value '{name}' at 'stackName' failed to satisfy constraint: Member must have length less than or equal to 128");
    }

    public static string Id(Call call)
    {
        if (call.Name().StartsWith("arn:", StringComparison.Ordinal)) throw AwsException.Validation($"Stack [{call.Name()}] does not exist");
        if (call.Region.Stacks.Count(stack => !stack.IsDeleted) >= Quota)
            throw new AwsException("LimitExceededException", "Limit for stack has been exceeded");
        return $"arn:aws:cloudformation:{call.Region.Name}:{call.Region.Account}:stack/{call.Name()}/{call.Region.NewId("stack")}";
    }

    public static Stack Make(Call call, string id, string status)
    {
        var stack = new Stack { Id = id, Name = call.Name(), Number = call.Region.NextNumber(), CreatedAt = call.At, Status = status };
        call.Region.Add(stack);
        return stack;
    }

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
