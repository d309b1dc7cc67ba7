using System.Globalization;
using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.AutoScaling;

/// <summary>Launches and terminations of the last six weeks, newest first.</summary>
internal static class DescribeScalingActivities
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(42);

    public static XElement Handle(Look look)
    {
        var name = look.Input.Text("AutoScalingGroupName");
        var ids = look.Input.Texts("ActivityIds").ToHashSet();
        var groups = look.Standing(AutoScalingService.Group).Where(group => name is null || group.PhysicalId == name).ToList();
        if (name is not null && groups.Count == 0)
            throw AwsException.Validation("AutoScalingGroup name not found - AutoScalingGroup: " + name + " not found");
        var activities = groups.SelectMany(group => Of(look, group.PhysicalId)).Where(activity => ids.Count == 0 || ids.Contains(activity.Id));
        var (page, next) = KeyedPage.Of("DescribeScalingActivities", activities, Key, look.Input.Text("NextToken"), AutoScalingService.PageSize(look, 100), AutoScalingService.InvalidToken);
        return Xml.Structure("DescribeScalingActivitiesResult", Xml.List("Activities", page.Select(activity => Shape(look, activity))), Xml.Text("NextToken", next));
    }

    private static IEnumerable<Activity> Of(Look look, string group)
    {
        foreach (var one in Fleet.Of(look.Region, group))
        {
            if (one.LaunchedAt <= look.At && one.LaunchedAt > look.At - Shown)
                yield return new Activity(Hash.Uuid(one.Id + "launch"), group, $"Launching a new EC2 instance: {one.Id}", one.Cause, one.LaunchedAt, one.InServiceAt, one.Zone, one.SubnetId);
            if (one.EndedAt is { } ended && ended <= look.At && ended > look.At - Shown)
                yield return new Activity(Hash.Uuid(one.Id + "end"), group, $"Terminating EC2 instance: {one.Id}", one.EndCause ?? "", ended, ended, one.Zone, one.SubnetId);
        }
    }

    private static string Key(Activity activity) =>
        $"{long.MaxValue - activity.From.UtcTicks:D19}/{activity.Id}";

    private static XElement Shape(Look look, Activity activity)
    {
        var done = activity.To <= look.At;
        return Xml.Member(
            Xml.Text("ActivityId", activity.Id), Xml.Text("AutoScalingGroupName", activity.Group), Xml.Text("Description", activity.Description),
            Xml.Text("Cause", $"At {activity.From.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)} {activity.Cause}"),
            Xml.Time("StartTime", activity.From), done ? Xml.Time("EndTime", activity.To) : null,
            Xml.Text("StatusCode", done ? "Successful" : "InProgress"), Xml.Number("Progress", done ? 100 : 50),
            Xml.Text("Details", $$"""{"Subnet ID":"{{activity.Subnet}}","Availability Zone":"{{activity.Zone}}"}"""));
    }

    private sealed record Activity(
        string Id, string Group, string Description, string Cause, DateTimeOffset From, DateTimeOffset To, string Zone, string? Subnet);
}
