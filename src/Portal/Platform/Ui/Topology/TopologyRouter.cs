using static Portal.Platform.Ui.Topology.TopologyMeasures;

namespace Portal.Platform.Ui.Topology;

/// <summary>
/// Finds a way for every edge: straight where nothing stands between, else along the channels between rows and the
/// gutters between zones. Ways that would lie on each other are set apart.
/// </summary>
public sealed class TopologyRouter(IReadOnlyList<NodeBox> boxes, TopologyMeasures measures)
{
    // Half of the narrowest gap between nodes, and how far ways in it are set apart.
    private const double Middle = StackGap / 2, Apart = 4;
    private static readonly double[] Offsets = [0, -Apart, Apart];

    private readonly Dictionary<string, NodeBox> byId = boxes.ToDictionary(box => box.Node.Id, StringComparer.Ordinal);
    private readonly List<Area> taken = [];
    private IReadOnlyList<Frame> columns = [];

    public IReadOnlyList<EdgePath> Route(IReadOnlyList<TopologyEdge> edges, IReadOnlyList<Frame> zones)
    {
        columns = zones;
        var paths = new List<EdgePath>();
        foreach (var edge in edges)
        {
            // What an edge names may be gone by the time it is drawn (an instance that was just replaced).
            if (!byId.TryGetValue(edge.From, out var from) || !byId.TryGetValue(edge.To, out var to) || from == to) continue;
            var corners = Way(edge, from, to);
            for (var index = 1; index < corners.Count; index++) taken.Add(Segment(corners[index - 1], corners[index]));
            paths.Add(new(edge, corners, Figure(edge, corners)));
        }
        return paths;
    }

    private List<Spot> Way(TopologyEdge edge, NodeBox from, NodeBox to) =>
        Down(from, to) ?? Up(from, to) ?? Across(from, to)
        ?? (edge.Kind == EdgeKind.Static ? Past(from, to) : from.Y > to.Y + 1 ? Reversed(to, from) : Around(from, to));

    private List<Spot>? Down(NodeBox from, NodeBox to)
    {
        if (from.Bottom > to.Y) return null;
        var (left, right) = (Math.Max(from.X, to.X) + 6, Math.Min(from.Right, to.Right) - 6);
        if (left > right) return null;
        var x = Math.Clamp((from.Width <= to.Width ? from : to).CentreX, left, right);
        List<Spot> way = [new(x, from.Bottom), new(x, to.Y)];
        return IsFree(way, from, to) ? way : null;
    }

    private List<Spot>? Up(NodeBox from, NodeBox to) => Down(to, from) is { } way ? [.. Enumerable.Reverse(way)] : null;

    private List<Spot> Reversed(NodeBox upper, NodeBox lower) => [.. Enumerable.Reverse(Around(upper, lower))];

    private List<Spot>? Across(NodeBox from, NodeBox to)
    {
        var (top, bottom) = (Math.Max(from.Y, to.Y) + 6, Math.Min(from.Bottom, to.Bottom) - 6);
        if (top > bottom) return null;
        var middle = (top + bottom) / 2;
        List<Spot> way = from.X < to.X ? [new(from.Right, middle), new(to.X, middle)] : [new(from.X, middle), new(to.Right, middle)];
        return IsFree(way, from, to) ? way : null;
    }

    // Past the network, along the lane at the right edge.
    private List<Spot> Past(NodeBox from, NodeBox to)
    {
        var lane = measures.Width - 4;
        return [new(from.Right, from.CentreY), new(lane, from.CentreY), new(lane, to.CentreY), new(to.Right, to.CentreY)];
    }

    // Rows are level across zones, so the gaps over and under a node are free from side to side, and so are the edges of
    // its zone from top to bottom: one of these ways is always free. The first that lies on no other is taken.
    private List<Spot> Around(NodeBox from, NodeBox to)
    {
        List<Spot>? free = null;
        foreach (var way in Offsets.SelectMany(offset => Lanes(from, to).Select(lane => Detour(from, to, lane, offset))).Where(way => IsFree(way, from, to)))
        {
            free ??= way;
            if (!LiesOnAnother(way)) return way;
        }
        return free ?? Detour(from, to, Lanes(from, to)[0], 0);
    }

    private static List<Spot> Detour(NodeBox from, NodeBox to, double lane, double offset)
    {
        var (start, end) = (from.CentreX + 3 * offset, to.CentreX + 3 * offset);
        var (under, over) = (from.Bottom + Middle + offset, to.Y - Middle + offset);
        if (Math.Abs(from.Y - to.Y) < 1) return [new(start, from.Bottom), new(start, under), new(end, under), new(end, to.Bottom)];
        if (over - under <= Middle) return [new(start, from.Bottom), new(start, under), new(end, under), new(end, to.Y)];
        var aside = lane + offset / 4;
        return [new(start, from.Bottom), new(start, under), new(aside, under), new(aside, over), new(end, over), new(end, to.Y)];
    }

    // The edges of the target's zone, first the one on the side the way comes from.
    private List<double> Lanes(NodeBox from, NodeBox to)
    {
        if (to.Column < 0 || columns.Count <= to.Column) return [measures.Right - measures.NetworkPad / 2];
        var zone = columns[to.Column];
        var (left, right) = (zone.X + measures.ZonePad / 2, zone.Right - measures.ZonePad / 2);
        return from.CentreX < to.CentreX ? [left, right] : [right, left];
    }

    private bool IsFree(List<Spot> way, NodeBox from, NodeBox to)
    {
        for (var index = 1; index < way.Count; index++)
        {
            var segment = Segment(way[index - 1], way[index]);
            if (boxes.Any(box => box != from && box != to && box.Overlaps(segment))) return false;
        }
        return true;
    }

    private bool LiesOnAnother(List<Spot> way)
    {
        for (var index = 1; index < way.Count; index++)
        {
            var segment = Segment(way[index - 1], way[index]);
            // Crossing is fine, running along is not.
            if (taken.Any(other => other.Overlaps(segment) && other.Width > other.Height == segment.Width > segment.Height)) return true;
        }
        return false;
    }

    private static Area Segment(Spot a, Spot b) =>
        new(Math.Min(a.X, b.X) - .5, Math.Min(a.Y, b.Y) + .5, Math.Abs(a.X - b.X) + 1, Math.Max(1, Math.Abs(a.Y - b.Y) - 1));

    private FigureSpot? Figure(TopologyEdge edge, List<Spot> way)
    {
        if (edge.Figure is not { } text) return null;
        var (a, b) = (way[0], way[1]);
        var width = TextWidth.Of(text, 11);
        FigureSpot spot;
        if (Math.Abs(a.X - b.X) < 1 && Math.Abs(a.Y - b.Y) >= 20)
            spot = new(a.X + 8, Math.Min(a.Y, b.Y) + (Math.Abs(a.Y - b.Y) <= 30 ? Math.Abs(a.Y - b.Y) / 2 + 4 : 15), text);
        else if (edge.Kind == EdgeKind.Static)
            spot = new(Math.Min(a.X + 8, measures.Width - width), a.Y - 6, text);
        else
            return null;
        var place = new Area(spot.X, spot.Y - 9, width, 11);
        return place.Right > measures.Width + 1 || boxes.Any(box => box.Overlaps(place)) ? null : spot;
    }
}
