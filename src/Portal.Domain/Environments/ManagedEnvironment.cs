using Portal.Domain.Access;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;

namespace Portal.Domain.Environments;

public enum EnvironmentState { Creating, Ready, Updating, Deleting, Deleted, Failed, Imported }

/// <summary>What stands: one stack, who owns it, what it was made from, and what it gives.</summary>
public sealed class ManagedEnvironment
{
    private ManagedEnvironment() { }

    public EnvironmentId Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Team { get; private set; } = "";
    public PersonId Owner { get; private set; }
    public string OwnerName { get; private set; } = "";
    public string Account { get; private set; } = "";
    public string Region { get; private set; } = "";
    public string Stage { get; private set; } = "";
    public string Product { get; private set; } = "";
    public string ProductVersion { get; private set; } = "";
    public string ProductHash { get; private set; } = "";
    public string? Preset { get; private set; }
    public string CostCentre { get; private set; } = "";
    public string StackName { get; private set; } = "";
    public string StackId { get; private set; } = "";
    public EnvironmentState State { get; private set; }

    /// <summary>Why it is in that state, where a word is not enough.</summary>
    public string? StateReason { get; private set; }

    /// <summary>The content of the revision that was last deployed with success.</summary>
    public RequestContent Content { get; private set; } = RequestContent.Empty;
    public IReadOnlyList<StackOutput> Outputs { get; private set; } = [];
    public IReadOnlyList<StackResource> Resources { get; private set; } = [];
    public DeploymentId LastDeploymentId { get; private set; }
    public DeploymentState LastDeploymentState { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When outputs and resources were read from AWS.</summary>
    public DateTimeOffset? SeenAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Imported, and of no product: it is shown, and the portal changes nothing of it.</summary>
    public bool IsReadOnly { get; private set; }

    /// <summary>Takes a stack over that stands already.</summary>
    public static ManagedEnvironment Import(Actor owner, string team, RequestContent content, string productHash, string stackName, string stackId, bool isReadOnly, DateTimeOffset now) => new()
    {
        Id = NewId.At<EnvironmentId>(now),
        Name = content.Name,
        Team = team,
        Owner = owner.Id,
        OwnerName = owner.Name,
        Account = content.Account,
        Region = content.Region,
        Stage = content.Stage,
        Product = content.Product,
        ProductVersion = content.ProductVersion,
        ProductHash = productHash,
        CostCentre = content.CostCentre,
        StackName = stackName,
        StackId = stackId,
        Content = content,
        State = EnvironmentState.Imported,
        IsReadOnly = isReadOnly,
        // No deployment of ours made it.
        LastDeploymentId = new DeploymentId(""),
        LastDeploymentState = DeploymentState.Succeeded,
        CreatedAt = now,
        UpdatedAt = now,
    };

    public static ManagedEnvironment From(EnvironmentRequest request, RequestRevision revision, Deployment deployment, DateTimeOffset now) => new()
    {
        Id = request.EnvironmentId,
        Name = revision.Content.Name,
        Team = request.Team,
        Owner = request.Requester,
        OwnerName = request.RequesterName,
        Account = deployment.Account,
        Region = deployment.Region,
        Stage = revision.Content.Stage,
        Product = revision.Content.Product,
        ProductVersion = revision.Content.ProductVersion,
        ProductHash = revision.ProductHash,
        Preset = revision.Content.Preset,
        CostCentre = revision.Content.CostCentre,
        StackName = deployment.StackName,
        StackId = deployment.StackId,
        Content = revision.Content,
        State = EnvironmentState.Creating,
        LastDeploymentId = deployment.Id,
        LastDeploymentState = deployment.State,
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>Takes over where a deployment stands. A failed update or delete leaves the environment standing, and says so.</summary>
    public void Follow(Deployment deployment, RequestRevision revision, DateTimeOffset now)
    {
        LastDeploymentId = deployment.Id;
        LastDeploymentState = deployment.State;
        StackId = deployment.StackId;
        UpdatedAt = now;
        var failed = deployment.IsOver && deployment.State is not DeploymentState.Succeeded;
        StateReason = failed ? deployment.Cause?.Message : null;
        State = (deployment.Kind, deployment.State) switch
        {
            (RequestKind.Delete, DeploymentState.Pending or DeploymentState.InProgress) => EnvironmentState.Deleting,
            (RequestKind.Delete, DeploymentState.Succeeded) => EnvironmentState.Deleted,
            (RequestKind.Delete, _) => StandsAfter(deployment),
            (_, DeploymentState.Failed or DeploymentState.Cancelled) when deployment.Kind.Updates() => StandsAfter(deployment),
            // A create is cancelled by deleting its stack: nothing stands.
            (RequestKind.Create, DeploymentState.Cancelled) when deployment.StackStatus is null or "DELETE_COMPLETE" => EnvironmentState.Deleted,
            (RequestKind.Create, DeploymentState.Pending or DeploymentState.InProgress) => EnvironmentState.Creating,
            (_, DeploymentState.Pending or DeploymentState.InProgress) => EnvironmentState.Updating,
            (_, DeploymentState.Succeeded) => EnvironmentState.Ready,
            // It stood before the portal came, and still does.
            (RequestKind.Import, _) => EnvironmentState.Imported,
            (_, DeploymentState.RolledBack) when deployment.Kind.Updates() => EnvironmentState.Ready,
            _ => EnvironmentState.Failed,
        };
        if (deployment is { State: DeploymentState.Succeeded, Kind: not RequestKind.Delete }) Take(revision);
    }

    /// <summary>Whom news of it concern.</summary>
    public Notifications.Concern ToConcern(string asked) => new(Owner, OwnerName, Team, Id, Name, asked);

    public void Saw(IReadOnlyList<StackOutput> outputs, IReadOnlyList<StackResource> resources, DateTimeOffset now)
    {
        Outputs = outputs;
        Resources = resources;
        SeenAt = now;
    }

    // Refused before anything ran (the approved digest had changed): what stood still stands.
    private static EnvironmentState StandsAfter(Deployment deployment) =>
        deployment.StackStatus is null or "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE" or "IMPORT_COMPLETE" ? EnvironmentState.Ready : EnvironmentState.Failed;

    private void Take(RequestRevision revision)
    {
        Content = revision.Content;
        Stage = revision.Content.Stage;
        ProductVersion = revision.Content.ProductVersion;
        ProductHash = revision.ProductHash;
        Preset = revision.Content.Preset;
        CostCentre = revision.Content.CostCentre;
    }
}

public sealed record StackOutput(string Key, string Value, string? Description);

/// <param name="Status">Verbatim, such as <c>CREATE_COMPLETE</c>.</param>
public sealed record StackResource(string LogicalId, string? PhysicalId, string Type, string Status, DateTimeOffset At);
