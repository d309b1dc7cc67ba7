namespace Amazon.S3.Model;

/// <summary>What could not be deleted, and why.</summary>
public class DeleteError
{
    public string? Key { get; set; }
    public string? VersionId { get; set; }
    public string? Code { get; set; }
    public string? Message { get; set; }
}
