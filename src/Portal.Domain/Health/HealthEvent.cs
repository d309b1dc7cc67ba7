namespace Portal.Domain.Health;

/// <summary>The names are stored: rename none.</summary>
public enum HealthEventKind { StateChanged, TierChanged, AlarmOff, AlarmOver, DatabaseFailover, CacheFailover, ZoneLost, ZoneBack, Ceiling, CeilingOver, Scaled, Burn, BurnOver, DrillBegan, DrillOver }

/// <summary>Something that happened to an environment, as its timeline tells it.</summary>
public sealed class HealthEvent
{
    private HealthEvent() { }

    public long Id { get; private set; }
    public EnvironmentId EnvironmentId { get; private set; }
    public HealthEventKind Kind { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Whole, such as "Database failed over, us-east-1a to us-east-1b".</summary>
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>The state it led to, where it is about one.</summary>
    public HealthState? State { get; private set; }
    public HealthTier? Tier { get; private set; }
    public string? Zone { get; private set; }

    public static HealthEvent Of(EnvironmentId environment, HealthEventKind kind, DateTimeOffset at, string title, string text, HealthState? state = null, HealthTier? tier = null, string? zone = null) =>
        new() { EnvironmentId = environment, Kind = kind, At = at, Title = title, Text = text, State = state, Tier = tier, Zone = zone };
}
