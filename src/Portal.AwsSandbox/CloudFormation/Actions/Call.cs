using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>One call at its moment, with the region locked and up to date.</summary>
public sealed record Call(WireRequest Request, Region Region, long Now)
{
    /// <summary>A stack's name or ARN, as the service model has it.</summary>
    public const string StackNamePattern = "([a-zA-Z][-a-zA-Z0-9]*)|(arn:(aws|aws-us-gov|aws-cn):[-a-zA-Z0-9:/._+]*)";

    public const string ChangeSetNamePattern = "[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*";

    public QueryInput Input => Request.Input;

    public Constraints Constraints => new(Input);

    /// <summary>Shown time of the call.</summary>
    public DateTimeOffset At => Region.Clock.ShownAt(Now);

    public Run Run(Stack stack) => new(Region, stack, Now);

    /// <summary>A stack by name, or by id also when it is deleted; null when there is none.</summary>
    public Stack? Find(string nameOrId) =>
        nameOrId.StartsWith("arn:", StringComparison.Ordinal) ? Region.ById(nameOrId) : Region.ByName(nameOrId);

    /// <summary>The stack that <c>StackName</c> means, or the error that most actions answer.</summary>
    public Stack Stack() => Find(Name()) is { IsDeleted: false } stack ? stack : throw AwsException.Validation($"Stack [{Name()}] does not exist");

    /// <summary>The same where deleted stacks are still shown, in the words of the actions that describe.</summary>
    public Stack StackWithHistory() => Find(Name()) ?? throw AwsException.Validation($"Stack with id {Name()} does not exist");

    public string Name() => Input.Text("StackName") ?? "";

    /// <summary>
    /// True when the call repeats one already carried out under the same token; throws when the token came with another call.
    /// </summary>
    public bool IsRepeated(Stack stack)
    {
        if (Input.Text("ClientRequestToken") is not { } token) return false;
        if (stack.Tokens.Find(seen => seen.Token == token) is not { } seen) return false;
        return seen.Action == Request.Action && seen.Fingerprint == Fingerprint()
            ? true
            : throw new AwsException("TokenAlreadyExistsException", $"Token already exists: {token}");
    }

    public void Remember(Stack stack)
    {
        if (Input.Text("ClientRequestToken") is not { } token) return;
        if (stack.Tokens.Count >= 100) stack.Tokens.RemoveAt(0);
        stack.Tokens.Add(new SeenToken(token, Request.Action, Fingerprint()));
    }

    public string Fingerprint() => ResourceTypes.Hash.Of(Input.Fingerprint("ClientToken", "ClientRequestToken", "Version"));

    public string? Token() => Input.Text("ClientRequestToken");
}
