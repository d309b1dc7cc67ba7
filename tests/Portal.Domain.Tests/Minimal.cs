using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;

namespace Portal.Domain.Tests;

/// <summary>The least that is valid of each record; a test changes what it is about.</summary>
internal static class Minimal
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    public static readonly Actor Engineer = new(new PersonId("ann"), "Ann", "shop", new HashSet<Role> { Role.Requester });
    public static readonly Actor Approver = new(new PersonId("bo"), "Bo", "platform", new HashSet<Role> { Role.Requester, Role.Approver });

    public static readonly RequestContent Content = RequestContent.Empty with
    {
        Product = "notice-board",
        ProductVersion = "1.0.0",
        Name = "shop-prod",
        Stage = "production",
        Account = "111111111111",
        Region = "us-east-1",
    };

    public static readonly RenderedTemplate Rendered = new(
        "{}", new Dictionary<string, string>(), new Dictionary<string, string>(), [], [], null);

    public static EnvironmentRequest Request(RequestKind kind = RequestKind.Create, Actor? by = null) =>
        EnvironmentRequest.StartDraft(kind, new EnvironmentId("env-1"), Content, by ?? Engineer, Now);

    public static ChangeSet ChangeSet(RequestKind kind = RequestKind.Create)
    {
        var request = Request(kind);
        return Domain.ChangeSets.ChangeSet.For(request, request.Submit("hash", Now), 1, "shop-prod", Now);
    }

    public static ChangeSet ReadyChangeSet(RequestKind kind = RequestKind.Create, OperationPlan? plan = null)
    {
        var set = ChangeSet(kind);
        set.Ready([], plan, "stack-1", "digest-1", Now);
        return set;
    }

    public static Review Review() => Domain.Reviews.Review.Open(ReadyChangeSet(), Engineer.Id, Engineer.Team, TimeSpan.FromHours(72), Now);

    public static Deployment Deployment(RequestKind kind = RequestKind.Create, params PlanAction[] steps) => Domain.Deployments.Deployment.Of(
        new ReviewId("rev-1"), ReadyChangeSet(kind, steps.Length == 0 ? null : new OperationPlan(steps.Select(step => new PlanStep(step, "")).ToList(), [], [])), Now);

    public static StackEvent Event(string status, string? reason = null, string logicalId = "Database", string type = "AWS::RDS::DBInstance") =>
        StackEvent.Of(new DeploymentId("dep-1"), $"{logicalId}-{status}", Now, logicalId, "physical", type, status, reason, "token");
}
