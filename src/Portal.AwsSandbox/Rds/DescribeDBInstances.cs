using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Rds;

internal static class DescribeDBInstances
{
    public static XElement Handle(Look look)
    {
        var databases = look.Standing(Databases.Type).AsEnumerable();
        if (look.Input.Text("DBInstanceIdentifier") is { Length: > 0 } id)
        {
            var name = id.Split(":db:")[^1];
            databases = [look.Find(Databases.Type, name) ?? throw RdsService.NotFound(name)];
        }
        foreach (var filter in look.Input.Structures("Filters", "Filter")) databases = databases.Where(Matching(look, filter)).ToList();
        var (page, next) = KeyedPage.Of("DescribeDBInstances", databases, database => database.PhysicalId, look.Input.Text("Marker"), RdsService.PageSize(look), RdsService.InvalidMarker);
        return Xml.Structure("DescribeDBInstancesResult",
            Xml.Text("Marker", next), Xml.Named("DBInstances", "DBInstance", page.Select(database => DBInstanceShape.Of(look, database, "DBInstance"))));
    }

    private static Func<Spell, bool> Matching(Look look, QueryInput filter)
    {
        var values = filter.Texts("Values", "Value");
        return filter.Text("Name") switch
        {
            "db-instance-id" => database => values.Any(value => value.Split(":db:")[^1] == database.PhysicalId),
            "engine" => database => values.Contains(database.Text("Engine") ?? ""),
            "dbi-resource-id" => database => values.Contains(DBInstanceShape.ResourceId(look, database)),
            var other => throw new AwsException("InvalidParameterValue", $"Unrecognized filter name: {other}"),
        };
    }
}
