namespace Portal.AwsSandbox.Standing;

/// <summary>Who did what when, as CloudTrail tells it. <paramref name="Parameters"/> is JSON.</summary>
public sealed record TrailEvent(
    string Id, DateTimeOffset At, string Source, string Name, string PrincipalArn, string AccessKeyId, string Parameters,
    string ResourceType, string ResourceName, bool ReadOnly = false)
{
    /// <summary>The last part of the principal: a user's name, or the session's of an assumed role.</summary>
    public string UserName => PrincipalArn.Split('/')[^1];
}
