using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Requests;

namespace Portal.Reviews;

/// <summary>Everything an approver looks at: who asks for what, and exactly what would run.</summary>
/// <param name="Deployment">What carries out the approval, once it has begun.</param>
public sealed record ReviewView(Review Review, ChangeSet ChangeSet, EnvironmentRequest Request, RequestRevision Revision, DeploymentId? Deployment)
{
    public RequestContent Content => Revision.Content with { Inputs = KeepSecrets.Masked(Revision.Content.Inputs) };

    /// <summary>The freezes in force over its account and environment.</summary>
    public IReadOnlyList<Freeze> Freezes { get; init; } = [];

    /// <summary>Delegations to whoever looks.</summary>
    public IReadOnlyList<Delegation> StandIns { get; init; } = [];

    /// <summary>Why what is approved has not begun; null when nothing holds it.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>The name to type before it can be approved; null where no data is at stake.</summary>
    public string? MustConfirm => RiskOfReview.Of(ChangeSet).MustConfirm() ? Revision.Content.Name : null;

    /// <summary>The parameters CloudFormation is given, secret values masked.</summary>
    public IReadOnlyDictionary<string, string> Parameters => ChangeSet.Rendered is not { } rendered ? new Dictionary<string, string>()
        : rendered.Parameters.ToDictionary(p => p.Key, p => rendered.Secret.Contains(p.Key) ? KeepSecrets.Mask : p.Value);
}
