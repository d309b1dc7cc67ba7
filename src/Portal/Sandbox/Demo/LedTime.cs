namespace Portal.Sandbox.Demo;

/// <summary>Time that stands still until it is led on.</summary>
public sealed class LedTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public DateTimeOffset Now => _now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void LeadTo(DateTimeOffset at)
    {
        if (at > _now) _now = at;
    }
}
