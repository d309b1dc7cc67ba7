using Portal.Domain.Deployments;
using Portal.Domain.Requests;

namespace Portal.Deployments;

/// <summary>A failure in plain words: what went wrong, what it means, what CloudFormation did then.</summary>
public sealed record FailureWords(string What, string Meaning, string Then)
{
    private const string Unknown = "The portal does not know this cause yet. The reason stands below as AWS gave it.";

    public static FailureWords Of(Deployment deployment)
    {
        var cause = deployment.Cause ?? throw new InvalidOperationException($"Deployment {deployment.Id} did not fail.");
        return cause.Code switch
        {
            "digestChanged" => new("Nothing ran: what CloudFormation held was not what was approved.", "The digest was laid over it again right before it would have run.", "The stack is as it was. A new change set goes to review."),
            "changeSetGone" => new("Nothing ran: the approved change set was gone.", cause.Message, "The stack is as it was. A new change set goes to review."),
            "approvalLapsed" => new("Nothing ran: the approval no longer held.", cause.Message, "The stack is as it was. A new change set goes to review."),
            "stackGone" => new("Nothing ran: the stack was gone already.", "Somebody deleted it outside the portal.", "There is nothing left to delete."),
            "refused" => new("AWS refused to begin.", cause.Message, "Nothing ran."),
            "cancelled" => new(cause.Message, "Nothing went wrong: somebody stopped it.", ThenOf(deployment)),
            _ => Of(deployment, cause),
        };
    }

    private static FailureWords Of(Deployment deployment, FailureCause cause)
    {
        var subject = cause.LogicalId ?? "the stack";
        var read = ReadCause.Of(cause.Message, cause.ResourceType);
        var what = read.Known is null ? $"{Sentence(subject)} could not be {Verb(cause, deployment)}." : Sentence(string.Format(read.Known.Title, subject));
        return new FailureWords(what, read.Known?.Meaning ?? Unknown, ThenOf(deployment));
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
        (_, _) when deployment.StartedAt is null => "Nothing ran.",
        (DeploymentState.Cancelled, RequestKind.Create or RequestKind.Import) => "What had been made is deleted again; nothing stands.",
        (DeploymentState.RolledBack, RequestKind.Create or RequestKind.Import) => "CloudFormation removed what it had made. The empty stack is cleared when the request is sent again.",
        (DeploymentState.RolledBack or DeploymentState.Cancelled, _) => Skipped(deployment) is { Count: > 0 } skipped
            ? $"CloudFormation put everything back but {string.Join(", ", skipped)}: look at {(skipped.Count == 1 ? "it" : "them")} before the next change."
            : "CloudFormation put everything back: the environment stands as it stood before.",
        (DeploymentState.RollbackFailed, RequestKind.Create or RequestKind.Import) => $"CloudFormation could not remove everything it had made: the stack stands in {deployment.StackStatus} and can only be deleted.",
        (DeploymentState.RollbackFailed, _) => $"CloudFormation could not put everything back. The stack is stuck in {deployment.StackStatus}: its rollback has to be continued before anything else can run.",
        (_, RequestKind.Delete) => "What was deleted is gone; the rest of the stack still stands.",
        _ => "CloudFormation stopped there.",
    };

    private static List<string> Skipped(Deployment deployment) => [.. deployment.Recoveries.SelectMany(recovery => recovery.Resources)];
}
