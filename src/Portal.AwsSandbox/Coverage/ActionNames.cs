namespace Portal.AwsSandbox.Coverage;

/// <summary>Every action of the services simulated in part, by signing name, from AWS's service models.</summary>
internal static class ActionNames
{
    public static readonly IReadOnlyDictionary<string, string[]> All = new Dictionary<string, string[]>
    {
        ["cloudformation"] = Words(
            "ActivateOrganizationsAccess ActivateType BatchDescribeTypeConfigurations CancelUpdateStack " +
            "ContinueUpdateRollback CreateChangeSet CreateGeneratedTemplate CreateStack CreateStackInstances " +
            "CreateStackRefactor CreateStackSet DeactivateOrganizationsAccess DeactivateType DeleteChangeSet " +
            "DeleteGeneratedTemplate DeleteStack DeleteStackInstances DeleteStackSet DeregisterType DescribeAccountLimits " +
            "DescribeChangeSet DescribeChangeSetHooks DescribeGeneratedTemplate DescribeOrganizationsAccess " +
            "DescribePublisher DescribeResourceScan DescribeStackDriftDetectionStatus DescribeStackEvents " +
            "DescribeStackInstance DescribeStackRefactor DescribeStackResource DescribeStackResourceDrifts " +
            "DescribeStackResources DescribeStackSet DescribeStackSetOperation DescribeStacks DescribeType " +
            "DescribeTypeRegistration DetectStackDrift DetectStackResourceDrift DetectStackSetDrift EstimateTemplateCost " +
            "ExecuteChangeSet ExecuteStackRefactor GetGeneratedTemplate GetStackPolicy GetTemplate GetTemplateSummary " +
            "ImportStacksToStackSet ListChangeSets ListExports ListGeneratedTemplates ListHookResults ListImports " +
            "ListResourceScanRelatedResources ListResourceScanResources ListResourceScans ListStackInstanceResourceDrifts " +
            "ListStackInstances ListStackRefactorActions ListStackRefactors ListStackResources " +
            "ListStackSetAutoDeploymentTargets ListStackSetOperationResults ListStackSetOperations ListStackSets ListStacks " +
            "ListTypeRegistrations ListTypeVersions ListTypes PublishType RecordHandlerProgress RegisterPublisher " +
            "RegisterType RollbackStack SetStackPolicy SetTypeConfiguration SetTypeDefaultVersion SignalResource " +
            "StartResourceScan StopStackSetOperation TestType UpdateGeneratedTemplate UpdateStack UpdateStackInstances " +
            "UpdateStackSet UpdateTerminationProtection ValidateTemplate"),
        ["s3"] = Words(
            "AbortMultipartUpload CompleteMultipartUpload CopyObject CreateBucket CreateBucketMetadataConfiguration " +
            "CreateBucketMetadataTableConfiguration CreateMultipartUpload CreateSession DeleteBucket " +
            "DeleteBucketAnalyticsConfiguration DeleteBucketCors DeleteBucketEncryption " +
            "DeleteBucketIntelligentTieringConfiguration DeleteBucketInventoryConfiguration DeleteBucketLifecycle " +
            "DeleteBucketMetadataConfiguration DeleteBucketMetadataTableConfiguration DeleteBucketMetricsConfiguration " +
            "DeleteBucketOwnershipControls DeleteBucketPolicy DeleteBucketReplication DeleteBucketTagging DeleteBucketWebsite " +
            "DeleteObject DeleteObjectTagging DeleteObjects DeletePublicAccessBlock GetBucketAbac " +
            "GetBucketAccelerateConfiguration GetBucketAcl GetBucketAnalyticsConfiguration GetBucketCors GetBucketEncryption " +
            "GetBucketIntelligentTieringConfiguration GetBucketInventoryConfiguration GetBucketLifecycle " +
            "GetBucketLifecycleConfiguration GetBucketLocation GetBucketLogging GetBucketMetadataConfiguration " +
            "GetBucketMetadataTableConfiguration GetBucketMetricsConfiguration GetBucketNotification " +
            "GetBucketNotificationConfiguration GetBucketOwnershipControls GetBucketPolicy GetBucketPolicyStatus " +
            "GetBucketReplication GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetObject " +
            "GetObjectAcl GetObjectAttributes GetObjectLegalHold GetObjectLockConfiguration GetObjectRetention " +
            "GetObjectTagging GetObjectTorrent GetPublicAccessBlock HeadBucket HeadObject ListBucketAnalyticsConfigurations " +
            "ListBucketIntelligentTieringConfigurations ListBucketInventoryConfigurations ListBucketMetricsConfigurations " +
            "ListBuckets ListDirectoryBuckets ListMultipartUploads ListObjectVersions ListObjects ListObjectsV2 ListParts " +
            "PutBucketAbac PutBucketAccelerateConfiguration PutBucketAcl PutBucketAnalyticsConfiguration PutBucketCors " +
            "PutBucketEncryption PutBucketIntelligentTieringConfiguration PutBucketInventoryConfiguration PutBucketLifecycle " +
            "PutBucketLifecycleConfiguration PutBucketLogging PutBucketMetricsConfiguration PutBucketNotification " +
            "PutBucketNotificationConfiguration PutBucketOwnershipControls PutBucketPolicy PutBucketReplication " +
            "PutBucketRequestPayment PutBucketTagging PutBucketVersioning PutBucketWebsite PutObject PutObjectAcl " +
            "PutObjectLegalHold PutObjectLockConfiguration PutObjectRetention PutObjectTagging PutPublicAccessBlock " +
            "RenameObject RestoreObject SelectObjectContent UpdateBucketMetadataInventoryTableConfiguration " +
            "UpdateBucketMetadataJournalTableConfiguration UpdateObjectEncryption UploadPart UploadPartCopy " +
            "WriteGetObjectResponse"),
        ["sts"] = Words(
            "AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot DecodeAuthorizationMessage GetAccessKeyInfo " +
            "GetCallerIdentity GetFederationToken GetSessionToken"),
    };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
