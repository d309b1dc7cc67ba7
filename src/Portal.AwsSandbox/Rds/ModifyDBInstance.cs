using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Rds;

/// <summary>Changes of a database past CloudFormation. What interrupts it waits for the maintenance window, unless it is to be applied at once.</summary>
internal static class ModifyDBInstance
{
    private static readonly TimeSpan Takes = TimeSpan.FromMinutes(8);

    private static readonly string[] Waits = ["DBInstanceClass", "AllocatedStorage", "EngineVersion", "MultiAZ", "StorageType", "Iops"];

    private static readonly string[] AtOnce =
    [
        "DeletionProtection", "BackupRetentionPeriod", "PreferredBackupWindow", "PreferredMaintenanceWindow", "AutoMinorVersionUpgrade", "CopyTagsToSnapshot",
        "MonitoringInterval", "MonitoringRoleArn", "PubliclyAccessible", "MaxAllocatedStorage", "DBParameterGroupName",
    ];

    public static XElement Handle(Look look)
    {
        var database = RdsService.Database(look);
        var status = DBInstanceShape.Status(look, database, Databases.At(look.Region, database, look.At));
        var waiting = Given(look, database, Waits);
        var given = Given(look, database, AtOnce);
        if (status != "available" && (waiting.Count > 0 || status != "stopped"))
            throw new AwsException("InvalidDBInstanceState", $"Database instance is not in available state.");
        if (look.Input.Number("AllocatedStorage") < database.Number32("AllocatedStorage"))
            throw new AwsException("InvalidParameterCombination", "Requested storage size can't be less than the current storage size.");
        if (look.Input.Number("BackupRetentionPeriod") is < 0 or > 35)
            throw new AwsException("InvalidParameterValue", $"Invalid backup retention period: {look.Input.Text("BackupRetentionPeriod")}. Must be between 0 and 35.");
        if (look.Input.Flag("ApplyImmediately"))
        {
            foreach (var (name, value) in waiting) given[name] = value;
            if (waiting.Count > 0) Apply(look, database, waiting.Keys);
        }
        else if (waiting.Count > 0)
        {
            var pending = look.Region.Facts.PendingModifications;
            pending[database.PhysicalId] = waiting.ToDictionary(pair => pair.Key, pair => pair.Value!);
            look.Region.TouchFacts();
        }
        OutOfBand.Set(look, database, given);
        // The answer shows the instance as it has become, which the region notes only when the change is done.
        return Xml.Structure("ModifyDBInstanceResult", DBInstanceShape.Of(look, OutOfBand.Laid(look, database), "DBInstance"));
    }

    private static void Apply(Look look, Spell database, IEnumerable<string> what)
    {
        Disturbances.Begin(look.Region, DisturbanceKind.DatabaseBusy, look.At, look.After(Takes), one => one with { PhysicalId = database.PhysicalId, StackId = database.StackId, Word = "modifying" });
        look.Region.Facts.PendingModifications.Remove(database.PhysicalId);
        // A class or a version is changed on the standby first, which then takes over.
        if (what.Any(name => name is "DBInstanceClass" or "EngineVersion")) Databases.FailOver(look.Region, database, look.At);
    }

    private static Dictionary<string, string?> Given(Look look, Spell database, string[] names) =>
        names.Where(name => look.Input.Text(name) is { } value && value != database.Text(name)).ToDictionary(name => name, name => look.Input.Text(name));
}
