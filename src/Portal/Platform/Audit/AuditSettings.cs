namespace Portal.Platform;

public sealed class AuditSettings
{
    /// <summary>Where heads of the chain are noted, outside the database; empty: <c>audit-heads.jsonl</c> in the data folder.</summary>
    public string? HeadFile { get; set; }

    /// <summary>A bucket that gets each head as an object too; null: none does.</summary>
    public AuditBucket? HeadBucket { get; set; }

    /// <summary>Minutes between two notes; 0: none are made.</summary>
    public double HeadEveryMinutes { get; set; } = 10;
}

/// <summary>Where heads are kept out of reach of whoever owns the database.</summary>
public sealed class AuditBucket
{
    /// <summary>Account of the portal's (Portal:Aws:Accounts) that the bucket belongs to.</summary>
    public string Account { get; set; } = "";

    public string Region { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>First part of the keys.</summary>
    public string Prefix { get; set; } = "portal-audit";
}
