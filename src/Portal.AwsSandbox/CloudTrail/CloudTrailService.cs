using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudTrail;

/// <summary>CloudTrail: who changed what when.</summary>
public static class CloudTrailService
{
    public static IAwsService Create(World world) => new JsonService(
        "cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", "1.1", new Dictionary<string, JsonAction>
        {
            ["LookupEvents"] = (request, input, _) => Task.FromResult(LookupEvents.Handle(request, input, world.Region(request.Account, request.Region))),
        });
}
