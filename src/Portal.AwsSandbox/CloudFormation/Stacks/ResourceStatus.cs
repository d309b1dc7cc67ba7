namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>The statuses of resources, verbatim.</summary>
public static class ResourceStatus
{
    public const string CreateInProgress = "CREATE_IN_PROGRESS";
    public const string CreateFailed = "CREATE_FAILED";
    public const string CreateComplete = "CREATE_COMPLETE";
    public const string UpdateInProgress = "UPDATE_IN_PROGRESS";
    public const string UpdateFailed = "UPDATE_FAILED";
    public const string UpdateComplete = "UPDATE_COMPLETE";
    public const string DeleteInProgress = "DELETE_IN_PROGRESS";
    public const string DeleteFailed = "DELETE_FAILED";
    public const string DeleteComplete = "DELETE_COMPLETE";
    public const string DeleteSkipped = "DELETE_SKIPPED";
    public const string ImportInProgress = "IMPORT_IN_PROGRESS";
    public const string ImportFailed = "IMPORT_FAILED";
    public const string ImportComplete = "IMPORT_COMPLETE";
}
