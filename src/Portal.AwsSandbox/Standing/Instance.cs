namespace Portal.AwsSandbox.Standing;

/// <summary>
/// One instance of a group from launch to end. Past <paramref name="InServiceAt"/> it serves, until it breaks or ends.
/// </summary>
/// <param name="Cause">Why it was launched, as the scaling activity says it.</param>
public sealed record Instance(
    string Id, string Group, string Type, string Zone, string? SubnetId, string? TemplateId, string? TemplateVersion, int Generation,
    DateTimeOffset LaunchedAt, DateTimeOffset InServiceAt, string Cause)
{
    /// <summary>From here on it fails its checks; null while it is well.</summary>
    public DateTimeOffset? BrokenAt { get; set; }

    /// <summary>When it was terminated; null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string? EndCause { get; set; }

    public bool StandsAt(DateTimeOffset at) => LaunchedAt <= at && (EndedAt is null || at < EndedAt);

    public bool ServesAt(DateTimeOffset at) => StandsAt(at) && InServiceAt <= at && (BrokenAt is null || at < BrokenAt);
}
