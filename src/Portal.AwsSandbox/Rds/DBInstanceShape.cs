using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Rds;

/// <summary>A database instance as RDS shows it.</summary>
internal static class DBInstanceShape
{
    public static XElement Of(Look look, Spell database, string name)
    {
        var state = Databases.At(look.Region, database, look.At);
        var status = Status(look, database, state);
        var birth = new Birth(look.Region.Account, look.Region.Name, database.StackName, database.LogicalId, database.Type, database.Properties, database.Seed);
        var ready = status != "creating";
        return Xml.Structure(name,
            Xml.Text("DBInstanceIdentifier", database.PhysicalId),
            Xml.Text("DBInstanceClass", database.Text("DBInstanceClass")),
            Xml.Text("Engine", database.Text("Engine")),
            Xml.Text("DBInstanceStatus", status),
            Xml.Text("MasterUsername", database.Text("MasterUsername")),
            Xml.Text("DBName", database.Text("DBName")),
            ready ? Xml.Structure("Endpoint",
                Xml.Text("Address", Attribute(birth, database, "Endpoint.Address")),
                Xml.Text("Port", Attribute(birth, database, "Endpoint.Port")),
                Xml.Text("HostedZoneId", Attribute(birth, database, "Endpoint.HostedZoneId"))) : null,
            Xml.Number("AllocatedStorage", database.Number32("AllocatedStorage") ?? 20),
            ready ? Xml.Time("InstanceCreateTime", look.CreatedAt(database)) : null,
            Xml.Text("PreferredBackupWindow", database.Text("PreferredBackupWindow") ?? "03:00-03:30"),
            Xml.Number("BackupRetentionPeriod", database.Number32("BackupRetentionPeriod") ?? 1),
            Xml.Named("DBSecurityGroups", "DBSecurityGroup", Enumerable.Empty<XElement>()),
            Xml.Named("VpcSecurityGroups", "VpcSecurityGroupMembership", database.Texts("VPCSecurityGroups").Select(group =>
                Xml.Member(Xml.Text("VpcSecurityGroupId", group), Xml.Text("Status", "active")))),
            Xml.Named("DBParameterGroups", "DBParameterGroup",
            [
                Xml.Member(Xml.Text("DBParameterGroupName", database.Text("DBParameterGroupName") ?? "default.mysql8.4"), Xml.Text("ParameterApplyStatus", "in-sync")),
            ]),
            Xml.Text("AvailabilityZone", state.PrimaryZone),
            SubnetGroup(look, database),
            Xml.Text("PreferredMaintenanceWindow", database.Text("PreferredMaintenanceWindow") ?? "sun:05:00-sun:05:30"),
            Pending(look, database),
            ready && (database.Number32("BackupRetentionPeriod") ?? 1) > 0 ? Xml.Time("LatestRestorableTime", Restorable(look, database, state)) : null,
            Xml.Flag("MultiAZ", database.Says("MultiAZ")),
            Xml.Text("EngineVersion", database.Text("EngineVersion") is "8.4" ? "8.4.5" : database.Text("EngineVersion")),
            Xml.Flag("AutoMinorVersionUpgrade", database.Text("AutoMinorVersionUpgrade") != "false"),
            Xml.Named("ReadReplicaDBInstanceIdentifiers", "ReadReplicaDBInstanceIdentifier", Enumerable.Empty<string>()),
            Xml.Text("LicenseModel", "general-public-license"),
            Xml.Text("SecondaryAvailabilityZone", status == "creating" ? null : state.StandbyZone),
            Xml.Flag("PubliclyAccessible", database.Says("PubliclyAccessible")),
            Xml.Text("StorageType", database.Text("StorageType") ?? "gp2"),
            Xml.Number("DbInstancePort", 0),
            Xml.Flag("StorageEncrypted", database.Says("StorageEncrypted")),
            Xml.Text("KmsKeyId", database.Text("KmsKeyId")),
            Xml.Text("DbiResourceId", ResourceId(look, database)),
            Xml.Text("CACertificateIdentifier", "rds-ca-rsa2048-g1"),
            Xml.Flag("CopyTagsToSnapshot", database.Says("CopyTagsToSnapshot")),
            Xml.Number("MonitoringInterval", database.Number32("MonitoringInterval") ?? 0),
            Xml.Text("MonitoringRoleArn", database.Text("MonitoringRoleArn")),
            Xml.Text("DBInstanceArn", look.Arn("rds", $"db:{database.PhysicalId}")),
            Xml.Flag("IAMDatabaseAuthenticationEnabled", database.Says("EnableIAMDatabaseAuthentication")),
            Xml.Flag("PerformanceInsightsEnabled", database.Says("EnablePerformanceInsights")),
            Xml.List("EnabledCloudwatchLogsExports", database.Texts("EnableCloudwatchLogsExports")),
            Xml.Flag("DeletionProtection", database.Says("DeletionProtection")),
            Xml.Number("MaxAllocatedStorage", database.Number32("MaxAllocatedStorage")),
            Xml.Named("TagList", "Tag", Look.Tags(database).Select(tag => Xml.Member(Xml.Text("Key", tag.Key), Xml.Text("Value", tag.Value)))),
            database.Says("ManageMasterUserPassword") ? Xml.Structure("MasterUserSecret",
                Xml.Text("SecretArn", Attribute(birth, database, "MasterUserSecret.SecretArn")), Xml.Text("SecretStatus", "active"),
                Xml.Text("KmsKeyId", database.Text("MasterUserSecret/KmsKeyId"))) : null,
            Xml.Text("EngineLifecycleSupport", database.Text("EngineLifecycleSupport")));
    }

