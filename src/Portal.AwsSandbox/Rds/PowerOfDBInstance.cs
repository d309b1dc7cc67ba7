using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Rds;

/// <summary>Stopping, starting and rebooting a database.</summary>
internal static class PowerOfDBInstance
{
    private static readonly TimeSpan StopTakes = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan StartTakes = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan RebootTakes = TimeSpan.FromSeconds(40);

    public static XElement Stop(Look look)
    {
        var database = In(look, "available");
        Busy(look, database, "stopping", look.After(StopTakes));
        Disturbances.Begin(look.Region, DisturbanceKind.DatabaseStopped, look.At, null, one => one with { PhysicalId = database.PhysicalId, StackId = database.StackId });
        return Answer(look, database);
    }

    public static XElement Start(Look look)
    {
        var database = In(look, "stopped");
        var up = look.After(StartTakes);
        Busy(look, database, "starting", up);
        // It is as good as stopped until it is up.
        Disturbances.End(look.Region, up, one => one.Kind == DisturbanceKind.DatabaseStopped && one.PhysicalId == database.PhysicalId);
        return Answer(look, database);
    }

    public static XElement Reboot(Look look)
    {
        var database = In(look, "available");
        if (look.Input.Flag("ForceFailover"))
        {
            if (!database.Says("MultiAZ"))
                throw new AwsException("InvalidParameterCombination", "Cannot specify ForceFailover when the instance is not configured for MultiAZ.");
            if (!Databases.FailOver(look.Region, database, look.At))
                throw new AwsException("InvalidDBInstanceState", "The standby of the instance is not available.");
            Busy(look, database, "rebooting", look.At + Databases.FailoverTakes);
        }
        else Busy(look, database, "rebooting", look.At + RebootTakes);
        return Answer(look, database);
    }

    private static Spell In(Look look, string wanted)
    {
        var database = RdsService.Database(look);
        var status = DBInstanceShape.Status(look, database, Databases.At(look.Region, database, look.At));
        return status == wanted
            ? database
            : throw new AwsException("InvalidDBInstanceState", $"Instance {database.PhysicalId} is not in {wanted} state.");
    }

    private static void Busy(Look look, Spell database, string word, DateTimeOffset until) =>
        Disturbances.Begin(look.Region, DisturbanceKind.DatabaseBusy, look.At, until, one => one with { PhysicalId = database.PhysicalId, StackId = database.StackId, Word = word });

    private static XElement Answer(Look look, Spell database)
    {
        Trail.Note(look, database.Type, database.PhysicalId);
        return Xml.Structure(look.Request.Action + "Result", DBInstanceShape.Of(look, database, "DBInstance"));
    }
}
