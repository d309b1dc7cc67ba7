using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.Costs.Metering;

/// <summary>A database: its instances while they run, its storage always, backups beyond its size, and the secret RDS keeps for it.</summary>
internal static class DatabaseMeter
{
    /// <summary>Share of its storage that holds data.</summary>
    private const decimal Full = 0.6m;

    public static IEnumerable<Usage> Of(Spell spell, Window window, IReadOnlyList<Disturbance> stopped)
    {
        var multiAz = spell.Says("MultiAZ");
        var type = spell.Text("DBInstanceClass") ?? "db.t3.small";
        var gb = (decimal)(spell.Number32("AllocatedStorage") ?? 20);
        var deployment = multiAz ? "Multi-AZ" : "Single-AZ";
        var tags = ResourceTags.Of(spell);
        var paused = stopped.Where(each => each.PhysicalId == spell.PhysicalId).Sum(each => window.Overlap(each.From, each.To));
        var share = window.Hours / window.HoursOfMonth;
        yield return new("CreateDBInstance:0002", multiAz ? $"{{}}Multi-AZUsage:{type}" : $"{{}}InstanceUsage:{type}", Math.Max(0, window.Hours - paused), tags)
        {
            InstanceType = type,
            DatabaseEngine = Engine(spell),
            DeploymentOption = deployment,
        };
        // The list states gp3 storage for Multi-AZ alone: two copies, so one is half as much of it.
        yield return new("", "{!}RDS:Multi-AZ-GP3-Storage", (multiAz ? gb : gb / 2) * share, tags) { DatabaseEngine = Engine(spell), DeploymentOption = deployment };
        if (BackupGb(spell, gb) is var backup and > 0) yield return new("", "{}RDS:ChargedBackupUsage", backup * share, tags) { DatabaseEngine = Engine(spell) };
        if (spell.Says("ManageMasterUserPassword")) yield return new("", "{!}AWSSecretsManager-Secrets", share, tags);
    }

    /// <summary>A database that is gone frees no backup any more: what was in it is billed from the first gigabyte.</summary>
    public static Usage Snapshot(Spell spell, Window window) =>
        new("", "{}RDS:ChargedBackupUsage", Full * (spell.Number32("AllocatedStorage") ?? 20) * window.Hours / window.HoursOfMonth, spell.Says("CopyTagsToSnapshot") ? ResourceTags.Of(spell) : TagSet.None)
        {
            DatabaseEngine = Engine(spell),
        };

    // A database is a bit more than half full and changes by three per cent a day; as much backup as it is large is free.
    private static decimal BackupGb(Spell spell, decimal gb) =>
        Math.Max(0, Full * gb * (1 + 0.03m * (spell.Number32("BackupRetentionPeriod") ?? 1)) - gb);

    private static string Engine(Spell spell) => spell.Text("Engine") is null or "mysql" ? "MySQL" : spell.Text("Engine")!;
}
