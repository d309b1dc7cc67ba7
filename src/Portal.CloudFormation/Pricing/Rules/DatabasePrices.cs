using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Pricing.Rules;

/// <summary>RDS instances. The price of a Multi-AZ instance covers its standby, and so does that of its storage.</summary>
internal static class DatabasePrices
{
    public static void Instance(EvaluatedResource database, Bill bill)
    {
        var properties = database.Properties;
        if (ResourceMap.Text(properties["DBInstanceClass"]) is not { } type || ResourceMap.Text(properties["Engine"]) is not { } engine)
        {
            bill.Leave(database, "Database", Lack.Size, "Its class or engine is not known.");
            return;
        }
        var multi = ResourceMap.Text(properties["MultiAZ"]) == "true";
        var service = $"rds-{engine}{(multi ? "-multi-az" : "")}";
        var title = engine switch { "mysql" => "MySQL", "postgres" => "PostgreSQL", "mariadb" => "MariaDB", _ => engine };
        var zones = multi ? "Multi-AZ" : "one zone";
        bill.Describe(CostLines.Database, $"{title} {type}, {zones}");
        bill.Charge(database, CostLines.Database, service, type, Spread.Exactly(PriceBook.HoursAMonth), $"{title} {type}, {zones}");
        if (type.StartsWith("db.t", StringComparison.Ordinal))
            bill.Leave(database, "CPU credits of the database", Lack.Use, $"{type} is billed extra while it uses more CPU than it earns credits for.");
        if (properties["DBClusterIdentifier"] is null) Storage(database, service, bill);
        if (IsPastSupport(engine, properties["EngineVersion"]) && ResourceMap.Text(properties["EngineLifecycleSupport"]) != "open-source-rds-extended-support-disabled")
            bill.Leave(database, "Extended support", Lack.Price, $"{title} {ResourceMap.Text(properties["EngineVersion"])} has left standard support; RDS bills extended support for every vCPU.");
        if (ResourceMap.Text(properties["ManageMasterUserPassword"]) == "true")
            bill.Charge(database, CostLines.Keys, "secretsmanager", "secret", Spread.Exactly(1), "Secret");
        if (ResourceMap.Number(properties["MonitoringInterval"]) > 0)
            bill.ByUse(database, "cloudwatch", "logs-ingested", "Logs");
    }

    private static void Storage(EvaluatedResource database, string service, Bill bill)
    {
        var properties = database.Properties;
        var type = ResourceMap.Text(properties["StorageType"]) ?? "gp2";
        if (ResourceMap.Number(properties["AllocatedStorage"]) is not { } size)
        {
            bill.Leave(database, "Database storage", Lack.Size, "Its size is not known.");
            return;
        }
        bill.Describe(CostLines.DatabaseStorage, $"{size} GB {type}");
        bill.Charge(database, CostLines.DatabaseStorage, service, $"storage-{type}", Spread.Exactly(size), $"Storage, {type}");
        Growth(database, service, $"storage-{type}", size, bill);
        if (properties["Iops"] is not null || properties["StorageThroughput"] is not null)
            bill.Leave(database, "Provisioned IOPS and throughput", Lack.Price, "What goes beyond the storage's own is billed; the price books do not have it.");
        if (ResourceMap.Number(properties["BackupRetentionPeriod"]) is > 0)
            bill.ByUse(database, "rds", "backup-beyond-db-size", "Database backups beyond the size of the storage");
    }

    /// <summary>Nobody can tell when storage grows, so it is named with its price and left out of the total.</summary>
    private static void Growth(EvaluatedResource database, string service, string item, int size, Bill bill)
    {
        if (ResourceMap.Number(database.Properties["MaxAllocatedStorage"]) is not { } most || most <= size) return;
        var cost = bill.PriceOf(service, item) is { } price ? $" Up to {(most - size) * price:0.00} a month more." : "";
        bill.Leave(database, "Growth of the database storage", Lack.Use, $"RDS grows it from {size} to {most} GB by itself when it fills up.{cost}");
    }

    // Standard support of MySQL 8.0 on RDS ended on 2026-07-31, of 5.7 on 2024-02-29.
    private static bool IsPastSupport(string engine, Value? version) =>
        engine == "mysql" && ResourceMap.Text(version) is { } text && (text.StartsWith("8.0", StringComparison.Ordinal) || text.StartsWith("5.", StringComparison.Ordinal));
}
