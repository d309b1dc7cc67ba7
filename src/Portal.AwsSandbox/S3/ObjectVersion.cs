namespace Portal.AwsSandbox.S3;

/// <summary>One version of an object; a null <paramref name="Text"/> (a text's hash) is a delete marker. Versions of a bucket that keeps none are called <c>null</c>.</summary>
public sealed record ObjectVersion(string Key, string VersionId, DateTimeOffset At, string? Text);
