namespace Portal.Domain.Health;

/// <summary>The tiers that health is told of, from the user to the data. The names are stored: rename none.</summary>
public enum HealthTier { Edge, LoadBalancer, Compute, Cache, Database, Storage }

/// <summary>From best to worst as a list shows it: what is unknown comes before what is known to be well. The names are stored.</summary>
public enum HealthState { Healthy, Unknown, Degraded, Down }

public static class HealthTiers
{
    public static string Title(this HealthTier tier) => tier switch
    {
        HealthTier.Edge => "Edge",
        HealthTier.LoadBalancer => "Load balancer",
        HealthTier.Compute => "Instances",
        HealthTier.Cache => "Cache",
        HealthTier.Database => "Database",
        HealthTier.Storage => "Storage",
        _ => throw new ArgumentOutOfRangeException(nameof(tier)),
    };
}
