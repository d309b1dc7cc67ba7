namespace Portal.Tests.Harness;

/// <summary>Time that goes on only when a test says so; lapses are measured by the real one.</summary>
public sealed class Clock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
