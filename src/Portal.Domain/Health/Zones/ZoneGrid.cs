using Portal.Domain.Health.Seen;

namespace Portal.Domain.Health;

/// <summary>What really stands where: one cell for each tier and zone.</summary>
/// <param name="Zones">In order.</param>
/// <param name="IsBalanced">Null without instances.</param>
public sealed record ZoneGrid(IReadOnlyList<string> Zones, IReadOnlyList<ZoneCell> Cells, bool? IsBalanced, IReadOnlyList<ZoneLoss> Losses)
{
    public static ZoneGrid Empty { get; } = new([], [], null, []);

    /// <summary>True when any one zone may go; null when nobody can tell.</summary>
    public bool? SurvivesAnyZone => Losses.Count == 0 ? null
        : Losses.Any(loss => loss.Verdict is LossVerdict.NotEnough) ? false
        : Losses.All(loss => loss.Verdict is LossVerdict.Enough) ? true : null;

    public IEnumerable<ZoneCell> Of(ZonePart part) => Cells.Where(cell => cell.Part == part);
}

public enum ZonePart { LoadBalancer, Instances, Cache, Database, Nat }

/// <param name="Role">What stands there: <c>Node</c>, <c>Primary</c>, <c>Standby</c>, <c>Replica</c>, <c>Gateway</c> or <c>Instances</c>.</param>
/// <param name="State">Null where nothing stands, or nobody knows how it is.</param>
/// <param name="InService">Of instances.</param>
/// <param name="Total">Of instances, whatever their lifecycle.</param>
/// <param name="Note">Such as the lifecycle of those not in service: "1 Pending".</param>
public sealed record ZoneCell(ZonePart Part, string Zone, string Role, HealthState State, int InService, int Total, string Note);

public enum LossVerdict { Enough, NotEnough, Unknown }

/// <summary>What would happen without a zone.</summary>
/// <param name="Left">Instances in service in the other zones.</param>
/// <param name="Needed">Instances that the busiest hour of the last week needs; null when nothing was measured.</param>
/// <param name="Why">Why it is not enough or not known; empty when it is enough.</param>
public sealed record ZoneLoss(string Zone, LossVerdict Verdict, int Left, int? Needed, string Why);
