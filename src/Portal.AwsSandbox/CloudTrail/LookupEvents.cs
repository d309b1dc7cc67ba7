using System.Text.Json.Nodes;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudTrail;

/// <summary>Events of ninety days, newest first, by at most one attribute.</summary>
internal static class LookupEvents
{
    private static readonly string[] Keys = ["EventId", "EventName", "ReadOnly", "Username", "ResourceType", "ResourceName", "EventSource", "AccessKeyId"];

    public static Output Handle(WireRequest request, Members input, Region region)
    {
        var attributes = input.Structures("LookupAttributes") ?? [];
        if (attributes.Count > 1) throw Invalid("InvalidLookupAttributesException", "You can specify only one lookup attribute.");
        foreach (var attribute in attributes)
            if (!Keys.Contains(attribute.Text("AttributeKey")) || attribute.Text("AttributeValue") is not { Length: > 0 })
                throw Invalid("InvalidLookupAttributesException", "The lookup attribute is not valid.");
        var size = input.Number("MaxResults") ?? 50;
        if (size is < 1 or > 50) throw Invalid("InvalidMaxResultsException", "MaxResults must be between 1 and 50.");
        var (from, to) = (input.Time("StartTime"), input.Time("EndTime"));
        if (from > to) throw Invalid("InvalidTimeRangeException", "The start time must be before the end time.");
        var found = region.Read(now =>
        {
            var at = region.Clock.ShownAt(now);
            return region.Trail.All.Where(one => one.At <= at && (from is null || one.At >= from) && (to is null || one.At <= to) && attributes.TrueForAll(each => Matches(one, each))).ToList();
        });
        var (page, next) = KeyedPage.Of(
            "LookupEvents", found, one => $"{long.MaxValue - one.At.UtcTicks:D19}/{one.Id}", input.Text("NextToken"), size,
            () => Invalid("InvalidNextTokenException", "The token is not valid."));
        return new Output { { "Events", page.ConvertAll(one => Shape(region, one)) }, { "NextToken", next } };
    }

    private static bool Matches(TrailEvent one, Members attribute)
    {
        var value = attribute.Text("AttributeValue");
        return value == attribute.Text("AttributeKey") switch
        {
            "EventId" => one.Id,
            "EventName" => one.Name,
            "ReadOnly" => one.ReadOnly ? "true" : "false",
            "Username" => one.UserName,
            "ResourceType" => one.ResourceType,
            "ResourceName" => one.ResourceName,
            "EventSource" => one.Source,
            _ => one.AccessKeyId,
        };
    }

    private static Output Shape(Region region, TrailEvent one) => new()
    {
        { "EventId", one.Id },
        { "EventName", one.Name },
        { "ReadOnly", one.ReadOnly ? "true" : "false" },
        { "AccessKeyId", one.AccessKeyId },
        { "EventTime", one.At },
        { "EventSource", one.Source },
        { "Username", one.UserName },
        { "Resources", new List<Output> { new() { { "ResourceType", one.ResourceType }, { "ResourceName", one.ResourceName } } } },
        { "CloudTrailEvent", Record(region, one).ToJsonString() },
    };

    private static JsonObject Record(Region region, TrailEvent one) => new()
    {
        ["eventVersion"] = "1.09",
        ["userIdentity"] = new JsonObject
        {
            ["type"] = one.PrincipalArn.Contains(":assumed-role/", StringComparison.Ordinal) ? "AssumedRole" : "IAMUser",
            ["arn"] = one.PrincipalArn,
            ["accountId"] = region.Account,
            ["accessKeyId"] = one.AccessKeyId,
            ["userName"] = one.UserName,
        },
        ["eventTime"] = one.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"),
        ["eventSource"] = one.Source,
        ["eventName"] = one.Name,
        ["awsRegion"] = region.Name,
        ["sourceIPAddress"] = "203.0.113.10",
        ["userAgent"] = "sandbox",
        ["requestParameters"] = JsonNode.Parse(one.Parameters),
        ["eventID"] = one.Id,
        ["readOnly"] = one.ReadOnly,
        ["eventType"] = "AwsApiCall",
        ["managementEvent"] = true,
        ["recipientAccountId"] = region.Account,
        ["eventCategory"] = "Management",
    };

    private static AwsException Invalid(string code, string message) => new(code, message);
}
