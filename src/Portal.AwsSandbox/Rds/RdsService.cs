using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Rds;

/// <summary>RDS: database instances, where they are, what they went through, and what an operator does to them.</summary>
public static class RdsService
{
    public static IAwsService Create(World world) => new QueryService(
        "rds", "2014-10-31", "http://rds.amazonaws.com/doc/2014-10-31/", LookActions.Of(
            world,
            new() { ["DescribeDBInstances"] = DescribeDBInstances.Handle, ["DescribeEvents"] = DescribeEvents.Handle },
            new()
            {
                ["ModifyDBInstance"] = ModifyDBInstance.Handle,
                ["StopDBInstance"] = PowerOfDBInstance.Stop,
                ["StartDBInstance"] = PowerOfDBInstance.Start,
                ["RebootDBInstance"] = PowerOfDBInstance.Reboot,
            }));

    internal static Spell Database(Look look)
    {
        new Constraints(look.Input).Required("DBInstanceIdentifier").Hold();
        return look.Find(Databases.Type, look.Input.Text("DBInstanceIdentifier")) ?? throw NotFound(look.Input.Text("DBInstanceIdentifier")!);
    }

    internal static AwsException NotFound(string id) => new("DBInstanceNotFound", $"DBInstance {id} not found.", 404);

    internal static int PageSize(Look look) => look.Input.Number("MaxRecords") switch
    {
        null => 100,
        var size and >= 20 and <= 100 => size.Value,
        var size => throw new AwsException("InvalidParameterValue", $"Invalid value {size} for MaxRecords. Must be between 20 and 100"),
    };

    internal static AwsException InvalidMarker() => new("InvalidParameterValue", "The parameter Marker is not a valid marker.");
}
