namespace Portal.Platform.Telemetry.Readiness;

/// <param name="State">ok, degraded or failed.</param>
/// <param name="Sentence">What is so, and where it is not well what to do.</param>
public sealed record ReadinessCheck(string Name, string State, string Sentence)
{
    public static ReadinessCheck Good(string name, string sentence) => new(name, "ok", sentence);

    public static ReadinessCheck Degraded(string name, string sentence) => new(name, "degraded", sentence);

    /// <summary>Nobody should be sent here.</summary>
    public static ReadinessCheck Failed(string name, string sentence) => new(name, "failed", sentence);
}

public sealed record ReadinessReport(IReadOnlyList<ReadinessCheck> Checks)
{
    public bool IsReady => Checks.All(check => check.State != "failed");

    /// <summary>ready, degraded or notReady.</summary>
    public string Status => !IsReady ? "notReady" : Checks.Any(check => check.State == "degraded") ? "degraded" : "ready";
}
