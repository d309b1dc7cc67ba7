using Portal.Domain;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;

namespace Portal.Platform.Telemetry;

/// <summary>By which ids a record is found in logs and traces. Null: it belongs to none.</summary>
internal sealed record RecordIds(RequestId? Request, EnvironmentId? Environment, DeploymentId? Deployment)
{
    public const string RequestKey = "request", EnvironmentKey = "environment", DeploymentKey = "deployment";

    public static RecordIds Of(object record) => record switch
    {
        EnvironmentRequest one => new(one.Id, one.EnvironmentId, null),
        ChangeSet one => new(one.RequestId, one.EnvironmentId, null),
        Review one => new(one.RequestId, one.EnvironmentId, null),
        Deployment one => new(one.RequestId, one.EnvironmentId, one.Id),
        ManagedEnvironment one => new(null, one.Id, null),
        EnvironmentHealth one => new(null, one.Id, null),
        EnvironmentDrift one => new(null, one.EnvironmentId, null),
        _ => new(null, null, null),
    };

    /// <summary>As a scope of logs and as tags of a span.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Values =>
        [.. new KeyValuePair<string, object?>[] { new(RequestKey, Request?.Value), new(EnvironmentKey, Environment?.Value), new(DeploymentKey, Deployment?.Value) }.Where(pair => pair.Value is not null)];
}
