using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;

namespace Portal.Tests.Harness;

/// <summary>The least of a record that is valid, made through its own methods.</summary>
internal static class Given
{
    public const string StackId = "arn:aws:cloudformation:us-east-1:111111111111:stack/cart-prod/1";

    public static readonly DateTimeOffset Now = new(2026, 11, 19, 14, 20, 0, TimeSpan.Zero);

    public static readonly Actor Mara = new(new PersonId("mara"), "Mara Lindqvist", "shop", new HashSet<Role> { Role.Requester });

    public static readonly Actor Tomas = new(new PersonId("tomas"), "Tomás Rey", "platform", new HashSet<Role> { Role.Requester, Role.Approver });

    public static Change Change(string id, string action = "Modify", string type = "AWS::EC2::SecurityGroup", string? replacement = null, string? policy = null, params ChangeDetail[] details) =>
        new(id, null, type, action, replacement, [], policy, details);

    public static ChangeDetail Detail(string name, string? before, string? after, string evaluation = "Static", string recreation = "Never", string? cause = null) =>
        new("Properties", name, $"/Properties/{name}", recreation, evaluation, null, cause, before, after);

    public static ChangeSet ChangeSet(RequestKind kind = RequestKind.Change, OperationPlan? plan = null, params Change[] changes)
    {
        var request = EnvironmentRequest.StartDraft(kind, NewId.At<EnvironmentId>(Now), RequestContent.Empty with { Name = "cart-prod" }, Mara, Now);
        var set = Portal.Domain.ChangeSets.ChangeSet.For(request, request.Submit("hash", Now), 1, "cart-prod", Now);
        set.Asked("arn:change-set", StackId, Now);
        set.Ready(changes, plan, StackId, "7f3a91c4e0b25d18", Now);
        return set;
    }

    public static Review Review(ChangeSet? set = null) => Portal.Domain.Reviews.Review.Open(set ?? ChangeSet(), Mara.Id, Mara.Team, TimeSpan.FromHours(72), Now);

    public static Deployment Deployment(RequestKind kind = RequestKind.Create, OperationPlan? plan = null)
    {
        var deployment = Portal.Domain.Deployments.Deployment.Of(NewId.At<ReviewId>(Now), ChangeSet(kind, plan), Now);
        deployment.Begin(Now);
        return deployment;
    }

    /// <summary>An event <paramref name="seconds"/> after the start.</summary>
    public static StackEvent Event(double seconds, string id, string status, string type = "AWS::EC2::Subnet", string? reason = null) => StackEvent.Of(
        new DeploymentId("dep-1"), $"{id}-{status}-{seconds}", Now.AddSeconds(seconds), id, null, type, status, reason, "token");

    public static StackEvent OfStack(double seconds, string status) => StackEvent.Of(
        new DeploymentId("dep-1"), $"stack-{status}-{seconds}", Now.AddSeconds(seconds), "cart-prod", StackId, "AWS::CloudFormation::Stack", status, null, "token");
}
