namespace Amazon.S3.Model;

/// <summary>One version of an object, or a marker that says it was deleted.</summary>
public class S3ObjectVersion
{
    public string? Key { get; set; }

    /// <summary>The text <c>null</c> where the bucket kept no versions when it was written.</summary>
    public string? VersionId { get; set; }
    public bool? IsLatest { get; set; }
    public bool? IsDeleteMarker { get; set; }

    /// <summary>In bytes; null for a marker.</summary>
    public long? Size { get; set; }
}
