using Portal.Domain.Deployments;
using Portal.Domain.Requests;

namespace Portal.Deployments;

/// <summary>A failure in plain words: what went wrong, what it means, what CloudFormation did then, what to do next.</summary>
/// <param name="FromEnvironment">The next action stands on the environment's page: what is left has to be deleted first.</param>
public sealed record FailureWords(string What, string Meaning, string Then, string Next, bool FromEnvironment = false)
{
    private sealed record Reading(string[] Signs, string What, string Meaning, string Next);

    // {0} is the resource. Told by words that AWS services put into the reason of an event; the first match counts.
    private static readonly Reading[] Readings =
    [
        new(["insufficient capacity", "InsufficientInstanceCapacity", "InsufficientDBInstanceCapacity", "do not have sufficient"],
            "AWS had no capacity for {0}.", "The inputs and quotas were fine: this is on the side of AWS, and often passes within hours.", "Choose another size, or send it again as it was."),
        new(["LimitExceeded", "limit exceeded", "quota", "maximum number", "has been reached", "too many"],
            "A quota of the account is used up: {0} did not fit.", "The owner of the account can have the quota raised.", "Send it again once there is room."),
        new(["already exists", "AlreadyExists", "BucketAlreadyOwnedByYou"],
            "{0} could not be made: something of that name exists already.", "Names of this kind are used once.", "Choose another name and send it again."),
        new(["not authorized", "AccessDenied", "Access Denied", "UnauthorizedOperation", "is not permitted"],
            "CloudFormation lacks a permission that {0} needs.", "The inputs are fine. The platform team adds the permission to the role that CloudFormation works with.", "Send it again once the permission is there."),
        new(["did not stabilize", "timed out", "time out", "Failed to receive", "signal", "Exceeded attempts to wait"],
            "{0} did not become ready in time.", "It was made, and then did not report that it works. Its own log says more.", "Look at what it runs, mend it and send it again."),
        new(["Internal Failure", "InternalError", "internal error", "ServiceUnavailable", "Service Unavailable", "Throttling", "Rate exceeded"],
            "AWS failed while it worked on {0}.", "Nothing in the request is wrong.", "Send it again as it was."),
        new(["ValidationError", "InvalidParameter", "invalid", "must be", "Value of property", "malformed", "not supported", "not available"],
            "AWS refused a value of {0}.", "The reason names it.", "Change the input and send it again."),
    ];

    private const string Unknown = "The reason stands below as AWS gave it.";

    public static FailureWords Of(Deployment deployment)
    {
        var cause = deployment.Cause ?? throw new InvalidOperationException($"Deployment {deployment.Id} did not fail.");
        var subject = cause.LogicalId ?? "the stack";
        return cause.Code switch
        {
            "digestChanged" => new("Nothing ran: what CloudFormation held was not what was approved.", "The digest was laid over it again right before it would have run.", "The stack is as it was.", "A new change set goes to review. The request shows it."),
            "changeSetGone" => new("Nothing ran: the approved change set was gone.", cause.Message, "The stack is as it was.", "A new change set goes to review. The request shows it."),
            "stackGone" => new("Nothing ran: the stack was gone already.", "Somebody deleted it outside the portal.", "There is nothing left to delete.", "Look at the request."),
            "refused" => new("AWS refused to begin.", cause.Message, "Nothing ran.", "Mend what the sentence names and send it again."),
            _ => Of(deployment, cause, subject),
        };
    }

    private static FailureWords Of(Deployment deployment, FailureCause cause, string subject)
    {
        var reading = Array.Find(Readings, known => known.Signs.Any(sign => cause.Message.Contains(sign, StringComparison.OrdinalIgnoreCase)));
        var what = reading is null ? $"{Sentence(subject)} could not be {Verb(cause, deployment)}." : Sentence(string.Format(reading.What, subject));
        if (deployment is { State: DeploymentState.RollbackFailed, Kind: RequestKind.Create or RequestKind.Import })
            return new FailureWords(what, reading?.Meaning ?? Unknown, $"CloudFormation could not remove everything it had made: the stack stands in {deployment.StackStatus} and can only be deleted.",
                "Delete what is left from the environment's page, then send the request again.", FromEnvironment: true);
        return new FailureWords(what, reading?.Meaning ?? Unknown, ThenOf(deployment), reading?.Next ?? "Mend what the reason names and send it again.");
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Verb(FailureCause cause, Deployment deployment) => (cause.Status ?? deployment.StackStatus ?? "") switch
    {
        ['D', 'E', 'L', ..] => "deleted",
        ['U', 'P', ..] => "changed",
        _ => deployment.Kind is RequestKind.Delete ? "deleted" : "made",
    };

    private static string ThenOf(Deployment deployment) => (deployment.State, deployment.Kind) switch
    {
        (DeploymentState.RolledBack, RequestKind.Create or RequestKind.Import) => "CloudFormation removed what it had made. The empty stack is cleared when the request is sent again.",
        (DeploymentState.RolledBack, _) => "CloudFormation put everything back: the environment stands as it stood before.",
        (DeploymentState.RollbackFailed, _) => $"CloudFormation could not put everything back. The stack is stuck in {deployment.StackStatus}: the platform team has to continue its rollback before anything else can run.",
        (_, RequestKind.Delete) => "What was deleted is gone; the rest of the stack still stands.",
        _ => "CloudFormation stopped there.",
    };
}
