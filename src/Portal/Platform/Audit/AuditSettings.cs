namespace Portal.Platform;

public sealed class AuditSettings
{
    /// <summary>Where heads of the chain are noted, outside the database; empty: <c>audit-heads.jsonl</c> in the data folder.</summary>
    public string? HeadFile { get; set; }

    /// <summary>Minutes between two notes; 0: none are made.</summary>
    public double HeadEveryMinutes { get; set; } = 10;
}
