namespace Portal.Platform.Ui.Topology;

/// <summary>
/// What a topology drawing shows: tiers from the user down to storage, the zones they stand in, and what flows.
/// The layout copes with any placement, so live data goes in as it is.
/// </summary>
/// <param name="Title">What a screen reader says first: "Live topology of checkout-prod".</param>
/// <param name="Zones">The columns, 1 to 6; may be empty where nothing stands in a zone.</param>
/// <param name="Tiers">Top to bottom.</param>
/// <param name="Edges">What flows; <see cref="TopologyEdges.Along"/> draws the usual line.</param>
/// <param name="Network">The name on the frame around load balancer and zones: "VPC 10.42.0.0/16".</param>
public sealed record TopologyModel(
    string Title,
    IReadOnlyList<TopologyZone> Zones,
    IReadOnlyList<TopologyTier> Tiers,
    IReadOnlyList<TopologyEdge> Edges,
    string? Network = null);

/// <param name="ShortName">For phones: "1a".</param>
public sealed record TopologyZone(string Name, string ShortName);

/// <summary>Where a tier stands: over the network, as one box across its zones, in the zones, or under the network.</summary>
public enum TierPlace { Above, Across, Zonal, Below }

/// <param name="Title">Left of the drawing: "Instances".</param>
/// <param name="Detail">Under the title: "5 of 3–10".</param>
public sealed record TopologyTier(string Title, string Icon, TierPlace Place, IReadOnlyList<TopologyNode> Nodes, string? Detail = null);

/// <summary>What a node of a replicated tier does.</summary>
public enum NodeRole { Single, Primary, Replica, Standby }

/// <param name="Id">Unique in the drawing; edges name it.</param>
/// <param name="Zone">Name of its zone; null in a zonal tier means that AWS chooses, and is drawn dashed.</param>
public sealed record TopologyNode(string Id, string Label, string? Zone = null)
{
    /// <summary>For phones and narrow columns: "ALB".</summary>
    public string? ShortLabel { get; init; }

    /// <summary>Second line: class, or what is wrong with it.</summary>
    public string? Detail { get; init; }

    /// <summary>At the right of a box that spans the zones: "5 of 5 targets healthy".</summary>
    public string? Aside { get; init; }

    /// <summary>How it is doing; null while it is only planned.</summary>
    public Status? Status { get; init; }

    public NodeRole Role { get; init; }

    /// <summary>Drawn dashed: planned, and its place is not known yet.</summary>
    public bool Ghost { get; init; }

    /// <summary>Set for a group of instances, drawn as squares.</summary>
    public InstanceCount? Instances { get; init; }

    /// <summary>Drawn as a pill: not a resource, but who uses them.</summary>
    public bool Outside { get; init; }
}

/// <param name="Count">Instances in this zone.</param>
/// <param name="Room">Squares to show; those past the count are dashed (up to the minimum, or to what may come).</param>
public sealed record InstanceCount(int Count, int Room);

/// <summary>Traffic is a line, replication and the path past the network are dashed.</summary>
public enum EdgeKind { Traffic, Replication, Static }

/// <param name="Figure">Beside the line, where there is room: "1,240 req/min".</param>
public sealed record TopologyEdge(string From, string To, EdgeKind Kind = EdgeKind.Traffic, string? Figure = null, Tone Tone = Tone.Plain);
