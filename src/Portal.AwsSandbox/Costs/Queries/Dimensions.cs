using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Costs.Queries;

/// <summary>The dimensions of Cost Explorer and what a line says of each.</summary>
internal static class Dimensions
{
    /// <summary>All that the service's model names.</summary>
    public static readonly string[] All =
    [
        "AZ", "INSTANCE_TYPE", "LINKED_ACCOUNT", "LINKED_ACCOUNT_NAME", "OPERATION", "PURCHASE_TYPE", "REGION", "SERVICE", "SERVICE_CODE", "USAGE_TYPE",
        "USAGE_TYPE_GROUP", "RECORD_TYPE", "OPERATING_SYSTEM", "TENANCY", "SCOPE", "PLATFORM", "SUBSCRIPTION_ID", "LEGAL_ENTITY_NAME", "DEPLOYMENT_OPTION",
        "DATABASE_ENGINE", "CACHE_ENGINE", "INSTANCE_TYPE_FAMILY", "BILLING_ENTITY", "RESERVATION_ID", "RESOURCE_ID", "RIGHTSIZING_TYPE", "SAVINGS_PLANS_TYPE",
        "SAVINGS_PLAN_ARN", "PAYMENT_OPTION", "AGREEMENT_END_DATE_TIME_AFTER", "AGREEMENT_END_DATE_TIME_BEFORE", "INVOICING_ENTITY",
        "ANOMALY_TOTAL_IMPACT_ABSOLUTE", "ANOMALY_TOTAL_IMPACT_PERCENTAGE",
    ];

    // How a group is called whose lines say nothing of the dimension.
    private static readonly Dictionary<string, string> Absent = new()
    {
        ["AZ"] = "NoAZ",
        ["INSTANCE_TYPE"] = "NoInstanceType",
        ["OPERATION"] = "NoOperation",
        ["REGION"] = "NoRegion",
        ["USAGE_TYPE"] = "NoUsageType",
        ["OPERATING_SYSTEM"] = "NoOperatingSystem",
        ["PLATFORM"] = "NoPlatform",
        ["TENANCY"] = "NoTenancy",
        ["DEPLOYMENT_OPTION"] = "NoDeploymentOption",
        ["DATABASE_ENGINE"] = "NoDatabaseEngine",
        ["CACHE_ENGINE"] = "NoCacheEngine",
        ["INSTANCE_TYPE_FAMILY"] = "NoInstanceTypeFamily",
        ["SERVICE_CODE"] = "NoServiceCode",
        ["PURCHASE_TYPE"] = "NoPurchaseType",
    };

    /// <summary>The line's value; null when it has none, or the dimension is one that the sandbox's lines know nothing of.</summary>
    public static string? Of(UsageLine line, string dimension) => dimension switch
    {
        "AZ" => line.Zone,
        "INSTANCE_TYPE" => line.InstanceType,
        "INSTANCE_TYPE_FAMILY" => line.InstanceType?.Split('.') is [.., var family, _] ? family : null,
        "LINKED_ACCOUNT" => line.Account,
        "LINKED_ACCOUNT_NAME" => AccountName(line.Account),
        "OPERATION" => line.Operation,
        "PURCHASE_TYPE" => line.InstanceType is null ? null : "On Demand Instances",
        "REGION" => line.Region,
        "SERVICE" => line.Service,
        "SERVICE_CODE" => line.ServiceCode,
        "USAGE_TYPE" => line.UsageType,
        "RECORD_TYPE" => line.RecordType,
        "OPERATING_SYSTEM" or "PLATFORM" => line.Platform,
        "TENANCY" => line.Platform is null ? null : "Shared",
        "DEPLOYMENT_OPTION" => line.DeploymentOption,
        "DATABASE_ENGINE" => line.DatabaseEngine,
        "CACHE_ENGINE" => line.CacheEngine,
        "LEGAL_ENTITY_NAME" or "INVOICING_ENTITY" => "Amazon Web Services, Inc.",
        "BILLING_ENTITY" => "AWS",
        _ => null,
    };

    public static string Shown(UsageLine line, string dimension) => Of(line, dimension) ?? Absent.GetValueOrDefault(dimension, "");

    public static string AccountName(string account) => $"account-{account}";

    public static string Known(string name, string action) => All.Contains(name) && name is not "RESOURCE_ID"
        ? name
        : throw new AwsException("ValidationException", name == "RESOURCE_ID"
            ? $"RESOURCE_ID is not supported by {action}; use GetCostAndUsageWithResources."
            : $"Dimension {name} is not supported.");
}
