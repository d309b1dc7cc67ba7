namespace Portal.Platform.Ui.Topology;

/// <summary>A topology with every place settled; all measures in px of the drawing, which is shown at its real size.</summary>
public sealed record TopologyDrawing(double Width, double Height, Frame? Network, IReadOnlyList<Frame> Zones, IReadOnlyList<NodeBox> Boxes, IReadOnlyList<TierLabel> Labels, IReadOnlyList<EdgePath> Paths);

/// <summary>A rectangle.</summary>
public record Area(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
    public double CentreX => X + Width / 2;
    public double CentreY => Y + Height / 2;

    public bool Contains(Area other) => other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom;

    public bool Overlaps(Area other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}

/// <summary>The network or a zone, with its name.</summary>
public sealed record Frame(double X, double Y, double Width, double Height, string Name) : Area(X, Y, Width, Height);

/// <summary>A node in its place.</summary>
/// <param name="Column">Index of its zone; -1 where it spans them.</param>
/// <param name="Compact">Too narrow for an icon at the left.</param>
public sealed record NodeBox(TopologyNode Node, string TierIcon, double X, double Y, double Width, double Height, int Column, bool Compact) : Area(X, Y, Width, Height);

/// <summary>A tier's title, left of the drawing, level with its first box.</summary>
public sealed record TierLabel(TopologyTier Tier, double Y);

/// <summary>A way from box to box: corners in order, the arrow at the last.</summary>
public sealed record EdgePath(TopologyEdge Edge, IReadOnlyList<Spot> Corners, FigureSpot? Figure);

public sealed record Spot(double X, double Y);

public sealed record FigureSpot(double X, double Y, string Text);
