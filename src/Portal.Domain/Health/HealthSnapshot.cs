using Portal.Domain.Health.Seen;

namespace Portal.Domain.Health;

/// <summary>What was seen of an environment from a moment on, until the next of them. Written only when it changed.</summary>
public sealed class HealthSnapshot
{
    private HealthSnapshot() { }

    public EnvironmentId EnvironmentId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public EnvironmentSeen Seen { get; private set; } = EnvironmentSeen.Nothing;

    public static HealthSnapshot Of(EnvironmentId environment, DateTimeOffset at, EnvironmentSeen seen) => new() { EnvironmentId = environment, At = at, Seen = seen };
}
