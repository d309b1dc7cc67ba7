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
        ["sts"] = Words(
            "AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot DecodeAuthorizationMessage GetAccessKeyInfo " +
            "GetCallerIdentity GetFederationToken GetSessionToken"),
        ["pricing"] = Words("DescribeServices GetAttributeValues GetPriceListFileUrl GetProducts ListPriceLists"),
    };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
