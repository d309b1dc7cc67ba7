using Portal.CloudFormation.Topology;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Platform.Ui;

namespace Portal.Health;

/// <summary>How states and tiers of health look: what is not known is grey, whatever it was before.</summary>
internal static class HealthLooks
{
    public static Status Look(this HealthState state) => state switch
    {
        HealthState.Healthy => Status.Healthy,
        HealthState.Degraded => Status.Degraded,
        HealthState.Down => Status.Down,
        HealthState.Unknown => Status.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>While an environment is being built, there is nothing yet to be well or ill.</summary>
    public static Status Look(HealthState state, EnvironmentState lifecycle) =>
        lifecycle is EnvironmentState.Creating && state is not HealthState.Healthy ? Status.Building : state.Look();

    public static string Icon(this HealthTier tier) => (tier switch
    {
        HealthTier.Edge => Tier.Edge,
        HealthTier.LoadBalancer => Tier.LoadBalancer,
        HealthTier.Compute => Tier.Compute,
        HealthTier.Cache => Tier.Cache,
        HealthTier.Database => Tier.Database,
        HealthTier.Storage => Tier.Storage,
        _ => throw new ArgumentOutOfRangeException(nameof(tier)),
    }).Icon();

    public static Status Look(this LossVerdict verdict) => verdict switch
    {
        LossVerdict.Enough => Status.Enough,
        LossVerdict.NotEnough => Status.NotEnough,
        LossVerdict.Unknown => Status.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>"us-east-1a" → "1a".</summary>
    public static string ShortZone(string zone) => zone.LastIndexOf('-') is > 0 and var dash && dash < zone.Length - 1 ? zone[(dash + 1)..] : zone;

    /// <summary>A reason as it begins a line.</summary>
    public static string Sentence(string reason) => reason.Length == 0 ? "" : char.ToUpperInvariant(reason[0]) + reason[1..];
}
