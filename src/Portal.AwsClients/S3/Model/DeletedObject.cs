namespace Amazon.S3.Model;

/// <summary>What was deleted.</summary>
public class DeletedObject
{
    public string? Key { get; set; }
    public string? VersionId { get; set; }
}
