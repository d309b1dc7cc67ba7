using Portal.CloudFormation;
using Portal.CloudFormation.Graph;
using Portal.Domain.Deployments;

namespace Portal.Deployments;

/// <summary>A resource that the deployment was approved to touch.</summary>
public sealed record PlannedRun(string LogicalId, string Type, ResourceOperation Operation = ResourceOperation.Create);

/// <summary>What a deployment was approved to touch: by its change set, and by the delete of its stack.</summary>
public sealed record PlannedResources(IReadOnlyList<PlannedRun> Changes, IReadOnlyList<PlannedRun> Deletes)
{
    /// <summary>Its steps as they were approved, in words; empty where only a change set runs.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    public static PlannedResources None { get; } = new([], []);

    /// <summary>For each resource of the template those that have to stand before it.</summary>
    public ILookup<string, string> Needs { get; init; } = Array.Empty<string>().ToLookup(id => id);

    /// <summary>The same the other way round: what has to be gone before it can go.</summary>
    public ILookup<string, string> NeededBy { get; init; } = Array.Empty<string>().ToLookup(id => id);

    /// <param name="body">The template; null where none is known, and then nothing waits for anything.</param>
    public PlannedResources InOrderOf(string? body)
    {
        if (body is null || Template.Read(body).Template is not { } template) return this;
        var edges = ReferenceGraph.Of(template).References
            .Where(reference => reference.Section == "Resources" && reference.Via is not (ReferenceVia.Condition or ReferenceVia.FindInMap))
            .Select(reference => (reference.From, reference.To)).Distinct().ToList();
        return this with { Needs = edges.ToLookup(edge => edge.From, edge => edge.To), NeededBy = edges.ToLookup(edge => edge.To, edge => edge.From) };
    }
}
