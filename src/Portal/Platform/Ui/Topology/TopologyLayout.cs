using static Portal.Platform.Ui.Topology.TopologyMeasures;

namespace Portal.Platform.Ui.Topology;

/// <summary>Finds a place for every node: rows by tier, columns by zone, nodes of one tier and zone stacked.</summary>
public sealed class TopologyLayout
{
    private readonly TopologyMeasures measures;
    private readonly IReadOnlyList<TopologyZone> zones;
    private readonly List<NodeBox> boxes = [];
    private readonly List<TierLabel> labels = [];
    private double y = 4;

    private TopologyLayout(TopologyModel model, TopologyMeasures measures)
    {
        this.measures = measures;
        var zonal = model.Tiers.Any(tier => tier.Place == TierPlace.Zonal && tier.Nodes.Count > 0);
        zones = model.Zones.Count > 0 || !zonal ? model.Zones : [new("", "")];
    }

    public static TopologyDrawing Arrange(TopologyModel model, TopologyMeasures measures) => new TopologyLayout(model, measures).Arrange(model);

    private TopologyDrawing Arrange(TopologyModel model)
    {
        var tiers = model.Tiers.Where(tier => tier.Nodes.Count > 0).ToList();
        foreach (var tier in tiers.Where(tier => tier.Place == TierPlace.Above)) PlaceAbove(tier);

        var inside = tiers.Where(tier => tier.Place is TierPlace.Across or TierPlace.Zonal).ToList();
        Frame? network = null;
        List<Frame> columns = [];
        if (inside.Count > 0)
        {
            if (boxes.Count > 0) y += TrunkGap;
            var top = y;
            y += IntoNetwork;
            foreach (var tier in inside.Where(tier => tier.Place == TierPlace.Across)) PlaceAcross(tier);
            columns = PlaceZones([.. inside.Where(tier => tier.Place == TierPlace.Zonal)]);
            y += measures.NetworkPad;
            network = new(measures.Left, top, measures.Right - measures.Left, y - top, model.Network ?? "");
        }
        foreach (var tier in tiers.Where(tier => tier.Place == TierPlace.Below)) PlaceBelow(tier, network is not null);

        var paths = new TopologyRouter(boxes, measures).Route(model.Edges, columns);
        return new(measures.Width, Math.Ceiling(y + 4), network, columns, boxes, labels, paths);
    }

    private void PlaceAbove(TopologyTier tier)
    {
        if (boxes.Count > 0) y += TrunkGap;
        var pill = tier.Nodes.All(node => node.Outside);
        var height = pill ? PillHeight : AboveHeight;
        labels.Add(new(tier, y + height / 2));
        var room = measures.Right - measures.Left;
        var width = pill ? 104 : Math.Min(230, room * .6);
        PlaceBeside(tier, measures.Left + room / 2, Math.Min(width, (room - measures.Gutter) / tier.Nodes.Count), height);
        y += height;
    }

    private void PlaceAcross(TopologyTier tier)
    {
        labels.Add(new(tier, y + AcrossHeight / 2));
        var (left, width) = (measures.Left + measures.NetworkPad, measures.Right - measures.Left - 2 * measures.NetworkPad);
        foreach (var node in tier.Nodes)
        {
            boxes.Add(new(node, tier.Icon, left, y, width, AcrossHeight, -1, Compact: false));
            y += AcrossHeight + (ReferenceEquals(node, tier.Nodes[^1]) ? 0 : StackGap);
        }
        y += ZoneGap;
    }

    private void PlaceBelow(TopologyTier tier, bool underNetwork)
    {
        if (boxes.Count > 0) y += underNetwork ? 12 : TrunkGap + 12;
        labels.Add(new(tier, y + BelowHeight / 2));
        var width = measures.Right - measures.Left;
        PlaceBeside(tier, measures.Left + width / 2, (width - (tier.Nodes.Count - 1) * measures.Gutter) / tier.Nodes.Count, BelowHeight);
        y += BelowHeight;
    }

    private void PlaceBeside(TopologyTier tier, double centre, double width, double height)
    {
        var x = centre - (tier.Nodes.Count * width + (tier.Nodes.Count - 1) * measures.Gutter) / 2;
        foreach (var node in tier.Nodes)
        {
            boxes.Add(new(node, tier.Icon, x, y, width, height, -1, Compact: false));
            x += width + measures.Gutter;
        }
    }

    private List<Frame> PlaceZones(List<TopologyTier> tiers)
    {
        if (tiers.Count == 0)
        {
            y -= ZoneGap - measures.NetworkPad;
            return [];
        }
        var top = y;
        var left = measures.Left + measures.NetworkPad;
        var width = (measures.Right - measures.Left - 2 * measures.NetworkPad - (zones.Count - 1) * measures.Gutter) / zones.Count;
        y += ZoneTop;
        foreach (var tier in tiers)
        {
            labels.Add(new(tier, y + NodeHeight / 2));
            var cells = Cells(tier);
            for (var column = 0; column < cells.Count; column++)
                PlaceCell(tier, cells[column], column, left + column * (width + measures.Gutter), width);
            y += cells.Max(cell => cell.Count * NodeHeight + Math.Max(0, cell.Count - 1) * StackGap) + RowGap;
        }
        y += ZoneFoot - RowGap;
        return [.. zones.Select((zone, column) => new Frame(left + column * (width + measures.Gutter), top, width, y - top, measures.IsNarrow ? zone.ShortName : zone.Name))];
    }

    private void PlaceCell(TopologyTier tier, List<TopologyNode> cell, int column, double left, double width)
    {
        var room = Math.Min(width - 2 * measures.ZonePad, 208);
        var x = left + (width - room) / 2;
        for (var index = 0; index < cell.Count; index++)
            boxes.Add(new(cell[index], tier.Icon, x, y + index * (NodeHeight + StackGap), room, NodeHeight, column, Compact: room < 104));
    }

    // A node without a zone goes where its tier has fewest, the last such column first: that is where a standby usually lands.
    private List<List<TopologyNode>> Cells(TopologyTier tier)
    {
        var cells = zones.Select(_ => new List<TopologyNode>()).ToList();
        var names = zones.Select(zone => zone.Name).ToList();
        foreach (var node in tier.Nodes.Where(node => node.Zone is { } zone && names.Contains(zone))) cells[names.IndexOf(node.Zone!)].Add(node);
        foreach (var node in tier.Nodes.Where(node => node.Zone is not { } zone || !names.Contains(zone)))
        {
            var fewest = cells.Min(cell => cell.Count);
            cells.Last(cell => cell.Count == fewest).Add(node);
        }
        return cells;
    }
}
