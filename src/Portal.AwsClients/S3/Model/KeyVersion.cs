using Amazon.Runtime.Internal;

namespace Amazon.S3.Model;

/// <summary>An object, or with <see cref="VersionId"/> one version of it.</summary>
public class KeyVersion
{
    [AWSProperty(Required = true)]
    public string Key { get; set; } = null!;

    public string? VersionId { get; set; }
}