    public static string ResourceId(Look look, Spell database) => "db-" + Hash.Letters(database.Seed, 26);

    public static string Status(Look look, Spell database, DatabaseState state) => look.Status(database) switch
    {
        "CREATE_IN_PROGRESS" => "creating",
        "UPDATE_IN_PROGRESS" => "modifying",
        "DELETE_IN_PROGRESS" => "deleting",
        _ => state.Word ?? (state.IsStopped ? "stopped" : "available"),
    };

    private static string Attribute(Birth birth, Spell database, string attribute) => Attributes.Of(birth, database.PhysicalId, attribute, 1);

    // Five minutes behind, as the transaction logs are shipped; it stands still while the database does not serve.
    private static DateTimeOffset Restorable(Look look, Spell database, DatabaseState state)
    {
        var created = look.CreatedAt(database);
        var until = state.IsStopped
            ? look.Region.Facts.Disturbances.Last(each => each.Kind == DisturbanceKind.DatabaseStopped && each.PhysicalId == database.PhysicalId).From
            : look.At;
        var ticks = until.UtcTicks - until.UtcTicks % TimeSpan.FromMinutes(5).Ticks;
        return new DateTimeOffset(ticks, TimeSpan.Zero) is var at && at < created ? created : at;
    }

    private static XElement? Pending(Look look, Spell database) =>
        look.Region.Facts.PendingModifications.GetValueOrDefault(database.PhysicalId) is { Count: > 0 } pending
            ? Xml.Structure("PendingModifiedValues", pending.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Xml.Text(pair.Key, pair.Value)))
            : Xml.Structure("PendingModifiedValues");

    private static XElement? SubnetGroup(Look look, Spell database)
    {
        if (look.Find("AWS::RDS::DBSubnetGroup", database.Text("DBSubnetGroupName")) is not { } group) return null;
        return Xml.Structure("DBSubnetGroup",
            Xml.Text("DBSubnetGroupName", group.PhysicalId),
            Xml.Text("DBSubnetGroupDescription", group.Text("DBSubnetGroupDescription")),
            Xml.Text("VpcId", Network.VpcOf(look.Region, group.Texts("SubnetIds"))),
            Xml.Text("SubnetGroupStatus", "Complete"),
            Xml.Named("Subnets", "Subnet", group.Texts("SubnetIds").Select(subnet => Xml.Member(
                Xml.Text("SubnetIdentifier", subnet),
                Xml.Structure("SubnetAvailabilityZone", Xml.Text("Name", Network.ZoneOf(look.Region, subnet))),
                Xml.Text("SubnetStatus", "Active")))));
    }
}
