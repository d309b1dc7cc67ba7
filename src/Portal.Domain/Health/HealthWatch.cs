namespace Portal.Domain.Health;

/// <summary>Somebody has the environment on the screen; while so it is looked at each minute, metrics too.</summary>
public sealed class HealthWatch
{
    private HealthWatch() { }

    public EnvironmentId EnvironmentId { get; private set; }
    public DateTimeOffset Until { get; private set; }
}
