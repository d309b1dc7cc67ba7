namespace Portal.AwsSandbox.Wire;

/// <summary>Who signed a request. <paramref name="UserId"/> is what GetCallerIdentity calls UserId.</summary>
public sealed record Caller(string Account, string Arn, string UserId, string AccessKeyId);
