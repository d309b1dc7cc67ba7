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
        ["monitoring"] = Words(
            "DeleteAlarms DeleteAnomalyDetector DeleteDashboards DeleteInsightRules DeleteMetricStream DescribeAlarmHistory " +
            "DescribeAlarms DescribeAlarmsForMetric DescribeAnomalyDetectors DescribeInsightRules DisableAlarmActions " +
            "DisableInsightRules EnableAlarmActions EnableInsightRules GetDashboard GetInsightRuleReport GetMetricData " +
            "GetMetricStatistics GetMetricStream GetMetricWidgetImage ListDashboards ListManagedInsightRules " +
            "ListMetricStreams ListMetrics ListTagsForResource PutAnomalyDetector PutCompositeAlarm PutDashboard " +
            "PutInsightRule PutManagedInsightRules PutMetricAlarm PutMetricData PutMetricStream SetAlarmState " +
            "StartMetricStreams StopMetricStreams TagResource UntagResource"),
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
        ["ce"] = Words(
            "CreateAnomalyMonitor CreateAnomalySubscription CreateCostCategoryDefinition DeleteAnomalyMonitor " +
            "DeleteAnomalySubscription DeleteCostCategoryDefinition DescribeCostCategoryDefinition GetAnomalies " +
            "GetAnomalyMonitors GetAnomalySubscriptions GetApproximateUsageRecords GetCommitmentPurchaseAnalysis " +
            "GetCostAndUsage GetCostAndUsageWithResources GetCostCategories GetCostForecast GetDimensionValues " +
            "GetReservationCoverage GetReservationPurchaseRecommendation GetReservationUtilization " +
            "GetRightsizingRecommendation GetSavingsPlanPurchaseRecommendationDetails GetSavingsPlansCoverage " +
            "GetSavingsPlansPurchaseRecommendation GetSavingsPlansUtilization GetSavingsPlansUtilizationDetails GetTags " +
            "GetUsageForecast ListCommitmentPurchaseAnalyses ListCostAllocationTagBackfillHistory ListCostAllocationTags " +
            "ListCostCategoryDefinitions ListSavingsPlansPurchaseRecommendationGeneration ListTagsForResource " +
            "ProvideAnomalyFeedback StartCommitmentPurchaseAnalysis StartCostAllocationTagBackfill " +
            "StartSavingsPlansPurchaseRecommendationGeneration TagResource UntagResource UpdateAnomalyMonitor " +
            "UpdateAnomalySubscription UpdateCostAllocationTagsStatus UpdateCostCategoryDefinition"),
        ["pricing"] = Words("DescribeServices GetAttributeValues GetPriceListFileUrl GetProducts ListPriceLists"),
        ["autoscaling"] = Words(
            "AttachInstances AttachLoadBalancerTargetGroups AttachLoadBalancers AttachTrafficSources " +
            "BatchDeleteScheduledAction BatchPutScheduledUpdateGroupAction CancelInstanceRefresh CompleteLifecycleAction " +
            "CreateAutoScalingGroup CreateLaunchConfiguration CreateOrUpdateTags DeleteAutoScalingGroup " +
            "DeleteLaunchConfiguration DeleteLifecycleHook DeleteNotificationConfiguration DeletePolicy " +
            "DeleteScheduledAction DeleteTags DeleteWarmPool DescribeAccountLimits DescribeAdjustmentTypes " +
            "DescribeAutoScalingGroups DescribeAutoScalingInstances DescribeAutoScalingNotificationTypes " +
            "DescribeInstanceRefreshes DescribeLaunchConfigurations DescribeLifecycleHookTypes DescribeLifecycleHooks " +
            "DescribeLoadBalancerTargetGroups DescribeLoadBalancers DescribeMetricCollectionTypes " +
            "DescribeNotificationConfigurations DescribePolicies DescribeScalingActivities DescribeScalingProcessTypes " +
            "DescribeScheduledActions DescribeTags DescribeTerminationPolicyTypes DescribeTrafficSources DescribeWarmPool " +
            "DetachInstances DetachLoadBalancerTargetGroups DetachLoadBalancers DetachTrafficSources " +
            "DisableMetricsCollection EnableMetricsCollection EnterStandby ExecutePolicy ExitStandby " +
            "GetPredictiveScalingForecast LaunchInstances PutLifecycleHook PutNotificationConfiguration PutScalingPolicy " +
            "PutScheduledUpdateGroupAction PutWarmPool RecordLifecycleActionHeartbeat ResumeProcesses " +
            "RollbackInstanceRefresh SetDesiredCapacity SetInstanceHealth SetInstanceProtection StartInstanceRefresh " +
            "SuspendProcesses TerminateInstanceInAutoScalingGroup UpdateAutoScalingGroup"),
        ["elasticache"] = Words(
            "AddTagsToResource AuthorizeCacheSecurityGroupIngress BatchApplyUpdateAction BatchStopUpdateAction " +
            "CompleteMigration CopyServerlessCacheSnapshot CopySnapshot CreateCacheCluster CreateCacheParameterGroup " +
            "CreateCacheSecurityGroup CreateCacheSubnetGroup CreateGlobalReplicationGroup CreateReplicationGroup " +
            "CreateServerlessCache CreateServerlessCacheSnapshot CreateSnapshot CreateUser CreateUserGroup " +
            "DecreaseNodeGroupsInGlobalReplicationGroup DecreaseReplicaCount DeleteCacheCluster DeleteCacheParameterGroup " +
            "DeleteCacheSecurityGroup DeleteCacheSubnetGroup DeleteGlobalReplicationGroup DeleteReplicationGroup " +
            "DeleteServerlessCache DeleteServerlessCacheSnapshot DeleteSnapshot DeleteUser DeleteUserGroup " +
            "DescribeCacheClusters DescribeCacheEngineVersions DescribeCacheParameterGroups DescribeCacheParameters " +
            "DescribeCacheSecurityGroups DescribeCacheSubnetGroups DescribeEngineDefaultParameters DescribeEvents " +
            "DescribeGlobalReplicationGroups DescribeReplicationGroups DescribeReservedCacheNodes " +
            "DescribeReservedCacheNodesOfferings DescribeServerlessCacheSnapshots DescribeServerlessCaches " +
            "DescribeServiceUpdates DescribeSnapshots DescribeUpdateActions DescribeUserGroups DescribeUsers " +
            "DisassociateGlobalReplicationGroup ExportServerlessCacheSnapshot FailoverGlobalReplicationGroup " +
            "IncreaseNodeGroupsInGlobalReplicationGroup IncreaseReplicaCount ListAllowedNodeTypeModifications " +
            "ListTagsForResource ModifyCacheCluster ModifyCacheParameterGroup ModifyCacheSubnetGroup " +
            "ModifyGlobalReplicationGroup ModifyReplicationGroup ModifyReplicationGroupShardConfiguration " +
            "ModifyServerlessCache ModifyUser ModifyUserGroup PurchaseReservedCacheNodesOffering " +
            "RebalanceSlotsInGlobalReplicationGroup RebootCacheCluster RemoveTagsFromResource ResetCacheParameterGroup " +
            "RevokeCacheSecurityGroupIngress StartMigration TestFailover TestMigration"),
        ["elasticloadbalancing"] = Words(
            "AddListenerCertificates AddTags AddTrustStoreRevocations CreateListener CreateLoadBalancer CreateRule " +
            "CreateTargetGroup CreateTrustStore DeleteListener DeleteLoadBalancer DeleteRule " +
            "DeleteSharedTrustStoreAssociation DeleteTargetGroup DeleteTrustStore DeregisterTargets DescribeAccountLimits " +
            "DescribeCapacityReservation DescribeListenerAttributes DescribeListenerCertificates DescribeListeners " +
            "DescribeLoadBalancerAttributes DescribeLoadBalancers DescribeRules DescribeSSLPolicies DescribeTags " +
            "DescribeTargetGroupAttributes DescribeTargetGroups DescribeTargetHealth DescribeTrustStoreAssociations " +
            "DescribeTrustStoreRevocations DescribeTrustStores GetResourcePolicy GetTrustStoreCaCertificatesBundle " +
            "GetTrustStoreRevocationContent ModifyCapacityReservation ModifyIpPools ModifyListener ModifyListenerAttributes " +
            "ModifyLoadBalancerAttributes ModifyRule ModifyTargetGroup ModifyTargetGroupAttributes ModifyTrustStore " +
            "RegisterTargets RemoveListenerCertificates RemoveTags RemoveTrustStoreRevocations SetIpAddressType " +
            "SetRulePriorities SetSecurityGroups SetSubnets"),
        ["rds"] = Words(
            "AddRoleToDBCluster AddRoleToDBInstance AddSourceIdentifierToSubscription AddTagsToResource " +
            "ApplyPendingMaintenanceAction AuthorizeDBSecurityGroupIngress BacktrackDBCluster CancelExportTask " +
            "CopyDBClusterParameterGroup CopyDBClusterSnapshot CopyDBParameterGroup CopyDBSnapshot CopyOptionGroup " +
            "CreateBlueGreenDeployment CreateCustomDBEngineVersion CreateDBCluster CreateDBClusterEndpoint " +
            "CreateDBClusterParameterGroup CreateDBClusterSnapshot CreateDBInstance CreateDBInstanceReadReplica " +
            "CreateDBParameterGroup CreateDBProxy CreateDBProxyEndpoint CreateDBSecurityGroup CreateDBShardGroup " +
            "CreateDBSnapshot CreateDBSubnetGroup CreateEventSubscription CreateGlobalCluster CreateIntegration " +
            "CreateOptionGroup CreateTenantDatabase DeleteBlueGreenDeployment DeleteCustomDBEngineVersion DeleteDBCluster " +
            "DeleteDBClusterAutomatedBackup DeleteDBClusterEndpoint DeleteDBClusterParameterGroup DeleteDBClusterSnapshot " +
            "DeleteDBInstance DeleteDBInstanceAutomatedBackup DeleteDBParameterGroup DeleteDBProxy DeleteDBProxyEndpoint " +
            "DeleteDBSecurityGroup DeleteDBShardGroup DeleteDBSnapshot DeleteDBSubnetGroup DeleteEventSubscription " +
            "DeleteGlobalCluster DeleteIntegration DeleteOptionGroup DeleteTenantDatabase DeregisterDBProxyTargets " +
            "DescribeAccountAttributes DescribeBlueGreenDeployments DescribeCertificates DescribeDBClusterAutomatedBackups " +
            "DescribeDBClusterBacktracks DescribeDBClusterEndpoints DescribeDBClusterParameterGroups " +
            "DescribeDBClusterParameters DescribeDBClusterSnapshotAttributes DescribeDBClusterSnapshots DescribeDBClusters " +
            "DescribeDBEngineVersions DescribeDBInstanceAutomatedBackups DescribeDBInstances DescribeDBLogFiles " +
            "DescribeDBMajorEngineVersions DescribeDBParameterGroups DescribeDBParameters DescribeDBProxies " +
            "DescribeDBProxyEndpoints DescribeDBProxyTargetGroups DescribeDBProxyTargets DescribeDBRecommendations " +
            "DescribeDBSecurityGroups DescribeDBShardGroups DescribeDBSnapshotAttributes DescribeDBSnapshotTenantDatabases " +
            "DescribeDBSnapshots DescribeDBSubnetGroups DescribeEngineDefaultClusterParameters " +
            "DescribeEngineDefaultParameters DescribeEventCategories DescribeEventSubscriptions DescribeEvents " +
            "DescribeExportTasks DescribeGlobalClusters DescribeIntegrations DescribeOptionGroupOptions " +
            "DescribeOptionGroups DescribeOrderableDBInstanceOptions DescribePendingMaintenanceActions " +
            "DescribeReservedDBInstances DescribeReservedDBInstancesOfferings DescribeServerlessV2PlatformVersions " +
            "DescribeSourceRegions DescribeTenantDatabases DescribeValidDBInstanceModifications DisableHttpEndpoint " +
            "DownloadDBLogFilePortion EnableHttpEndpoint FailoverDBCluster FailoverGlobalCluster ListTagsForResource " +
            "ModifyActivityStream ModifyCertificates ModifyCurrentDBClusterCapacity ModifyCustomDBEngineVersion " +
            "ModifyDBCluster ModifyDBClusterEndpoint ModifyDBClusterParameterGroup ModifyDBClusterSnapshotAttribute " +
            "ModifyDBInstance ModifyDBParameterGroup ModifyDBProxy ModifyDBProxyEndpoint ModifyDBProxyTargetGroup " +
            "ModifyDBRecommendation ModifyDBShardGroup ModifyDBSnapshot ModifyDBSnapshotAttribute ModifyDBSubnetGroup " +
            "ModifyEventSubscription ModifyGlobalCluster ModifyIntegration ModifyOptionGroup ModifyTenantDatabase " +
            "PromoteReadReplica PromoteReadReplicaDBCluster PurchaseReservedDBInstancesOffering RebootDBCluster " +
            "RebootDBInstance RebootDBShardGroup RegisterDBProxyTargets RemoveFromGlobalCluster RemoveRoleFromDBCluster " +
            "RemoveRoleFromDBInstance RemoveSourceIdentifierFromSubscription RemoveTagsFromResource " +
            "ResetDBClusterParameterGroup ResetDBParameterGroup RestoreDBClusterFromS3 RestoreDBClusterFromSnapshot " +
            "RestoreDBClusterToPointInTime RestoreDBInstanceFromDBSnapshot RestoreDBInstanceFromS3 " +
            "RestoreDBInstanceToPointInTime RevokeDBSecurityGroupIngress StartActivityStream StartDBCluster StartDBInstance " +
            "StartDBInstanceAutomatedBackupsReplication StartExportTask StopActivityStream StopDBCluster StopDBInstance " +
            "StopDBInstanceAutomatedBackupsReplication SwitchoverBlueGreenDeployment SwitchoverGlobalCluster " +
            "SwitchoverReadReplica"),
        ["cloudfront"] = Words(
            "AssociateAlias AssociateDistributionTenantWebACL AssociateDistributionWebACL CopyDistribution " +
            "CreateAnycastIpList CreateCachePolicy CreateCloudFrontOriginAccessIdentity CreateConnectionFunction " +
            "CreateConnectionGroup CreateContinuousDeploymentPolicy CreateDistribution CreateDistributionTenant " +
            "CreateDistributionWithTags CreateFieldLevelEncryptionConfig CreateFieldLevelEncryptionProfile CreateFunction " +
            "CreateInvalidation CreateInvalidationForDistributionTenant CreateKeyGroup CreateKeyValueStore " +
            "CreateMonitoringSubscription CreateOriginAccessControl CreateOriginRequestPolicy CreatePublicKey " +
            "CreateRealtimeLogConfig CreateResponseHeadersPolicy CreateStreamingDistribution " +
            "CreateStreamingDistributionWithTags CreateTrustStore CreateVpcOrigin DeleteAnycastIpList DeleteCachePolicy " +
            "DeleteCloudFrontOriginAccessIdentity DeleteConnectionFunction DeleteConnectionGroup " +
            "DeleteContinuousDeploymentPolicy DeleteDistribution DeleteDistributionTenant DeleteFieldLevelEncryptionConfig " +
            "DeleteFieldLevelEncryptionProfile DeleteFunction DeleteKeyGroup DeleteKeyValueStore " +
            "DeleteMonitoringSubscription DeleteOriginAccessControl DeleteOriginRequestPolicy DeletePublicKey " +
            "DeleteRealtimeLogConfig DeleteResourcePolicy DeleteResponseHeadersPolicy DeleteStreamingDistribution " +
            "DeleteTrustStore DeleteVpcOrigin DescribeConnectionFunction DescribeFunction DescribeKeyValueStore " +
            "DisassociateDistributionTenantWebACL DisassociateDistributionWebACL GetAnycastIpList GetCachePolicy " +
            "GetCachePolicyConfig GetCloudFrontOriginAccessIdentity GetCloudFrontOriginAccessIdentityConfig " +
            "GetConnectionFunction GetConnectionGroup GetConnectionGroupByRoutingEndpoint GetContinuousDeploymentPolicy " +
            "GetContinuousDeploymentPolicyConfig GetDistribution GetDistributionConfig GetDistributionTenant " +
            "GetDistributionTenantByDomain GetFieldLevelEncryption GetFieldLevelEncryptionConfig " +
            "GetFieldLevelEncryptionProfile GetFieldLevelEncryptionProfileConfig GetFunction GetInvalidation " +
            "GetInvalidationForDistributionTenant GetKeyGroup GetKeyGroupConfig GetManagedCertificateDetails " +
            "GetMonitoringSubscription GetOriginAccessControl GetOriginAccessControlConfig GetOriginRequestPolicy " +
            "GetOriginRequestPolicyConfig GetPublicKey GetPublicKeyConfig GetRealtimeLogConfig GetResourcePolicy " +
            "GetResponseHeadersPolicy GetResponseHeadersPolicyConfig GetStreamingDistribution " +
            "GetStreamingDistributionConfig GetTrustStore GetVpcOrigin ListAnycastIpLists ListCachePolicies " +
            "ListCloudFrontOriginAccessIdentities ListConflictingAliases ListConnectionFunctions ListConnectionGroups " +
            "ListContinuousDeploymentPolicies ListDistributionTenants ListDistributionTenantsByCustomization " +
            "ListDistributions ListDistributionsByAnycastIpListId ListDistributionsByCachePolicyId " +
            "ListDistributionsByConnectionFunction ListDistributionsByConnectionMode ListDistributionsByKeyGroup " +
            "ListDistributionsByOriginRequestPolicyId ListDistributionsByOwnedResource ListDistributionsByRealtimeLogConfig " +
            "ListDistributionsByResponseHeadersPolicyId ListDistributionsByTrustStore ListDistributionsByVpcOriginId " +
            "ListDistributionsByWebACLId ListDomainConflicts ListFieldLevelEncryptionConfigs " +
            "ListFieldLevelEncryptionProfiles ListFunctions ListInvalidations ListInvalidationsForDistributionTenant " +
            "ListKeyGroups ListKeyValueStores ListOriginAccessControls ListOriginRequestPolicies ListPublicKeys " +
            "ListRealtimeLogConfigs ListResponseHeadersPolicies ListStreamingDistributions ListTagsForResource " +
            "ListTrustStores ListVpcOrigins PublishConnectionFunction PublishFunction PutResourcePolicy TagResource " +
            "TestConnectionFunction TestFunction UntagResource UpdateAnycastIpList UpdateCachePolicy " +
            "UpdateCloudFrontOriginAccessIdentity UpdateConnectionFunction UpdateConnectionGroup " +
            "UpdateContinuousDeploymentPolicy UpdateDistribution UpdateDistributionTenant " +
            "UpdateDistributionWithStagingConfig UpdateDomainAssociation UpdateFieldLevelEncryptionConfig " +
            "UpdateFieldLevelEncryptionProfile UpdateFunction UpdateKeyGroup UpdateKeyValueStore UpdateOriginAccessControl " +
            "UpdateOriginRequestPolicy UpdatePublicKey UpdateRealtimeLogConfig UpdateResponseHeadersPolicy " +
            "UpdateStreamingDistribution UpdateTrustStore UpdateVpcOrigin VerifyDnsConfiguration"),
        ["servicequotas"] = Words(
            "AssociateServiceQuotaTemplate CreateSupportCase DeleteServiceQuotaIncreaseRequestFromTemplate " +
            "DisassociateServiceQuotaTemplate GetAWSDefaultServiceQuota GetAssociationForServiceQuotaTemplate " +
            "GetAutoManagementConfiguration GetQuotaUtilizationReport GetRequestedServiceQuotaChange GetServiceQuota " +
            "GetServiceQuotaIncreaseRequestFromTemplate ListAWSDefaultServiceQuotas ListRequestedServiceQuotaChangeHistory " +
            "ListRequestedServiceQuotaChangeHistoryByQuota ListServiceQuotaIncreaseRequestsInTemplate ListServiceQuotas " +
            "ListServices ListTagsForResource PutServiceQuotaIncreaseRequestIntoTemplate RequestServiceQuotaIncrease " +
            "StartAutoManagement StartQuotaUtilizationReport StopAutoManagement TagResource UntagResource " +
            "UpdateAutoManagement"),
        ["cloudtrail"] = Words(
            "AddTags CancelQuery CreateChannel CreateDashboard CreateEventDataStore CreateTrail DeleteChannel " +
            "DeleteDashboard DeleteEventDataStore DeleteResourcePolicy DeleteTrail DeregisterOrganizationDelegatedAdmin " +
            "DescribeQuery DescribeTrails DisableFederation EnableFederation GenerateQuery GetChannel GetDashboard " +
            "GetEventConfiguration GetEventDataStore GetEventSelectors GetImport GetInsightSelectors GetQueryResults " +
            "GetResourcePolicy GetTrail GetTrailStatus ListChannels ListDashboards ListEventDataStores ListImportFailures " +
            "ListImports ListInsightsData ListInsightsMetricData ListPublicKeys ListQueries ListTags ListTrails " +
            "LookupEvents PutEventConfiguration PutEventSelectors PutInsightSelectors PutResourcePolicy " +
            "RegisterOrganizationDelegatedAdmin RemoveTags RestoreEventDataStore SearchSampleQueries StartDashboardRefresh " +
            "StartEventDataStoreIngestion StartImport StartLogging StartQuery StopEventDataStoreIngestion StopImport " +
            "StopLogging UpdateChannel UpdateDashboard UpdateEventDataStore UpdateTrail"),
        ["tagging"] = Words(
            "DescribeReportCreation GetComplianceSummary GetResources GetTagKeys GetTagValues ListRequiredTags " +
            "StartReportCreation TagResources UntagResources"),
    };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
